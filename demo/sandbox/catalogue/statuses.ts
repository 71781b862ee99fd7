/** A parcel status: v2 knows it by id, v3 by code. */
export interface Status {
  id: number;
  code: string;
  message: string;
}

const ROWS = `1000 READY_TO_SEND Ready to send
1001 ANNOUNCING Being announced
1 ANNOUNCED Announced
13 ANNOUNCED_UNCOLLECTED Announced: not collected
1002 ANNOUNCEMENT_FAILED Announcement failed
999 NO_LABEL No label
22 PICKED_UP_BY_DRIVER Shipment picked up by driver
15 COLLECT_ERROR Error collecting
3 TO_SORTING En route to sorting center
62990 AT_SORTING_CENTRE At sorting centre
7 SORTING Being sorted
5 SORTED Sorted
6 UNSORTED Not sorted
62989 AT_CUSTOMS At Customs
91 SHIPMENT_ON_ROUTE Parcel en route
92 DRIVER_ON_ROUTE Driver en route
4 DELAYED Delivery delayed
62994 DELIVERY_DATE_CHANGED Delivery date changed
62995 DELIVERY_ADDRESS_CHANGED Delivery address changed
62993 DELIVERY_METHOD_CHANGED Delivery method changed
12 AWAITING_CUSTOMER_PICKUP Awaiting customer pickup
93 COLLECTED_BY_CUSTOMER Shipment collected by customer
11 DELIVERED Delivered
8 DELIVERY_FAILED Delivery attempt failed
80 UNDELIVERABLE Unable to deliver
62991 REFUSED_BY_RECIPIENT Refused by recipient
62992 RETURNED_TO_SENDER Returned to sender
62997 ADDRESS_INVALID Address invalid
1999 CANCELLING Cancellation requested
2001 CANCELLING_UPSTREAM Submitting cancellation request
2000 CANCELLED Cancelled
1998 CANCELLED_UPSTREAM Cancelled upstream
94 CANCELLATION_FAILED Parcel cancellation failed.
62996 EXCEPTION Exception
1337 UNKNOWN Unknown status - check carrier track & trace page for more insights`;

export const STATUSES: readonly Status[] = ROWS.split('\n').map((row) => {
  const [id = '', code = '', ...message] = row.split(' ');
  return { id: Number(id), code, message: message.join(' ') };
});

const byCode = new Map(STATUSES.map((status) => [status.code, status]));
const UNKNOWN = { id: 1337, code: 'UNKNOWN', message: 'Unknown status - check carrier track & trace page for more insights' };

export const statusOf = (code: string): Status => byCode.get(code) ?? UNKNOWN;

const TO_A_DOOR = ['READY_TO_SEND', 'TO_SORTING', 'SORTED', 'DRIVER_ON_ROUTE', 'DELIVERED'];
const TO_A_POINT = ['READY_TO_SEND', 'TO_SORTING', 'SORTED', 'SHIPMENT_ON_ROUTE', 'AWAITING_CUSTOMER_PICKUP', 'COLLECTED_BY_CUSTOMER'];

/** The status a carrier reports next; undefined at the end of the way, or for a parcel that is not on it. */
export function nextStatus(code: string, toServicePoint: boolean): string | undefined {
  const way = toServicePoint ? TO_A_POINT : TO_A_DOOR;
  const at = way.indexOf(code);
  return at < 0 ? undefined : way[at + 1];
}
