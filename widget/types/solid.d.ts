import type { JSX } from 'solid-js';
import type { PickerAttributes, PickerEventMap, PickerSettings, SendcloudDeliveryPicker } from './props.js';

export * from '../index.js';
export type { PickerAttributes, PickerSettings } from './props.js';

type Html = Omit<JSX.HTMLAttributes<SendcloudDeliveryPicker>, keyof PickerSettings | keyof PickerAttributes>;
type Properties = { [Name in keyof PickerSettings as `prop:${Name & string}`]?: PickerSettings[Name] };
type Handlers = { [Name in keyof PickerEventMap as `on:${Name}`]?: (event: PickerEventMap[Name]) => void };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'sendcloud-delivery-picker': Html & PickerAttributes & Properties & Handlers;
    }
  }
}
