import type { Credential, Merchant } from '../domain/merchant.ts';
import { parcelsOf } from '../domain/parcels.ts';
import { noLabel } from './buy-label.ts';
import { accountOf, asked } from './order-account.ts';
import { findOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';
import type { JoinPdfs } from './ports.ts';
import { showBatch } from './print-labels.ts';
import { mostDocuments, type WantedDocuments } from './upstream.ts';

/** The labels that a batch has by now, in the order they were asked for, as one PDF. Sendcloud gives twenty at a time. */
export async function getBatchLabels(deps: OrderDeps & { joinPdfs: JoinPdfs }, merchant: Merchant, id: string): Promise<Uint8Array> {
  const { format, orders } = await showBatch(deps, merchant, id);
  const records = await Promise.all(orders.filter(({ outcome }) => outcome === 'done').map((order) => findOrder(deps, merchant, order.id)));
  const [first] = records;
  if (first === undefined) throw noLabel('None of these orders has a label yet.');
  const credential = await accountOf(deps, merchant, first);
  const parcelIds = records.flatMap(parcelsOf).map((parcel) => parcel.id);
  const files: Uint8Array[] = [];
  for (let from = 0; from < parcelIds.length; from += mostDocuments)
    files.push(await labelsOf(deps, credential, { document: 'label', format, parcelIds: parcelIds.slice(from, from + mostDocuments) }));
  return deps.joinPdfs(files);
}

async function labelsOf(deps: OrderDeps, credential: Credential, wanted: WantedDocuments): Promise<Uint8Array> {
  const labels = await asked(deps.sendcloud.documents(credential, wanted));
  if (labels === null) throw noLabel('Sendcloud does not show one of these labels any more.');
  return labels;
}
