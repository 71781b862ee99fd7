import demo from '../../demo/merchants.json' with { type: 'json' };

/** A merchant of the run. `account` is what the sandbox calls its account; `kind` what an order becomes there. */
export interface RunMerchant {
  id: string;
  account: string;
  kind: 'orders' | 'parcels' | 'shipments';
  publishableKey: string;
  secretKey: string;
  /** Labels are bought one by one. */
  holds: boolean;
}

/** Own accounts beside the demo's. */
export const EXTRA_ACCOUNTS = 8;

const settingsOf = (id: string) => {
  const found = demo.merchants.find((merchant) => merchant.id === id);
  if (!found) throw new Error(`The demo has no merchant ${id}`);
  return found;
};

/** Further merchants with own accounts: odd ones on v3 orders, even ones on v2 parcels. */
const extra = Array.from({ length: EXTRA_ACCOUNTS }, (_, index) => {
  const n = index + 1;
  const like = settingsOf(n % 2 === 1 ? 'own-v3' : 'own-v2');
  const keys = { publishableKey: `pk_extra_${n}`, secretKey: `sk_extra_${n}_not_a_secret` };
  const credentials = { publicKey: `demo-extra-${n}-public`, secretKey: `demo-extra-${n}-secret-not-a-secret`, auth: 'basic' };
  return { ...like, id: `extra-${n}`, name: `Extra ${n}`, ...keys, credentials };
});

const settings = [...['own-v3', 'own-v2', 'central', 'central-hold'].map(settingsOf), ...extra];

/** The proxy's `MERCHANTS_FILE` for the run. */
export const merchantsFile = { centralCredentials: demo.centralCredentials, merchants: settings };

export const runMerchants: readonly RunMerchant[] = settings.map((merchant) => ({
  id: merchant.id,
  account: merchant.account === 'central' ? 'central' : merchant.id,
  kind: merchant.account === 'central' ? 'shipments' : merchant.orderApi === 'v2' ? 'parcels' : 'orders',
  publishableKey: merchant.publishableKey,
  secretKey: merchant.secretKey,
  holds: 'labels' in merchant && merchant.labels === 'hold',
}));

/** Sendcloud credentials that the run's merchants use: the own accounts, and the central one. */
export const accounts = [...new Map(runMerchants.map((merchant) => [merchant.account, merchant])).values()];
