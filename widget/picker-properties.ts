import { LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { ShopPrices } from './core/options.ts';
import type { Messages } from './messages/messages.ts';

/** A point the shopper has used before, by the carrier's own id. */
export interface PreferredPoint {
  readonly carrier: string;
  readonly carrierServicePointId: string;
}

/** Where the order goes, as carts have it. */
export interface PickerAddress {
  readonly country?: string;
  readonly postalCode?: string;
  readonly city?: string;
  /** Street and number in one line. */
  readonly addressLine1?: string;
  readonly houseNumber?: string;
}

/** What is sent: grams (or with a unit) and centimetres. */
export interface PickerParcel {
  readonly weight?: string | number;
  readonly length?: string | number;
  readonly width?: string | number;
  readonly height?: string | number;
}

/** Everything a page can set. Setting any of it never fires an event by itself. */
export abstract class PickerProperties extends LitElement {
  /** The shop's publishable key, `pk_…`. It may stand in any page. */
  @property({ attribute: 'publishable-key' }) publishableKey = '';
  /** Base URL of the proxy. Left out, it is where this script came from, if it came by a script tag. */
  @property() proxy = '';
  /** Two letters, ISO 3166-1. */
  @property() country = '';
  @property({ attribute: 'postal-code' }) postalCode = '';
  @property() city = '';
  /** Street and number in one line. */
  @property({ attribute: 'address-line-1' }) addressLine1 = '';
  @property({ attribute: 'house-number' }) houseNumber = '';
  /** `autofill` follows the form's own fields by their `autocomplete`; a selector follows another form. Attributes win. */
  @property({ attribute: 'address-from' }) addressFrom = '';
  /** Grams, or with a unit: `2.5kg`. */
  @property() weight: string | number = '';
  /** Centimetres, like `width` and `height`. */
  @property() length: string | number = '';
  @property() width: string | number = '';
  @property() height: string | number = '';
  /** What the buyer pays for goods, after discounts, VAT included: `45.90`. */
  @property({ attribute: 'order-value' }) orderValue: string | number = '';
  /** ISO 4217. Never converted: another one than the shop's is an error. */
  @property() currency = '';
  /** Which carriers to show, in this order; `dhl:service-point` limits one to a type. */
  @property() carriers = '';
  /** Any of `standard same-day nominated-day service-point`, in this order. */
  @property({ attribute: 'delivery-types' }) deliveryTypes = '';
  /** Any of `shop locker post-office depot`. */
  @property({ attribute: 'point-types' }) pointTypes = '';
  /** Up to five pairs for Sendcloud's checkout rules; the attribute holds `key=value key=value`. */
  @property({ converter: { fromAttribute: (text) => Object.fromEntries(pairs(text)) } }) metadata: Readonly<Record<string, string>> = {};
  /** The shop's own prices by option code. They win on screen. */
  @property({ attribute: false }) prices: ShopPrices = {};
  /** Points from the shopper's account with the shop; one that is near is offered first. */
  @property({ attribute: false }) preferredPoints: readonly PreferredPoint[] = [];
  /** The page's own words, by message key. */
  @property({ attribute: false }) messages: Partial<Messages> = {};
  /** BCP 47; left out, the nearest `lang` around the element counts. */
  @property({ reflect: true }) override lang = '';
  /** Points shown at first. */
  @property({ attribute: 'page-size', type: Number }) pageSize = 5;
  /** How the point finder opens: `auto` and `list` with the list, `map` and `split` with the map as well. */
  @property() view: 'auto' | 'list' | 'map' | 'split' = 'auto';
  /** What is chosen at first: the `cheapest` home option, the `first`, or `none`. */
  @property() preselect: 'cheapest' | 'first' | 'none' = 'cheapest';
  /** How long the shopper's own choice is remembered: in this `tab`, on this `device`, or `none`. */
  @property() remember: 'tab' | 'device' | 'none' = 'tab';
  @property({ attribute: 'no-map', type: Boolean }) noMap = false;
  @property({ attribute: 'no-prices', type: Boolean }) noPrices = false;
  @property({ reflect: true }) name = '';
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;
  /** Name of a second form entry: the choice as JSON, to show and not to trust. */
  @property({ attribute: 'details-name' }) detailsName = '';

  /** Sets every part of the address at once; what is left out becomes empty. */
  set address({ country = '', postalCode = '', city = '', addressLine1 = '', houseNumber = '' }: PickerAddress) {
    Object.assign(this, { country, postalCode, city, addressLine1, houseNumber });
  }

  /** Sets weight and measures at once; what is left out becomes empty. */
  set parcel({ weight = '', length = '', width = '', height = '' }: PickerParcel) {
    Object.assign(this, { weight, length, width, height });
  }
}

const pairs = (text: string | null): [string, string][] =>
  (text ?? '')
    .split(/[\s,]+/)
    .filter((pair) => pair.includes('='))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
