import { html, nothing, type TemplateResult } from 'lit';
import type { LabelBatch } from '../../../proxy/contract/labels.ts';
import type { BulkProgress } from '../controllers/order-bulk.ts';
import { failureText } from '../core/failure.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { progress } from './progress.ts';

interface ProgressHands {
  readonly words: OfficeWords;
  /** Opens an order that could not be done. */
  readonly open: (id: string) => void;
  readonly close: () => void;
}

/** How far the labels of a batch are; at the end the file, and why some orders have none. */
export function batchProgress(
  batch: LabelBatch,
  { words, open, close, download }: ProgressHands & { download: () => void },
): TemplateResult {
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
        orders: unprinted.map(({ id, number, reason }) => ({ id, number: number ?? id, reason: reason ?? '', lang: 'en' })),
      },
      words,
      open,
      close,
    },
    isReady ? button : nothing,
  );
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
