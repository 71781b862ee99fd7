import type { OrderState, OrderView } from '../../../proxy/contract/orders.ts';

/** What the list is searched for. `from` and `to` are days as date fields have them, both included; empty asks for all. */
export interface OrderSearch {
  readonly search: string;
  readonly state: OrderState | '';
  readonly from: string;
  readonly to: string;
}

export const everything: OrderSearch = { search: '', state: '', from: '', to: '' };

/** Orders that one file holds the labels of (`PrintLabels`). */
export const MOST_IN_BATCH = 200;

/** Whether a label of the order can be printed here, or bought first. */
export const isPrintable = ({ account, state, label }: OrderView): boolean =>
  account.kind === 'central' && (label.available || (state === 'held' && !label.cancelling));

/** Whether a person may let the order go as it is. While it has a link by which a service point is chosen, that comes first. */
export const isReleasable = ({ state, repairUrl }: OrderView): boolean => state === 'review' && repairUrl === null;

/** Whether anything can be done with it beside others. */
export const isChoosable = (order: OrderView): boolean => isPrintable(order) || isReleasable(order);
