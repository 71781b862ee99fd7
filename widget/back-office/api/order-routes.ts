import type { BuyLabel, LabelBatch, LabelDocument, LabelFormat, ShippingOptions } from '../../../proxy/contract/labels.ts';
import type { OrderList, OrderView, ReturnPortal, Tracking } from '../../../proxy/contract/orders.ts';
import type { OfficeClient, Query } from './office-client.ts';

/** What a session of the role `orders` may ask. All throw as `OfficeClient` does. */
export const orderRoutes = (client: OfficeClient) => {
  const at = (id: string, path = '') => `/orders/${encodeURIComponent(id)}${path}`;
  const batch = (id: string, path = '') => `/label-batches/${encodeURIComponent(id)}${path}`;
  return {
    list: (query: Query, signal: AbortSignal): Promise<OrderList> => client.read('/orders', query, signal),
    order: (id: string): Promise<OrderView> => client.read(at(id)),
    tracking: (id: string): Promise<Tracking> => client.read(at(id, '/tracking')),
    returnPortal: (id: string): Promise<ReturnPortal> => client.read(at(id, '/return-portal')),
    release: (id: string): Promise<OrderView> => client.send('POST', at(id, '/release')),
    cancel: (id: string): Promise<OrderView> => client.send('POST', at(id, '/cancel')),
    /** `parcels` as the route takes them; empty asks about the one that was ordered. */
    options: (id: string, parcels: string, signal: AbortSignal): Promise<ShippingOptions> =>
      client.read(at(id, '/shipping-options'), { parcels }, signal),
    buy: (id: string, purchase: BuyLabel): Promise<OrderView> => client.send('POST', at(id, '/label'), purchase),
    label: (id: string, format: LabelFormat, document: LabelDocument): Promise<Blob> => client.file(at(id, '/label'), { format, document }),
    cancelLabel: (id: string): Promise<OrderView | undefined> => client.remove(at(id, '/label')),
    print: (orders: readonly string[], format: LabelFormat): Promise<LabelBatch> =>
      client.send('POST', '/label-batches', { orders, format }),
    batch: (id: string): Promise<LabelBatch> => client.read(batch(id)),
    batchFile: (id: string): Promise<Blob> => client.file(batch(id, '/pdf')),
  };
};

export type OrderRoutes = ReturnType<typeof orderRoutes>;
