import type { AccountView, ConnectReply, MerchantHealth } from '../../../../proxy/contract/connect.ts';
import type { FindingCode, FindingLevel, FindingView } from '../../../../proxy/contract/findings.ts';
import type { LabelBatch, ShippingOptions } from '../../../../proxy/contract/labels.ts';
import type { MerchantView } from '../../../../proxy/contract/merchants.ts';
import type { OrderView, Tracking } from '../../../../proxy/contract/orders.ts';

export function aMerchant(part: Partial<MerchantView> = {}, settings: object = {}): MerchantView {
  return {
    merchant: {
      id: 'kettles',
      name: 'Kettle & Leaf',
      publishableKey: 'pk_kettles',
      origins: [],
      account: 'own',
      orderApi: 'v3',
      orders: 'proxy',
      timeZone: 'Europe/Amsterdam',
      currency: 'EUR',
      rates: [],
      retentionDays: 30,
      ...settings,
    },
    state: 'ready',
    account: { usable: true, reason: '' },
    redirect: false,
    webhookUrl: 'https://proxy.example/webhooks/x',
    ...part,
  };
}

export const anAccount = (part: Partial<AccountView> = {}): AccountView => ({
  auth: 'basic',
  integration: { id: 10_001, kind: 'api', shopName: 'Kettle & Leaf' },
  servicePoints: { on: true, carriers: ['postnl', 'dhl'] },
  checkout: { published: true, offers: 3 },
  webhook: 'here',
  takesParcelsV2: false,
  senderAddressIds: [1],
  contractIds: [1, 2],
  ...part,
});

/** A finding whose English is not to be seen where its code is known. */
export const aFinding = (code: FindingCode, level: FindingLevel = 'error', values: FindingView['values'] = {}): FindingView => ({
  code,
  level,
  what: `what ${code} is`,
  remedy: `what to do about ${code}`,
  values,
});

export const aReply = (part: Partial<ConnectReply> = {}): ConnectReply => ({
  account: anAccount(),
  findings: [],
  canApply: [],
  kept: false,
  applied: [],
  ...part,
});

export const aHealth = (part: Partial<MerchantHealth> = {}): MerchantHealth => ({
  account: anAccount(),
  findings: [],
  canApply: [],
  lookedAt: '2026-11-24T09:00:00.000Z',
  keysRefusedAt: null,
  ...part,
});

export const noKeys = aHealth({ account: null, findings: [aFinding('keys-missing')], lookedAt: null });

let made = 0;

export function anOrder(part: Partial<OrderView> = {}): OrderView {
  made += 1;
  return {
    id: `ord_${made}`,
    merchant: 'kettles',
    number: `K-${1000 + made}`,
    state: 'held',
    createdAt: '2026-11-24T09:00:00.000Z',
    updatedAt: '2026-11-24T09:00:00.000Z',
    account: { kind: 'central', reason: '' },
    delivery: {
      type: 'standard',
      code: 'standard',
      title: 'Standard delivery',
      carrier: 'postnl',
      shippingOptionCode: 'postnl:standard',
      deliveryDate: null,
      deliveryWindow: { from: '2026-11-25', to: '2026-11-26' },
      price: { value: '4.95', currency: 'EUR' },
      servicePoint: null,
      postNumber: null,
    },
    upstream: null,
    parcel: null,
    parcels: [],
    label: { available: false, reason: '', cancelling: false, declared: false },
    review: [],
    panelUrl: null,
    repairUrl: null,
    statusUrl: 'https://proxy.example/status/x',
    ...part,
  };
}

const parcel = { id: '300000001', status: 'ANNOUNCED', trackingNumber: '3SDEMO1', trackingUrl: 'https://track.example/3SDEMO1' };

export const labelled = (part: Partial<OrderView> = {}): OrderView =>
  anOrder({
    state: 'labelled',
    parcel,
    parcels: [parcel],
    label: { available: true, reason: null, cancelling: false, declared: false },
    ...part,
  });

export const own = (part: Partial<OrderView> = {}): OrderView =>
  anOrder({ state: 'imported', account: { kind: 'own', reason: '' }, panelUrl: 'https://panel.example/', ...part });

export const aTracking = (): Tracking => ({
  status: 'ANNOUNCED',
  trackingNumber: '3SDEMO1',
  trackingUrl: 'https://track.example/3SDEMO1',
  events: [{ at: '2026-11-24T10:00:00.000Z', status: 'ANNOUNCED', description: 'Angekündigt <b>x</b>' }],
});

export const someOptions = (part: Partial<ShippingOptions> = {}): ShippingOptions => ({
  parcels: [{ weight: 2500, dimensions: null, items: null }],
  customs: false,
  goods: [
    {
      description: 'Copper kettle',
      quantity: 1,
      weight: 2400,
      price: { value: '45.90', currency: 'EUR' },
      hsCode: null,
      originCountry: null,
    },
  ],
  missing: [],
  chosen: { shippingOptionCode: 'postnl:standard', by: 'order' },
  options: [
    {
      code: 'postnl:standard',
      name: 'PostNL Standard',
      carrier: { code: 'postnl', name: 'PostNL' },
      minWeight: 1,
      maxWeight: 23_000,
      needsServicePoint: false,
      lastMile: 'home',
      requires: [],
      price: { value: '6.95', currency: 'EUR' },
      missing: [],
    },
    {
      code: 'dhl:home',
      name: 'DHL Home',
      carrier: { code: 'dhl', name: 'DHL' },
      minWeight: 1,
      maxWeight: 31_500,
      needsServicePoint: false,
      lastMile: 'home',
      requires: ['phone'],
      price: null,
      missing: [{ what: 'phone', field: 'order.recipient.phone', detail: 'phone' }],
    },
  ],
  ...part,
});

export const toSwitzerland = (): ShippingOptions =>
  someOptions({
    customs: true,
    missing: [
      { what: 'hs-code', field: 'customs.items.0.hsCode', detail: 'hs' },
      { what: 'origin-country', field: 'customs.items.0.originCountry', detail: 'origin' },
    ],
  });

export const aBatch = (part: Partial<LabelBatch> = {}): LabelBatch => ({
  id: 'bat_1',
  createdAt: '2026-11-24T09:00:00.000Z',
  format: 'a6',
  total: 2,
  done: 2,
  failed: 0,
  pending: 0,
  orders: [],
  ...part,
});
