import type { Sendcloud } from '../services/upstream.ts';
import { accountV3 } from './account-v3.ts';
import { deliveryOptionsV3 } from './delivery-options-v3.ts';
import { connectUrl, readConnection } from './connect.ts';
import { documents } from './documents.ts';
import { createHttpClient, type HttpClientOptions } from './http-client.ts';
import { invoicesV3 } from './invoices-v3.ts';
import { locatedOrders } from './located-orders.ts';
import { ordersV3 } from './orders-v3.ts';
import { parcelsV2 } from './parcels-v2.ts';
import { createSenderAddresses } from './sender-addresses-v3.ts';
import { servicePointsV3 } from './service-points-v3.ts';
import { shipmentsV3 } from './shipments-v3.ts';
import { shippingOptionsV3 } from './shipping-options-v3.ts';
import { readEvent } from './webhook.ts';

export interface SendcloudOptions extends HttpClientOptions {
  /** The name under which Sendcloud knows this platform, for the page where merchants allow it access. */
  platform?: string;
}

/** Sendcloud's own addresses: of its APIs, without a path, and of what a merchant sees. A sandbox shows its panel where its API is. */
export const sendcloudUrls = {
  api: 'https://panel.sendcloud.sc',
  auth: 'https://account.sendcloud.com',
  panel: 'https://app.sendcloud.com',
} as const;

/** Sendcloud over HTTP: one client, and one gateway for each part of each API version. */
export function createSendcloud(options: SendcloudOptions): Sendcloud {
  const { clock, log, baseUrl, platform } = options;
  const http = createHttpClient(options);
  const senderAddresses = createSenderAddresses({ http, clock, log });
  const account = accountV3({ http });
  const orderGateways = {
    'v3-orders': locatedOrders(ordersV3({ http, log, integrationId: account.integrationId }), senderAddresses),
    'v2-parcels': locatedOrders(parcelsV2({ http, log }), senderAddresses),
    'v3-shipments': shipmentsV3({ http, log, senderAddresses, integrationId: account.integrationId }),
  };
  return {
    panelUrl: options.baseUrl === sendcloudUrls.api ? sendcloudUrls.panel : `${options.baseUrl}/panel`,
    ...servicePointsV3({ http, clock, log }),
    ...deliveryOptionsV3({ http, log }),
    ...shippingOptionsV3({ http, senderAddresses, log }),
    ...documents({ http }),
    ...invoicesV3({ http, log }),
    ...account,
    connectUrl: platform === undefined ? null : (wish) => connectUrl({ baseUrl, platform }, wish),
    readConnection,
    senderAddresses: senderAddresses.list,
    readEvent,
    orders: (api) => orderGateways[api],
  };
}
