import type { JSX } from 'solid-js';
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

type Html<Element, Own> = Omit<JSX.HTMLAttributes<Element>, keyof Own>;
type Properties<Settings> = { [Name in keyof Settings as `prop:${Name & string}`]?: Settings[Name] };
type Handlers<Events> = { [Name in keyof Events as `on:${Name & string}`]?: (event: EventMap<Events>[Name]) => void };
type Office<Element, Settings, Events> = Html<Element, Settings> & Omit<Settings, 'messages'> & Properties<Settings> & Handlers<Events>;

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'sendcloud-delivery-picker': Html<SendcloudDeliveryPicker, PickerSettings & PickerAttributes> &
        PickerAttributes &
        Properties<PickerSettings> &
        Handlers<PickerEvents>;
      'sendcloud-merchant-connect': Office<SendcloudMerchantConnect, ConnectSettings, OfficeEvents>;
      'sendcloud-order-panel': Office<SendcloudOrderPanel, PanelSettings, PanelEvents>;
    }
  }
}
