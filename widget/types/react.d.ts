import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { PickerAttributes, PickerHandlers, PickerSettings, SendcloudDeliveryPicker } from './props.js';

export * from '../index.js';
export type { PickerAttributes, PickerSettings } from './props.js';

type Html = Omit<DetailedHTMLProps<HTMLAttributes<SendcloudDeliveryPicker>, SendcloudDeliveryPicker>, keyof PickerSettings>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'sendcloud-delivery-picker': Html & PickerAttributes & PickerSettings & PickerHandlers;
    }
  }
}
