import { html, nothing, type TemplateResult } from 'lit';
import type { LabelBatch } from '../../../proxy/contract/labels.ts';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import type { BulkProgress } from '../controllers/order-bulk.ts';
import { failureText } from '../core/failure.ts';
import { reasonText, saysMore } from '../core/order-text.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { progress, type Undone } from './progress.ts';

interface ProgressHands {
  readonly words: OfficeWords;
  /** Opens an order that could not be done. */
  readonly open: (id: string) => void;
  readonly close: () => void;
}

interface BatchHands extends ProgressHands {
  readonly download: () => void;
  /** The order as the list has it, as far as it is shown: it knows why it waits in words of every language. */
  readonly known: (id: string) => OrderView | undefined;
}

/** How far the labels of a batch are; at the end the file, and why some orders have none. */
export function batchProgress(batch: LabelBatch, { words, open, close, download, known }: BatchHands): TemplateResult {
  const { t } = words;
  const { done, failed, pending, total, orders } = batch;
  const isReady = pending === 0 && done > 0;
  const unprinted = orders.filter(({ outcome }) => outcome === 'failed');
  const button = html`<button type="button" class="primary" part="download-button" @click=${download}>${t('download')}</button>`;
  return progress(
    {
      title: t(pending > 0 ? 'printing' : 'printedTitle'),
      part: 'batch-progress',
      ended: done + failed,
      total,
      outcome: isReady ? t('printed', { count: done }) : undefined,
      failed: {
        text: t('unprinted', { count: failed }),
        orders: unprinted.map((one) => ({ id: one.id, number: one.number ?? one.id, ...whyUnprinted(one, known(one.id), words) })),
      },
      words,
      open,
      close,
    },
    isReady ? button : nothing,
  );
}

/** In the language of the page where the order itself says why, and in the proxy's English what only that says. */
function whyUnprinted(
  { reason }: LabelBatch['orders'][number],
  order: OrderView | undefined,
  { t }: OfficeWords,
): Pick<Undone, 'reason' | 'detail'> {
  const [why] = order?.review ?? [];
  const said = why && reasonText(why, t);
  return said && !saysMore(why) ? { reason: said } : { reason: said ?? '', detail: reason ?? '' };
}

/** How many of the orders that were let go have gone on; at the end why some have not. */
export function releaseProgress({ total, done, failures }: BulkProgress, { words, open, close }: ProgressHands): TemplateResult {
  const { t } = words;
  const ended = done + failures.length;
  return progress({
    title: t(ended < total ? 'releasing' : 'releasedTitle'),
    part: 'release-progress',
    ended,
    total,
    outcome: ended === total && done > 0 ? t('released', { count: done }) : undefined,
    failed: {
      text: t('unreleased', { count: failures.length }),
      orders: failures.map(({ order, error }) => ({ id: order.id, number: order.number, reason: failureText(error, t) })),
    },
    words,
    open,
    close,
  });
}
