/** What both elements of the back office fire, by name with its `detail`. They bubble and are composed. */
export interface OfficeEvents {
  'session-expired': null;
}

/** What `<sendcloud-order-panel>` fires. `order` is the id of the order that is on show; empty: the list is. */
export interface PanelEvents extends OfficeEvents {
  'order-change': { order: string };
}
