import type { LabelDocument, LabelFormat } from '../contract/labels.ts';
import type { Merchant } from '../domain/merchant.ts';
import { orderView } from '../domain/order-view.ts';
import { withLabels } from '../domain/parcels.ts';
import { noLabel } from './buy-label.ts';
import { accountOf, asked } from './order-account.ts';
import { findOrder } from './order-book.ts';
import type { OrderDeps } from './order-deps.ts';

/** One kind of paper of each of an order's parcels, as one PDF. */
export async function getLabel(
  deps: OrderDeps,
  merchant: Merchant,
  id: string,
  { document, format }: { document: LabelDocument; format: LabelFormat },
): Promise<Uint8Array> {
  const record = await findOrder(deps, merchant, id);
  const { label } = orderView(record);
  if (!label.available) throw noLabel(label.reason ?? 'There is no parcel yet.');
  const credential = await accountOf(deps, merchant, record);
  const parcelIds = withLabels(record).map((parcel) => parcel.id);
  const papers = await asked(deps.sendcloud.documents(credential, { document, format, parcelIds }));
  if (papers === null) throw noLabel('These parcels have no such paper.');
  return papers;
}
