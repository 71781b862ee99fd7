import type { LitElement } from 'lit';
import type { SendcloudMerchantConnect } from '../back-office/merchant-connect.ts';
import type { OfficeEvents, PanelEvents } from '../back-office/office-events.ts';
import type { SendcloudOrderPanel } from '../back-office/order-panel.ts';
import type { PickerEvents } from '../controllers/picker-events.ts';
import type { SendcloudDeliveryPicker } from '../delivery-picker.ts';
import type { PickerProperties } from '../picker-properties.ts';

/** `addressLine1` as `address-line-1`. */
type AttributeName<Name extends string> = Name extends `${infer Sign}${infer Rest}`
  ? `${Sign extends Lowercase<Sign> ? (Sign extends `${number}` ? '-' : '') : '-'}${Lowercase<Sign>}${AttributeName<Rest>}`
  : '';

/** A switch that stands there is on, and a number is text. */
type AttributeValue<Value> = Value extends boolean ? Value | '' : Value extends number ? Value | `${number}` : Value;

type Own = Omit<PickerProperties, Exclude<keyof LitElement, 'lang'>>;

/** What a page sets as properties; `value` is an earlier selection's token. */
export type PickerSettings = Partial<Own> & { value?: string };

/** The same as attributes. An object has none: it is set as a property. */
export type PickerAttributes = {
  [Name in keyof Own as Own[Name] extends object ? never : AttributeName<Name & string>]?: AttributeValue<Own[Name]>;
} & { value?: string; metadata?: string | Own['metadata'] };

/** Handlers by `on…`, as React 19 and Preact hang them on custom elements. */
export type Handlers<Events> = {
  [Name in keyof Events as `on${Name & string}`]?: (event: CustomEvent<Events[Name]>) => void;
};

/** The events by name. */
export type EventMap<Events> = { [Name in keyof Events]: CustomEvent<Events[Name]> };

/** What a page sets on an element of the back office, as properties or, but for `messages`, as attributes of the same names. */
export type OfficeSettings<Element extends LitElement> = Partial<Omit<Element, Exclude<keyof LitElement, 'lang'>>>;

export type ConnectSettings = OfficeSettings<SendcloudMerchantConnect>;
export type PanelSettings = OfficeSettings<SendcloudOrderPanel>;

export type { OfficeEvents, PanelEvents, PickerEvents, SendcloudDeliveryPicker, SendcloudMerchantConnect, SendcloudOrderPanel };
