import { html, type TemplateResult } from 'lit';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import { formatMoney } from '../../core/money.ts';
import { formatDay, formatMoment } from '../core/moments.ts';
import { windowText } from '../core/order-text.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { factList } from './facts.ts';
import { outside } from './outside.ts';

/** What is known of an order. Who it is for is not: names and addresses are sealed, and no session opens them. */
export function orderFacts({ createdAt, account, upstream, delivery, statusUrl }: OrderView, words: OfficeWords): TemplateResult {
  const { lang, t } = words;
  const { title, code, carrier, deliveryDate, deliveryWindow, price, servicePoint, postNumber } = delivery;
  return factList([
    [t('placed'), formatMoment(createdAt, lang)],
    [t('delivery'), [title ?? code, carrier].filter(Boolean).join(' · ') || t('unknown')],
    [t('day'), deliveryDate ? formatDay(deliveryDate, lang) : windowText(deliveryWindow, lang)],
    [t('point'), servicePoint && html`<b>${servicePoint.name}</b><br />${servicePoint.addressLines.join(', ')}`],
    [t('postNumber'), postNumber],
    [t('paid'), price && formatMoney(price, lang)],
    [t('ships'), t(account.kind === 'own' ? 'shipsOwn' : 'shipsCentral')],
    [t('buyerPage'), outside(statusUrl, t('buyerPageOpen'), words)],
    [t('reference'), upstream?.reference],
  ]);
}
