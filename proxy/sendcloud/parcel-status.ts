/** API v2 speaks of statuses by number, v3 by code (`GET /parcels/statuses` of both). Outside this folder there are only codes. */
const codes: Record<number, string> = {
  1: 'ANNOUNCED',
  3: 'TO_SORTING',
  4: 'DELAYED',
  5: 'SORTED',
  6: 'UNSORTED',
  7: 'SORTING',
  8: 'DELIVERY_FAILED',
  11: 'DELIVERED',
  12: 'AWAITING_CUSTOMER_PICKUP',
  13: 'ANNOUNCED_UNCOLLECTED',
  15: 'COLLECT_ERROR',
  22: 'PICKED_UP_BY_DRIVER',
  80: 'UNDELIVERABLE',
  91: 'SHIPMENT_ON_ROUTE',
  92: 'DRIVER_ON_ROUTE',
  93: 'COLLECTED_BY_CUSTOMER',
  94: 'CANCELLATION_FAILED',
  999: 'NO_LABEL',
  1000: 'READY_TO_SEND',
  1001: 'ANNOUNCING',
  1002: 'ANNOUNCEMENT_FAILED',
  1337: 'UNKNOWN',
  1998: 'CANCELLED_UPSTREAM',
  1999: 'CANCELLING',
  2000: 'CANCELLED',
  2001: 'CANCELLING_UPSTREAM',
  62989: 'AT_CUSTOMS',
  62990: 'AT_SORTING_CENTRE',
  62991: 'REFUSED_BY_RECIPIENT',
  62992: 'RETURNED_TO_SENDER',
  62993: 'DELIVERY_METHOD_CHANGED',
  62994: 'DELIVERY_DATE_CHANGED',
  62995: 'DELIVERY_ADDRESS_CHANGED',
  62996: 'EXCEPTION',
  62997: 'ADDRESS_INVALID',
};

/** The code for a v2 number; a new number keeps its words. */
export const statusCode = (id: number | undefined, message: string | undefined): string | undefined => codes[id ?? 0] ?? message;

const finals = ['DELIVERED', 'COLLECTED_BY_CUSTOMER', 'RETURNED_TO_SENDER', 'CANCELLED', 'CANCELLED_UPSTREAM'];

/** Whether a parcel's life ends here. */
export const isFinal = (code: string): boolean => finals.includes(code);
