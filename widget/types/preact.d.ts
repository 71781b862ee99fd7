import type { HTMLAttributes } from 'preact';
import type { PickerAttributes, PickerHandlers, PickerSettings, SendcloudDeliveryPicker } from './props.js';

export * from '../index.js';
export type { PickerAttributes, PickerSettings } from './props.js';

type Html = Omit<HTMLAttributes<SendcloudDeliveryPicker>, keyof PickerSettings | keyof PickerAttributes>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'sendcloud-delivery-picker': Html & PickerAttributes & PickerSettings & PickerHandlers;
    }
  }
}
