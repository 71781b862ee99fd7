import type { DetailedHTMLProps, HTMLAttributes } from 'react';
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

type Html<Element, Own> = Omit<DetailedHTMLProps<HTMLAttributes<Element>, Element>, keyof Own>;
type Office<Element, Settings, Events> = Html<Element, Settings> & Settings & Handlers<Events>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'sendcloud-delivery-picker': Html<SendcloudDeliveryPicker, PickerSettings> &
        PickerAttributes &
        PickerSettings &
        Handlers<PickerEvents>;
      'sendcloud-merchant-connect': Office<SendcloudMerchantConnect, ConnectSettings, OfficeEvents>;
      'sendcloud-order-panel': Office<SendcloudOrderPanel, PanelSettings, PanelEvents>;
    }
  }
}
