import { CARRIERS as everyCarrier } from './catalogue/carriers.ts';
import {
  type CheckoutConfiguration,
  calmConfiguration,
  fullConfiguration,
  plainConfiguration,
  poundConfiguration,
} from './catalogue/checkout-configurations.ts';
import type { Contract } from './records.ts';

/** What a merchant set up in Sendcloud's panel: one integration with its keys, and the account around it. */
export interface Account {
  /** `demo-<name>-public` and `demo-<name>-secret-not-a-secret` open it. */
  name: string;
  publicKey: string;
  secretKey: string;
  userId: number;
  organization: string;
  integration: Integration;
  /** Keys deleted in the panel: every call is a 401. */
  revoked: boolean;
  /** "Use OAuth2 authentication" is on: Basic is a 401. */
  oauthOnly: boolean;
  /** Accounts made after 13 April 2026 cannot post v2 parcels, except through a partner. */
  v2Parcels: boolean;
  /** The published Dynamic Checkout configuration. */
  checkout: CheckoutConfiguration | null;
  senderAddressIds: readonly number[];
  contracts: Contract[];
  brandIds: readonly number[];
}

/** As `GET /integrations/{id}` shows it; PATCH changes it. */
export interface Integration {
  id: number;
  type: string;
  shop_name: string;
  shop_url: string;
  service_point_enabled: boolean;
  service_point_carriers: string[];
  webhook_active: boolean;
  webhook_url: string | null;
  feedback_type: 'eager' | 'delayed' | 'none';
  started_failing_at: string | null;
  last_fetched_at: string | null;
  created_at: string;
  updated_at: string;
}

const CARRIERS = ['postnl', 'dhl', 'dpd', 'bpost', 'dhl_de', 'mondial_relay'];
const pointCarriers = everyCarrier.filter(({ countries }) => countries.length > 0).map(({ code }) => code);
const MADE = '2026-05-04T09:00:00Z';

const contract = (id: number, userId: number, carrier: string, name: string): Contract => ({
  id,
  carrier,
  clientId: `${carrier}-${userId}`,
  name: `${name} contract`,
  country: 'NL',
  isDefault: true,
  state: 'active',
  error: null,
});

/** The n-th account. Sender address 1000n+1, contracts 1000n+1 and +2, brand 1000n+1 belong to it. */
function account(
  n: number,
  name: string,
  shopName: string,
  settings: Partial<Account> = {},
  integration: Partial<Integration> = {},
): Account {
  return {
    name,
    publicKey: `demo-${name}-public`,
    secretKey: `demo-${name}-secret-not-a-secret`,
    userId: 500 + n,
    organization: shopName,
    revoked: false,
    oauthOnly: false,
    v2Parcels: false,
    checkout: null,
    senderAddressIds: [n * 1000 + 1],
    contracts: [contract(n * 1000 + 1, 500 + n, 'postnl', 'PostNL'), contract(n * 1000 + 2, 500 + n, 'dhl', 'DHL')],
    brandIds: [n * 1000 + 1],
    ...settings,
    integration: {
      id: 10_000 + n,
      type: 'api',
      shop_name: shopName,
      shop_url: `https://${name}.example/`,
      service_point_enabled: true,
      service_point_carriers: [...CARRIERS],
      webhook_active: false,
      webhook_url: null,
      feedback_type: 'eager',
      started_failing_at: null,
      last_fetched_at: null,
      created_at: MADE,
      updated_at: MADE,
      ...integration,
    },
  };
}

/** Five accounts that the demo's merchants use, then one for each trouble, and one who ships everywhere. */
export function demoAccounts(): Account[] {
  return [
    account(1, 'own-v3', 'Kettle & Leaf', { checkout: fullConfiguration(1) }),
    account(2, 'own-v2', 'Wheel & Spoke', { checkout: calmConfiguration(2), v2Parcels: true }, { created_at: '2023-02-01T09:00:00Z' }),
    account(3, 'central', 'Loom Street Market', { checkout: plainConfiguration(3) }),
    account(4, 'no-checkout', 'Clay & Kiln'),
    account(
      5,
      'existing-integration',
      'Paper Boat Books',
      { checkout: plainConfiguration(5) },
      { type: 'shopify', service_point_carriers: ['postnl', 'dhl', 'bpost', 'dhl_de'] },
    ),
    account(
      11,
      'service-points-off',
      'No Points',
      { checkout: calmConfiguration(11) },
      { service_point_enabled: false, service_point_carriers: [] },
    ),
    account(12, 'oauth-only', 'OAuth Only', { checkout: plainConfiguration(12), oauthOnly: true }),
    account(13, 'revoked', 'Revoked Keys', { revoked: true }),
    account(14, 'v2-closed', 'Founded Late', { checkout: plainConfiguration(14) }, { created_at: '2026-10-01T09:00:00Z' }),
    account(15, 'one-carrier', 'One Carrier', { checkout: plainConfiguration(15) }, { service_point_carriers: ['dhl'] }),
    account(16, 'no-carriers', 'No Carriers', {}, { service_point_carriers: [] }),
    account(17, 'two-brands', 'Two Brands', {
      checkout: fullConfiguration(17),
      v2Parcels: true,
      brandIds: [17001, 17002],
      senderAddressIds: [17001, 17002],
    }),
    account(18, 'pounds', 'Marmalade & Sons', { checkout: poundConfiguration(18) }),
    account(19, 'everywhere', 'Everywhere', {}, { service_point_carriers: pointCarriers }),
  ];
}

/** Another account like the demo's first, for suites that need thousands. */
export const extraAccount = (n: number): Account =>
  account(1000 + n, `extra-${n}`, `Extra shop ${n}`, { checkout: fullConfiguration(1000 + n), v2Parcels: true });
