import type { Sendcloud } from '../services/upstream.ts';
import { accountV3 } from './account-v3.ts';
import { deliveryOptionsV3 } from './delivery-options-v3.ts';
import { documents } from './documents.ts';
import { createHttpClient, type HttpClientOptions } from './http-client.ts';
import { ordersV3 } from './orders-v3.ts';
import { parcelsV2 } from './parcels-v2.ts';
import { createSenderAddresses } from './sender-addresses-v3.ts';
import { servicePointsV3 } from './service-points-v3.ts';
import { shipmentsV3 } from './shipments-v3.ts';
import { shippingOptionsV3 } from './shipping-options-v3.ts';
import { readEvent } from './webhook.ts';

export type SendcloudOptions = HttpClientOptions;

/** Sendcloud's own addresses, without a path. */
export const sendcloudUrls = { api: 'https://panel.sendcloud.sc', auth: 'https://account.sendcloud.com' } as const;

/** Sendcloud over HTTP: one client, and one gateway for each part of each API version. */
export function createSendcloud(options: SendcloudOptions): Sendcloud {
  const { clock, log } = options;
  const http = createHttpClient(options);
  const senderAddresses = createSenderAddresses({ http, clock, log });
  const account = accountV3({ http });
  const orderGateways = {
    'v3-orders': ordersV3({ http, log, integrationId: account.integrationId }),
    'v2-parcels': parcelsV2({ http, log }),
    'v3-shipments': shipmentsV3({ http, log, senderAddresses, integrationId: account.integrationId }),
  };
  return {
    ...servicePointsV3({ http, clock, log }),
    ...deliveryOptionsV3({ http, log }),
    ...shippingOptionsV3({ http, senderAddresses, log }),
    ...documents({ http }),
    ...account,
    senderAddresses: senderAddresses.list,
    readEvent,
    orders: (api) => orderGateways[api],
  };
}
