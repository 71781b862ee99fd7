import type { OrderView, ReviewReason } from '../../../proxy/contract/orders.ts';
import type { Money } from '../../../proxy/contract/values.ts';
import { formatMoney } from '../../core/money.ts';
import type { OfficeKey, OfficeTranslate, OfficeWords } from '../messages/office-messages.ts';
import { formatDay } from './moments.ts';

/** "Announced" for `ANNOUNCED`; a status that is new to us as Sendcloud writes it, without its underscores. */
export function statusText(status: string | null, t: OfficeTranslate): string {
  if (!status) return t('unknown');
  return t(`status-${status}` as OfficeKey) || status.replaceAll('_', ' ').toLowerCase();
}

/** Why a person has to look; a reason that is new to us in the proxy's English. */
export const reasonText = ({ type, detail }: ReviewReason, t: OfficeTranslate): string => t(`reason-${type}`) || detail;

/** What to do about it; nothing of a reason that is new to us. */
export const reasonRemedy = ({ type }: ReviewReason, t: OfficeTranslate): string => t(`reason-${type}:do`);

/** Reasons whose detail tells what their sentence cannot: which carrier, which country, what Sendcloud answered. */
const telling: readonly ReviewReason['type'][] = [
  'account-changed',
  'address-differs',
  'carrier-refused',
  'currency-not-supported',
  'customs-missing',
  'service-point-missing',
  'undecided',
  'upstream-refused',
];

export const saysMore = ({ type, detail }: ReviewReason): boolean => detail !== '' && telling.includes(type);

/** Why there is no label here, and undefined where there is one. */
export function noLabelKey({ account, state, label }: OrderView): OfficeKey | undefined {
  if (label.available) return undefined;
  if (state === 'recorded') return 'labelRecorded';
  if (state === 'cancelled') return 'labelNever';
  if (account.kind === 'own') return 'labelOwn';
  if (label.cancelling) return 'labelCancelling';
  return state === 'accepted' ? 'labelComes' : 'labelLater';
}

/** Whether a label can be bought for the order now. */
export const isBuyable = ({ account, state, label }: OrderView): boolean =>
  account.kind === 'central' && (state === 'held' || state === 'review') && !label.cancelling;

export const windowText = (window: OrderView['delivery']['deliveryWindow'], lang: string): string =>
  window ? [...new Set([window.from, window.to])].map((day) => formatDay(day, lang)).join(' – ') : '';

/** An amount; what is not known is said to be so. */
export const priceText = (price: Money | null, { lang, t }: OfficeWords): string => (price ? formatMoney(price, lang) : t('priceUnknown'));
