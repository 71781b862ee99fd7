import type { Merchant } from '../domain/merchant.ts';
import { withLabels } from '../domain/parcels.ts';
import { noLabel } from './buy-label.ts';
import { accountOf, asked } from './order-account.ts';
import { findOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import type { JoinPdfs } from './ports.ts';
import { showBatch } from './print-labels.ts';
import { ProblemError } from './problem-error.ts';
import { mostDocuments } from './upstream.ts';

/** The labels that a batch has by now, in the order they were asked for, as one PDF. Sendcloud gives twenty at a time. */
export async function getBatchLabels(deps: OrderDeps & { joinPdfs: JoinPdfs }, merchant: Merchant, id: string): Promise<Uint8Array> {
  const { format, orders } = await showBatch(deps, merchant, id);
  const records = await Promise.all(orders.filter(({ outcome }) => outcome === 'done').map((order) => findOrder(deps, merchant, order.id)));
  const [first] = records;
  if (first === undefined) throw noLabel('None of these orders has a label yet.');
  const credential = await accountOf(deps, merchant, first);
  const print: Print = (labels) =>
    asked(deps.sendcloud.documents(credential, { document: 'label', format, parcelIds: labels.map(({ parcel }) => parcel) }));
  const labels = records.flatMap((record) => withLabels(record).map((parcel): Label => ({ parcel: parcel.id, order: record.number })));
  const files: Uint8Array[] = [];
  for (let from = 0; from < labels.length; from += mostDocuments)
    files.push(await printed(print, labels.slice(from, from + mostDocuments)));
  return deps.joinPdfs(files).catch((cause: unknown) => {
    throw new ProblemError('upstream-unavailable', { detail: 'Sendcloud sent a label that is no PDF.', cause });
  });
}

/** A parcel's label, and the number of the order that is in it. */
interface Label {
  parcel: string;
  order: string;
}
type Print = (labels: readonly Label[]) => Promise<Uint8Array | null>;

/** These labels. Where one is missing none come, so that nobody packs by a pile that lacks one; whose it is, is said. */
async function printed(print: Print, labels: readonly Label[]): Promise<Uint8Array> {
  const pages = await print(labels);
  if (pages !== null) return pages;
  const lost = new Set<string>();
  for (const label of labels) if ((await print([label])) === null) lost.add(label.order);
  throw noLabel(`Sendcloud does not show the label of ${[...lost].join(', ') || 'one of these orders'} any more.`);
}
