import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type {
  ConnectSettings,
  EventMap,
  OfficeEvents,
  PanelEvents,
  PanelSettings,
  PickerAttributes,
  PickerEvents,
  PickerSettings,
  SendcloudDeliveryPicker,
  SendcloudMerchantConnect,
  SendcloudOrderPanel,
} from './props.js';

export * from '../index.js';
export type { ConnectSettings, PanelSettings, PickerAttributes, PickerSettings } from './props.js';

type Emits<Events> = EmitFn<{ [Name in keyof Events]: (event: EventMap<Events>[Name]) => void }>;

/** As Vue's guide "Vue and Web Components" describes an element that is not Vue's. */
type Described<Element, Settings, Events, Attributes = Settings> = new () => Element & {
  $props: Omit<HTMLAttributes, keyof Settings> & Attributes & Settings & PublicProps;
  $emit: Emits<Events>;
};

declare module 'vue' {
  interface GlobalComponents {
    'sendcloud-delivery-picker': Described<SendcloudDeliveryPicker, PickerSettings, PickerEvents, PickerAttributes>;
    'sendcloud-merchant-connect': Described<SendcloudMerchantConnect, ConnectSettings, OfficeEvents>;
    'sendcloud-order-panel': Described<SendcloudOrderPanel, PanelSettings, PanelEvents>;
  }
}
