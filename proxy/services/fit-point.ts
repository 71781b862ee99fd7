import type { DeliveryOption } from '../contract/delivery-options.ts';
import type { FitReply, FitRequest, SellerPart } from '../contract/fit.ts';
import type { SelectionReply } from '../contract/selections.ts';
import type { CheckoutDeps } from './checkout-deps.ts';
import { ProblemError } from './problem-error.ts';
import { quoteDelivery } from './quote-delivery.ts';
import { signSelection } from './sign-selection.ts';

type Seller = FitReply['sellers'][number];
type Misfit = Extract<Seller, { fits: false }>;

/**
 * Whether one service point takes the parcel of each of several sellers, each by that seller's own account, carriers and prices. Service points
 * have one id for all of Sendcloud's accounts, so a point that one seller's shopper chose can be asked about for another. A seller who does
 * not ship with the point's carrier, or whose account does not show it, says so and keeps no other from fitting.
 */
export async function fitPoint(deps: CheckoutDeps, id: string, { sellers, ...place }: FitRequest): Promise<FitReply> {
  const fits = await Promise.all(sellers.map((part) => fitSeller(deps, id, part, place)));
  const point = fits.find((one) => one.fits)?.selection.servicePoint ?? null;
  return { servicePoint: point, fitsAll: fits.every((one) => one.fits), sellers: fits };
}

async function fitSeller(deps: CheckoutDeps, id: string, part: SellerPart, place: Omit<FitRequest, 'sellers'>): Promise<Seller> {
  const { merchant: seller, weight, orderValue, currency } = part;
  const merchant = await deps.merchants.byId(seller);
  if (!merchant) return misfit(seller, 'no-such-merchant', 'There is no merchant with this id.');
  try {
    const { country, postalCode } = place;
    const cart = { country, postalCode, weight, orderValue, currency, dimensions: null };
    const { options } = await quoteDelivery(deps, merchant, cart, { carriers: null, deliveryTypes: ['service-point'], metadata: {} });
    const signed = await firstFit(cheapestFirst(options), ({ quote, dates }) =>
      signSelection(deps, merchant, {
        quote,
        deliveryDate: dates[0]?.date ?? null,
        servicePointId: id,
        postNumber: place.postNumber ?? null,
      }),
    );
    if (signed === null) return misfit(seller, 'no-option', 'The seller offers no service point for this part of the basket.');
    return { merchant: seller, fits: true, token: signed.token, selection: signed.selection };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return misfit(seller, reasons[error.type] ?? 'not-known', error.detail ?? words[error.type] ?? 'Sendcloud could not say.');
  }
}

/** What the first option that takes the point is signed as; null when there are no options. Throws what stands against the one that came closest. */
async function firstFit(
  options: readonly DeliveryOption[],
  sign: (option: DeliveryOption) => Promise<SelectionReply>,
): Promise<SelectionReply | null> {
  let closest: ProblemError | null = null;
  for (const option of options) {
    try {
      return await sign(option);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (closest === null || (closest.type === 'service-point-does-not-fit' && error.type !== closest.type)) closest = error;
    }
  }
  if (closest) throw closest;
  return null;
}

/** A price that is not known is no low one. */
const cheapestFirst = (options: readonly DeliveryOption[]): DeliveryOption[] =>
  options.toSorted((a, b) => Number(a.price?.value ?? Number.POSITIVE_INFINITY) - Number(b.price?.value ?? Number.POSITIVE_INFINITY) || 0);

const reasons: Partial<Record<ProblemError['type'], Misfit['reason']>> = {
  'service-point-gone': 'point-gone',
  'service-point-does-not-fit': 'does-not-fit',
  'post-number-needed': 'post-number-needed',
  'currency-differs': 'no-option',
};

const words: Partial<Record<ProblemError['type'], string>> = {
  'service-point-gone': 'The seller’s account does not show this point, or it takes no parcels now.',
  'post-number-needed': 'This locker needs the buyer’s post number, six to ten digits.',
  'currency-differs': 'The seller sells in another currency.',
};

const misfit = (merchant: string, reason: Misfit['reason'], detail: string): Misfit => ({ merchant, fits: false, reason, detail });
