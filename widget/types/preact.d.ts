import type { HTMLAttributes } from 'preact';
import type {
  ConnectSettings,
  Handlers,
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

type Html<Element extends EventTarget, Own> = Omit<HTMLAttributes<Element>, keyof Own>;
type Office<Element extends EventTarget, Settings, Events> = Html<Element, Settings> & Settings & Handlers<Events>;

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'sendcloud-delivery-picker': Html<SendcloudDeliveryPicker, PickerSettings & PickerAttributes> &
        PickerAttributes &
        PickerSettings &
        Handlers<PickerEvents>;
      'sendcloud-merchant-connect': Office<SendcloudMerchantConnect, ConnectSettings, OfficeEvents>;
      'sendcloud-order-panel': Office<SendcloudOrderPanel, PanelSettings, PanelEvents>;
    }
  }
}
