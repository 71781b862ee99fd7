import type { FindingLevel } from '../../proxy/contract/findings.ts';
import { type AccountFacts, accountFindings } from '../../proxy/domain/account-findings.ts';
import { accountNotes, revoked } from '../../proxy/domain/account-notes.ts';
import type { Finding } from '../../proxy/domain/finding.ts';
import { installationFindings } from '../../proxy/domain/installation-findings.ts';
import type { Merchant } from '../../proxy/domain/merchant.ts';
import { pageFindings } from '../../proxy/domain/page-findings.ts';
import type { LoadedScript } from '../../proxy/domain/script-findings.ts';

/** What varies in a finding's words, as the documentation shows it. */
const varies = '…';
const origin = 'https://shop.example';
const url = `${origin}/checkout`;
const proxyUrl = 'https://shipping.example';
const contentSecurityPolicy = "default-src 'none'; require-trusted-types-for 'script'; trusted-types other";

const shop = {
  id: 'shop',
  name: varies,
  publishableKey: 'pk_…',
  origins: [origin],
  account: 'own',
  orderApi: 'v3',
  orders: 'proxy',
  shipFrom: { country: 'NL', postalCode: '5611EM' },
  timeZone: 'Europe/Amsterdam',
  currency: 'EUR',
  rates: [],
} as unknown as Merchant;

const integration: NonNullable<AccountFacts['integration']> = {
  id: 1,
  kind: 'api',
  shopName: null,
  servicePoints: true,
  pointCarriers: [varies],
  webhookUrl: varies,
  failingSince: null,
};

const good: AccountFacts = {
  keys: 'good',
  auth: 'basic',
  integration,
  checkout: { published: true, offers: 1, currencies: ['EUR'] },
  takesParcelsV2: true,
  senderAddressIds: [1],
  contractIds: [1],
  pointCarriers: [],
  pointCarriersAnywhere: [varies],
  unknownOptionCodes: [],
  webhookUrl: varies,
};

/** Accounts and merchants, each with something to say. */
const accounts: [merchant: Partial<Merchant>, facts: Partial<AccountFacts>][] = [
  ...(['none', 'refused', 'oauth-only', 'basic-only', 'unreachable'] as const).map((keys): [object, Partial<AccountFacts>] => [
    {},
    { keys },
  ]),
  [{}, { integration: { ...integration, servicePoints: false } }],
  [{}, { integration: { ...integration, pointCarriers: [] } }],
  [{ carriers: [varies] } as Partial<Merchant>, { integration: { ...integration, pointCarriers: ['other'] } }],
  [{}, { integration: { ...integration, webhookUrl: null } }],
  [{}, { integration: { ...integration, webhookUrl: 'other' } }],
  [{}, { integration: { ...integration, failingSince: varies } }],
  [{ orders: 'proxy' }, { integration: { ...integration, kind: varies } }],
  [{ orders: 'existing-integration' }, {}],
  [{ orderApi: 'v2' } as Partial<Merchant>, { takesParcelsV2: false }],
  [{ currency: varies }, { checkout: null, takesParcelsV2: false }],
  [{}, { checkout: { published: false, offers: 0, currencies: [] } }],
  [{}, { checkout: { published: true, offers: 0, currencies: [] } }],
  [{}, { checkout: { published: true, offers: 1, currencies: [varies] } }],
  [{ senderAddressId: varies } as unknown as Partial<Merchant>, {}],
  [{}, { senderAddressIds: [] }],
  [{ contractId: varies } as unknown as Partial<Merchant>, {}],
  [{}, { unknownOptionCodes: [varies] }],
  [{}, { auth: 'oauth' }],
  [{ rates: [{}] } as unknown as Partial<Merchant>, { checkout: { published: false, offers: 0, currencies: [] } }],
  [{}, { contractIds: null }],
];

const hash = 'sha384-right'.padEnd(71, '0');
const script: LoadedScript = {
  path: 'v/0.9.0/sendcloud-delivery-picker.js',
  integrity: hash,
  comparable: true,
  hashes: [hash],
  newest: { version: '1.0.0', integrity: 'sha384-…' },
};

/** Tags of a page, each with something to say. */
const scripts: LoadedScript[] = [
  { ...script, hashes: null },
  { ...script, integrity: 'sha384-wrong'.padEnd(71, '0') },
  { ...script, comparable: false },
  { ...script, path: 'sendcloud-delivery-picker.js' },
  { ...script, integrity: '' },
];

const page = {
  status: 200,
  contentSecurityPolicy,
  html: '<sendcloud-delivery-picker publishable-key="pk_other" proxy="https://other.example"></sendcloud-delivery-picker>',
  scripts: [],
  hasSecretKey: true,
};
const proxy = { publicUrl: proxyUrl, publishableKey: shop.publishableKey, originAllowed: true };

/** Everything that `check` and connecting an account can say, each once, by its code; what stops everything first. */
export function everyFinding(): Finding[] {
  const found: Finding[] = [
    ...installationFindings({ publicUrl: 'http://localhost:8787', reachable: true, hasTiles: false }, [shop]),
    ...installationFindings({ publicUrl: proxyUrl, reachable: false, hasTiles: true }, [{ ...shop, origins: [] } as Merchant]),
    ...installationFindings({ publicUrl: proxyUrl, reachable: true, hasTiles: true }, []),
    ...accounts.flatMap(([merchant, facts]) => {
      const [whose, known] = [{ ...shop, ...merchant } as Merchant, { ...good, ...facts }];
      return [...accountFindings(whose, known), ...accountNotes(whose, known)];
    }),
    revoked(varies),
    ...pageFindings({ url, answer: null }, proxy),
    ...pageFindings({ url, answer: { ...page, html: '', hasSecretKey: false } }, { ...proxy, originAllowed: false }),
    ...pageFindings({ url, answer: { ...page, scripts } }, proxy),
  ];
  const once = [...new Map(found.map((finding) => [finding.code, shown(finding)])).values()];
  return once.sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level));
}

/** With the hash of the example as what varies. */
const shown = (finding: Finding): Finding => ({ ...finding, remedy: finding.remedy.replaceAll(hash, `sha384-${varies}`) });

const levels: FindingLevel[] = ['error', 'warning', 'note'];
