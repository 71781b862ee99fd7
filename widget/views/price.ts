import type { Money } from '../../proxy/contract/values.ts';
import { formatMoney, isFree } from '../core/money.ts';
import type { Words } from '../messages/words.ts';

/** "€4.95", "Free", or nothing where no price is known: unknown is not free. */
export const priceText = (price: Money | null, { lang, t }: Words): string => {
  if (price === null) return '';
  return isFree(price) ? t('free') : formatMoney(price, lang);
};
