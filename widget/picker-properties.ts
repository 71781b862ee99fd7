/* oxlint-disable lit/no-classfield-shadowing -- the compiler assigns class fields, it does not define them (tsconfig.json) */
import { LitElement, type PropertyDeclarations } from 'lit';
import type { ShopPrices } from './core/options.ts';
import { words } from './core/parcel.ts';
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

/** How to reach the shopper. Some carriers do not take a parcel without it. */
export interface PickerContact {
  readonly phone?: string;
  readonly email?: string;
  /** The shopper's number with a carrier whose lockers ask for one. */
  readonly postNumber?: string;
}

/** Everything a page can set. Setting any of it never fires an event by itself. */
export abstract class PickerProperties extends LitElement {
  /** A table instead of decorators, which would cost every shopper 0.9 kB. */
  static override properties: PropertyDeclarations = {
    publishableKey: { attribute: 'publishable-key' },
    proxy: {},
    country: {},
    postalCode: { attribute: 'postal-code' },
    city: {},
    addressLine1: { attribute: 'address-line-1' },
    houseNumber: { attribute: 'house-number' },
    addressFrom: { attribute: 'address-from' },
    weight: {},
    length: {},
    width: {},
    height: {},
    orderValue: { attribute: 'order-value' },
    currency: {},
    carriers: {},
    deliveryTypes: { attribute: 'delivery-types' },
    pointTypes: { attribute: 'point-types' },
    metadata: { converter: { fromAttribute: (text: string | null) => Object.fromEntries(pairs(text)) } },
    prices: { attribute: false },
    preferredPoints: { attribute: false },
    contact: { attribute: false },
    messages: { attribute: false },
    lang: { reflect: true, useDefault: true },
    pageSize: { attribute: 'page-size', type: Number, useDefault: true },
    view: {},
    mode: {},
    preselect: {},
    remember: {},
    noMap: { attribute: 'no-map', type: Boolean },
    noGeolocation: { attribute: 'no-geolocation', type: Boolean },
    noPrices: { attribute: 'no-prices', type: Boolean },
    name: { reflect: true, useDefault: true },
    required: { type: Boolean },
    disabled: { type: Boolean, reflect: true },
    detailsName: { attribute: 'details-name' },
  };

  /** The shop's publishable key, `pk_…`. It may stand in any page. */
  publishableKey = '';
  /** Base URL of the proxy. Left out, it is where this script came from, if it came by a script tag. */
  proxy = '';
  /** Two letters, ISO 3166-1. */
  country = '';
  /** As the shopper writes it. */
  postalCode = '';
  /** Town; lets points be looked for around the whole address. */
  city = '';
  /** Street and number in one line. */
  addressLine1 = '';
  /** Where it is not in `address-line-1`. */
  houseNumber = '';
  /** `autofill` follows the form's own fields by their `autocomplete`; a selector follows another form. Attributes win. */
  addressFrom = '';
  /** Grams, or with a unit: `2.5kg`. */
  weight: string | number = '';
  /** Centimetres. */
  length: string | number = '';
  /** Centimetres. */
  width: string | number = '';
  /** Centimetres. */
  height: string | number = '';
  /** What the buyer pays for goods, after discounts, VAT included: `45.90`. */
  orderValue: string | number = '';
  /** ISO 4217. Never converted: another one than the shop's is an error. */
  currency = '';
  /** Which carriers to show, in this order; `dhl:service-point` limits one to a type. */
  carriers = '';
  /** Any of `standard same-day nominated-day service-point`, in this order. */
  deliveryTypes = '';
  /** Any of `shop locker post-office depot`. */
  pointTypes = '';
  /** Up to five pairs for Sendcloud's checkout rules; the attribute holds `key=value key=value`. */
  metadata: Readonly<Record<string, string | undefined>> = {};
  /** The shop's own prices by option code. They win on screen. */
  prices: ShopPrices = {};
  /** Points from the shopper's account with the shop; one that is near is offered first. */
  preferredPoints: readonly PreferredPoint[] = [];
  /** What the shop knows already, so that nobody is asked again; also holds what the shopper was asked for here. */
  contact: PickerContact = {};
  /** The page's own words, by message key. */
  messages: Partial<Messages> = {};
  /** BCP 47; left out, the nearest `lang` around the element counts. */
  override lang = '';
  /** Points shown at first in the finder. */
  pageSize = 5;
  /** How the point finder opens: `list`; `map`, the map alone; `split`, both; `auto`, both where there are 760 px for them, else the list. */
  view: 'auto' | 'list' | 'map' | 'split' = 'auto';
  /** `checkout`: a choice for the form. `product`: the promise alone, read-only: the cheapest way home, when and for what. `points`: a service point alone, whose id is the form's entry. */
  mode: 'checkout' | 'product' | 'points' = 'checkout';
  /** What is chosen at first: the `cheapest` home option, the `first`, or `none`. */
  preselect: 'cheapest' | 'first' | 'none' = 'cheapest';
  /** How long the shopper's own choice is remembered: in this `tab`, on this `device`, or `none`. */
  remember: 'tab' | 'device' | 'none' = 'tab';
  /** Offers no map. */
  noMap = false;
  /** Does not offer to look around the shopper. */
  noGeolocation = false;
  /** Shows no prices. */
  noPrices = false;
  /** Name of the form's entry. */
  name = '';
  /** The form is not sent before there is a choice that can be paid with. */
  required = false;
  /** Nothing can be chosen, and the form gets no entry. */
  disabled = false;
  /** Name of a second form entry: the choice as JSON, to show and not to trust. */
  detailsName = '';

  /** Sets every part of the address at once; what is left out becomes empty. */
  set address(address: PickerAddress) {
    Object.assign(this, { country: '', postalCode: '', city: '', addressLine1: '', houseNumber: '' }, address);
  }

  /** Sets weight and measures at once; what is left out becomes empty. */
  set parcel(parcel: PickerParcel) {
    Object.assign(this, { weight: '', length: '', width: '', height: '' }, parcel);
  }
}

/** A word without `=` is a key without a value, which is complained about where the request is made. */
const pairs = (text: string | null): string[][] => words(text).map((word) => word.split(/=(.*)/));
