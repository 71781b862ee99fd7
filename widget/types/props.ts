import type { LitElement } from 'lit';
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
export type PickerHandlers = {
  [Name in keyof PickerEvents as `on${Name}`]?: (event: CustomEvent<PickerEvents[Name]>) => void;
};

/** The events by name. */
export type PickerEventMap = { [Name in keyof PickerEvents]: CustomEvent<PickerEvents[Name]> };

export type { PickerEvents, SendcloudDeliveryPicker };
