import type { OrderState, OrderView } from '../../../proxy/contract/orders.ts';

/** What the list is searched for. `from` and `to` are days as date fields have them, both included; empty asks for all. */
export interface OrderSearch {
  readonly search: string;
  readonly state: OrderState | '';
  readonly from: string;
  readonly to: string;
}

export const everything: OrderSearch = { search: '', state: '', from: '', to: '' };

/** Whether a label of the order can be printed here, or bought first. */
export const isPrintable = ({ account, state, label }: OrderView): boolean =>
  account.kind === 'central' && (label.available || (state === 'held' && !label.cancelling));
