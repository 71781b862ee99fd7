import type { OrderState } from '../../proxy/contract/orders.ts';

/** What both elements of the back office fire, by name with its `detail`. They bubble and are composed. */
export interface OfficeEvents {
  'session-expired': null;
}

/**
 * What `<sendcloud-order-panel>` fires. `order` is the id of the order that is on show; empty: the list is. `batch` is that of the labels that are
 * being printed, or were; empty: none is on show. `state` is what the list is searched for; empty: any.
 */
export interface PanelEvents extends OfficeEvents {
  'order-change': { order: string };
  'batch-change': { batch: string };
  'state-change': { state: OrderState | '' };
}
