import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { PickerAttributes, PickerEventMap, PickerSettings, SendcloudDeliveryPicker } from './props.js';

export * from '../index.js';
export type { PickerAttributes, PickerSettings } from './props.js';

type Emits = EmitFn<{ [Name in keyof PickerEventMap]: (event: PickerEventMap[Name]) => void }>;

/** As Vue's guide "Vue and Web Components" describes an element that is not Vue's. */
type Picker = new () => SendcloudDeliveryPicker & {
  $props: Omit<HTMLAttributes, keyof PickerSettings> & PickerAttributes & PickerSettings & PublicProps;
  $emit: Emits;
};

declare module 'vue' {
  interface GlobalComponents {
    'sendcloud-delivery-picker': Picker;
  }
}
