import { isHome } from './options.ts';

interface WalletOption {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  /** A line under the title: when it arrives. */
  readonly detail: string;
  readonly price: { readonly value: string } | null;
}

/** The options as wallet sheets take them. */
export interface WalletOptions {
  /** Apple Pay: `ApplePayShippingMethod[]`. */
  shippingMethods: { identifier: string; label: string; detail: string; amount: string }[];
  /** Google Pay: `ShippingOptionParameters`. */
  shippingOptionParameters: {
    defaultSelectedOptionId: string | undefined;
    shippingOptions: { id: string; label: string; description: string }[];
  };
}

/**
 * Home options, and a service-point option only when it is the chosen one: a sheet cannot ask for a point. An option
 * without a price is left out, as a sheet would show it as free.
 */
export function walletOptions(options: readonly WalletOption[], chosenId: string | undefined): WalletOptions {
  const priced = options.filter((option) => option.price && (isHome(option) || option.id === chosenId));
  const ordered = priced.toSorted((a, b) => Number(b.id === chosenId) - Number(a.id === chosenId));
  return {
    shippingMethods: ordered.map(({ id, title, detail, price }) => ({ identifier: id, label: title, detail, amount: price?.value ?? '' })),
    shippingOptionParameters: {
      defaultSelectedOptionId: chosenId,
      shippingOptions: ordered.map(({ id, title, detail }) => ({ id, label: title, description: detail })),
    },
  };
}
