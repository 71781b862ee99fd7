interface WalletOption {
  readonly id: string;
  readonly title: string;
  /** A line under the title: who brings it, and when. */
  readonly detail: string;
  readonly price: { readonly value: string } | null;
  /** What can be paid with as it is; null where a day or a point is to be chosen first. */
  readonly selection: { readonly token: string } | null;
}

/** A service point, as far as a sheet shows it. */
interface WalletPoint {
  readonly name: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
  readonly city: string;
  readonly country: string;
}

/** What the shopper has chosen, all of it. No token: it is being signed. */
interface WalletChoice {
  readonly id: string;
  readonly token: string | undefined;
  readonly point?: WalletPoint | undefined;
}

/** The options as wallet sheets take them. */
export interface WalletOptions {
  /** By option: what `value` of the picker becomes when a sheet has that one, of the chosen with its point and day. None yet while it is signed. */
  tokens: Record<string, string>;
  /** Apple Pay: `ApplePayShippingMethod[]`. */
  shippingMethods: { identifier: string; label: string; detail: string; amount: string }[];
  /** Apple Pay: `ApplePayShippingType`. */
  shippingType: 'shipping' | 'storePickup';
  /** Apple Pay: `ApplePayPaymentContact`, to show and not to edit; null where the parcel comes home. */
  pickupContact: { addressLines: string[]; locality: string; postalCode: string; countryCode: string } | null;
  /** Google Pay: `ShippingOptionParameters`, whose default has to be one of its options. */
  shippingOptionParameters: {
    defaultSelectedOptionId: string | undefined;
    shippingOptions: { id: string; label: string; description: string }[];
  };
}

/**
 * Options that leave nothing to choose, and the chosen one: a sheet can ask for no point and for no day. An option without a price is left
 * out, as a sheet would show it as free.
 */
export function walletOptions(options: readonly WalletOption[], chosen?: WalletChoice): WalletOptions {
  const priced = options.filter(({ id, price, selection }) => price && (selection || id === chosen?.id));
  const ordered = priced.toSorted((a, b) => Number(b.id === chosen?.id) - Number(a.id === chosen?.id));
  const point = chosen?.point;
  return {
    tokens: Object.fromEntries(
      ordered.flatMap(({ id, selection }) => {
        const token = id === chosen?.id ? chosen.token : selection?.token;
        return token ? [[id, token]] : [];
      }),
    ),
    shippingMethods: ordered.map(({ id, title, detail, price }) => ({ identifier: id, label: title, detail, amount: price?.value ?? '' })),
    shippingType: point ? 'storePickup' : 'shipping',
    pickupContact: point ? contactOf(point) : null,
    shippingOptionParameters: {
      defaultSelectedOptionId: ordered[0]?.id,
      shippingOptions: ordered.map(({ id, title, detail }) => ({ id, label: title, description: detail })),
    },
  };
}

const contactOf = ({ name, street, houseNumber, postalCode, city, country }: WalletPoint): WalletOptions['pickupContact'] => ({
  addressLines: [name, `${street} ${houseNumber}`.trim()],
  locality: city,
  postalCode,
  countryCode: country,
});
