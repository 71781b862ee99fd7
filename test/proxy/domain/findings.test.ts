import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Rate } from '../../../proxy/contract/merchants.ts';
import { type AccountFacts, accountFindings } from '../../../proxy/domain/account-findings.ts';
import { accountNotes, applicable, pointCarriersFor } from '../../../proxy/domain/account-notes.ts';
import { examinationView } from '../../../proxy/domain/account-view.ts';
import type { Finding } from '../../../proxy/domain/finding.ts';
import { type InstallationFacts, installationFindings } from '../../../proxy/domain/installation-findings.ts';
import type { Merchant } from '../../../proxy/domain/merchant.ts';
import { centralMerchant, ownMerchant } from '../../support/domain.ts';

const webhookUrl = 'https://proxy.example/webhooks/own:kettle.x';
const integration: NonNullable<AccountFacts['integration']> = {
  id: 10_001,
  kind: 'api',
  shopName: 'Kettle & Leaf',
  servicePoints: true,
  pointCarriers: ['postnl', 'dhl'],
  webhookUrl,
  failingSince: null,
};
/** An account with which nothing is wrong. */
const good: AccountFacts = {
  keys: 'good',
  auth: 'basic',
  integration,
  checkout: { published: true, offers: 3, currencies: ['EUR'] },
  takesParcelsV2: true,
  senderAddressIds: [7, 8],
  contractIds: [5, 6],
  pointCarriers: ['postnl', 'dhl'],
  pointCarriersAnywhere: ['postnl', 'dhl', 'bpost'],
  unknownOptionCodes: [],
  webhookUrl,
};
const rate = { code: 'home' } as Rate;

/** The findings, each as one line; each says something and what to do. */
function lines(findings: Finding[]): string[] {
  return findings.map(({ level, code, what, remedy }) => `${level} ${code}: ${what} ${remedy}`);
}
const found = (facts: Partial<AccountFacts>, merchant: Merchant = ownMerchant()) => lines(accountFindings(merchant, { ...good, ...facts }));
const withIntegration = (changes: Partial<typeof integration>, merchant?: Merchant) =>
  found({ integration: { ...integration, ...changes } }, merchant);

const settings = 'In Sendcloud open Settings,';
const configure = `${settings} Integrations, and press Configure beside the integration;`;
const publish = `${settings} Checkout, and publish a configuration for this integration`;

describe('an account', () => {
  it('with which nothing is wrong has no findings, nor has one of which nothing could be learnt', () => {
    assert.deepEqual(found({}), []);
    assert.deepEqual(found({}, centralMerchant({ senderAddressId: 7, contractId: 6, carriers: ['dhl:service-point'] })), []);
    const nothing = { integration: null, checkout: null, takesParcelsV2: null, senderAddressIds: null, contractIds: null };
    const asking = ownMerchant({ orderApi: 'v2', carriers: ['gls'], senderAddressId: 1, contractId: 1, orders: 'existing-integration' });
    assert.deepEqual(found(nothing, asking), []);
  });

  const keys: [keys: AccountFacts['keys'], merchant: Merchant, line: string][] = [
    [
      'none',
      ownMerchant(),
      `error keys-missing: There are no keys for Kettle & Leaf's own account. ${settings} Integrations, Sendcloud API, Connect; give both keys to "credentials", or PUT /merchants/{id}/credentials.`,
    ],
    [
      'none',
      centralMerchant(),
      'error keys-missing: There are no keys for the central account. Set SENDCLOUD_PUBLIC_KEY and SENDCLOUD_SECRET_KEY, or "centralCredentials" in MERCHANTS_FILE.',
    ],
    [
      'refused',
      centralMerchant(),
      'error keys-refused: Sendcloud does not accept the keys for the central account. Copy both keys again from one integration in Settings, Integrations; a key that was deleted there never works again.',
    ],
    [
      'oauth-only',
      ownMerchant(),
      `error keys-oauth-only: The integration of Kettle & Leaf's own account accepts OAuth only. Set "auth" of the credentials to "oauth", or untick "Use OAuth2 authentication" in the integration.`,
    ],
    [
      'basic-only',
      ownMerchant(),
      `error keys-basic-only: The integration of Kettle & Leaf's own account does not accept OAuth. Set "auth" of the credentials to "basic", or tick "Use OAuth2 authentication" in the integration.`,
    ],
    [
      'unreachable',
      ownMerchant(),
      'error sendcloud-unreachable: Sendcloud does not answer from here. See that this machine may open connections to panel.sendcloud.sc and account.sendcloud.com, and look at status.sendcloud.com.',
    ],
  ];
  for (const [state, merchant, line] of keys)
    it(`of a ${merchant.account} merchant whose keys are ${state} says nothing else`, () =>
      assert.deepEqual(found({ keys: state, checkout: { published: false, offers: 0, currencies: [] } }, merchant), [line]));

  it('without a published checkout needs rates', () => {
    const checkout = { published: false, offers: 0, currencies: [] };
    assert.deepEqual(found({ checkout }), [
      `error checkout-none: No checkout configuration is published and no rates are set, so nothing can be offered. ${publish}, or set "rates".`,
    ]);
    assert.deepEqual(found({ checkout }, ownMerchant({ rates: [rate] })), []);
  });

  it('without either may show service points alone, where its orders go their own way', () => {
    const checkout = { published: false, offers: 0, currencies: [] };
    const [line = ''] = found({ checkout }, ownMerchant({ orders: 'existing-integration' })).filter((one) => one.includes('checkout-none'));
    assert.match(
      line,
      /^warning checkout-none: .*service points \(mode="points"\) and nothing else\..*For service points alone nothing is missing\.$/,
    );
  });

  it('is told first what keeps it from delivering, and last what is good to know', () => {
    const facts = { ...good, integration: { ...integration, webhookUrl: null }, checkout: { published: false, offers: 0, currencies: [] } };
    const levels = (findings: Finding[]) => findings.map(({ code, level }) => `${level} ${code}`);
    assert.deepEqual(levels(accountFindings(ownMerchant(), facts)), ['error checkout-none', 'warning webhook-off']);
    assert.deepEqual(levels(examinationView(ownMerchant(), facts).findings), [
      'error checkout-none',
      'warning webhook-off',
      'note panel-hides-point',
    ]);
  });

  it('whose checkout is in another currency converts nothing', () =>
    assert.deepEqual(found({ checkout: { published: true, offers: 0, currencies: ['EUR', 'GBP'] } }), [
      `error currency-differs: The checkout configuration's prices are in GBP and the shop's currency is EUR; nothing is converted. Set "currency" to GBP, or publish a configuration in EUR.`,
    ]));

  it('whose checkout offers nothing at home is told so', () =>
    assert.deepEqual(found({ checkout: { published: true, offers: 0, currencies: [] } }), [
      `warning checkout-empty: The published checkout configuration offers nothing for a 1 kg parcel to the shop’s own postal code. ${publish} that has a delivery method for the shop's own country.`,
    ]));

  it('has the numbers that the settings name, or lists those it has', () => {
    const named = ownMerchant({ senderAddressId: 9, contractId: 9 });
    assert.deepEqual(found({}, named), [
      `error sender-address-unknown: The account has no sender address 9. ${settings} Addresses; it has 7, 8.`,
      `error contract-unknown: The account has no contract 9. ${settings} Carriers, Contracts; it has 5, 6.`,
    ]);
    assert.deepEqual(found({ senderAddressIds: [], contractIds: [] }, named), [
      `error sender-address-unknown: The account has no sender address 9. ${settings} Addresses; it has none.`,
      `error sender-address-none: The account has no sender address, so nothing can be shipped. ${settings} Addresses, and add one.`,
      `error contract-unknown: The account has no contract 9. ${settings} Carriers, Contracts; it has none.`,
    ]);
    assert.deepEqual(found({ contractIds: [] }), []);
    assert.deepEqual(found({ unknownOptionCodes: ['gls:x', 'ups:y'] }), [
      `error rate-option-unknown: The rates name shipping options that the account does not have: gls:x, ups:y. ${settings} Carriers, and switch the carrier on; POST /api/v3/shipping-options lists the codes.`,
    ]);
  });
});

describe('an integration', () => {
  it('shows service points of the carriers that are allowed', () => {
    assert.deepEqual(withIntegration({ servicePoints: false, pointCarriers: [] }), [
      `error service-points-off: Service points are switched off. ${configure} switch on Service points and tick the carriers.`,
    ]);
    assert.deepEqual(withIntegration({ pointCarriers: [] }), [
      `error service-point-carriers-none: No carrier is ticked for service points. ${configure} tick the carriers under Service points.`,
    ]);
    assert.deepEqual(withIntegration({}, ownMerchant({ carriers: ['dhl:service-point', 'bpost', 'ups:service-point', 'dpd:standard'] })), [
      `warning service-point-carriers-missing: These carriers are allowed here and not ticked for service points there: bpost, ups. ${configure} tick them under Service points, or take them out of "carriers".`,
    ]);
  });

  it('is asked for no service points of a carrier that has none, or of which nothing could be learnt', () => {
    assert.deepEqual(withIntegration({}, ownMerchant({ carriers: ['dhl', 'trunkrs'] })), []);
    assert.deepEqual(found({ pointCarriersAnywhere: null }, ownMerchant({ carriers: ['dhl', 'bpost'] })), []);
  });

  it('tells this proxy of parcels', () => {
    const enter = `${configure} tick Webhook feedback enabled and enter ${webhookUrl}`;
    assert.deepEqual(withIntegration({ webhookUrl: null }), [
      `warning webhook-off: Sendcloud sends no webhooks, so what happens to parcels is learnt late. ${enter}`,
    ]);
    assert.deepEqual(withIntegration({ webhookUrl: 'https://elsewhere.example', failingSince: '2026-11-01' }), [
      `warning webhook-elsewhere: Sendcloud sends its webhooks to another address than this proxy. ${enter}`,
    ]);
    assert.deepEqual(withIntegration({ failingSince: '2026-11-01' }), [
      "warning webhook-failing: Sendcloud's webhooks to this proxy fail since 2026-11-01. See that PUBLIC_URL can be reached from the internet, then press Test API Webhook in the integration.",
    ]);
  });

  it('takes orders by the API that is set', () => {
    assert.deepEqual(found({ takesParcelsV2: false }, ownMerchant({ orderApi: 'v2' })), [
      'error v2-closed: This account may not create parcels with API v2: it was made after 13 April 2026. Set "orderApi" to "v3".',
    ]);
    assert.deepEqual(found({ takesParcelsV2: false }), []);
    assert.deepEqual(found({ takesParcelsV2: false }, centralMerchant()), []);
  });

  it('takes orders in the shop’s currency', () => {
    const checkout = { published: true, offers: 1, currencies: ['SEK'] };
    const what = "error currency-not-taken: Sendcloud's orders take EUR, GBP, USD and not SEK.";
    assert.deepEqual(found({ checkout }, ownMerchant({ currency: 'SEK' })), [`${what} Set "orderApi" to "v2".`]);
    assert.deepEqual(found({ checkout, takesParcelsV2: null }, ownMerchant({ currency: 'SEK' })), [
      `${what} Sell in one of them, or ship from the central account.`,
    ]);
    assert.deepEqual(found({ checkout }, ownMerchant({ currency: 'SEK', orderApi: 'v2' })), []);
    assert.deepEqual(found({ checkout }, centralMerchant({ currency: 'SEK' })), []);
    for (const currency of ['GBP', 'USD'])
      assert.deepEqual(found({ checkout: { ...checkout, currencies: [currency] } }, ownMerchant({ currency })), []);
  });

  it('gets each order once', () => {
    assert.deepEqual(withIntegration({ kind: 'shopify' }), [
      `warning orders-twice: Sendcloud imports this shop's orders by itself (shopify); with "orders": "proxy" it would get each of them twice. Set "orders" to "existing-integration", or use the keys of a Sendcloud API integration.`,
    ]);
    assert.deepEqual(withIntegration({ kind: null }), []);
    const left = ownMerchant({ orders: 'existing-integration' });
    assert.deepEqual(withIntegration({ kind: 'shopify' }, left), []);
    assert.deepEqual(withIntegration({}, left), [
      'warning orders-nowhere: Orders are left to an existing integration, and these keys belong to one that imports nothing. Nothing is to be done where another integration of this Sendcloud account imports them; else set "orders" to "proxy".',
    ]);
    assert.deepEqual(withIntegration({}, centralMerchant({ orders: 'existing-integration' })), []);
  });
});

describe('what had better be known of an account', () => {
  const notes = (facts: Partial<AccountFacts>, merchant: Merchant = ownMerchant()) =>
    accountNotes(merchant, { ...good, ...facts }).map(({ level, code, values }) => [level, code, values]);
  const point = ['note', 'panel-hides-point', {}];

  it('is how it is opened, what its panel hides and what stands in for its checkout', () => {
    const checkout = { published: false, offers: 0, currencies: [] };
    assert.deepEqual(notes({}), [point]);
    assert.deepEqual(notes({ auth: 'oauth' }), [['note', 'uses-oauth', {}], point]);
    assert.deepEqual(notes({ checkout }, ownMerchant({ rates: [rate] })), [['note', 'rates-instead', {}], point]);
    assert.deepEqual(notes({ checkout }), [point]);
    assert.deepEqual(notes({}, ownMerchant({ orderApi: 'v2' })), [['note', 'dates-not-carried', {}]]);
    assert.deepEqual(notes({}, ownMerchant({ orders: 'existing-integration' })), []);
    assert.deepEqual(notes({}, centralMerchant()), []);
  });

  it('is what Sendcloud did not show of it', () => {
    const parts = ['integration', 'checkout', 'parcels-v2', 'sender-addresses', 'contracts'];
    const nothing = { integration: null, checkout: null, takesParcelsV2: null, senderAddressIds: null, contractIds: null };
    assert.deepEqual(notes(nothing), [point, ['note', 'not-all-seen', { parts }]]);
    assert.deepEqual(notes({ ...nothing, keys: 'refused' }), []);
  });
});

describe('what can be set at Sendcloud', () => {
  const can = (changes: Partial<typeof integration>, merchant: Merchant = ownMerchant(), facts: Partial<AccountFacts> = {}) =>
    applicable(merchant, { ...good, ...facts, integration: { ...integration, ...changes } });

  it('is the webhook where it is off or elsewhere', () => {
    assert.deepEqual(can({}), []);
    assert.deepEqual(can({ webhookUrl: null }), ['webhook']);
    assert.deepEqual(can({ webhookUrl: 'https://elsewhere.example' }), ['webhook']);
    assert.deepEqual(can({ webhookUrl: null }, ownMerchant(), { keys: 'refused' }), []);
    assert.deepEqual(applicable(ownMerchant(), { ...good, integration: null }), []);
  });

  it('is the carriers of the fence, or the account’s own where none is ticked', () => {
    const fenced = ownMerchant({ carriers: ['dhl', 'gls:service-point', 'ups:standard'] });
    assert.deepEqual(can({ pointCarriers: ['postnl'] }, fenced), ['service-point-carriers']);
    assert.deepEqual(can({ pointCarriers: ['dhl', 'gls'] }, fenced), []);
    assert.deepEqual(can({ pointCarriers: ['dhl', 'gls'], servicePoints: false }, fenced), ['service-point-carriers']);
    assert.deepEqual(can({ pointCarriers: [] }), ['service-point-carriers']);
    assert.deepEqual(can({ pointCarriers: [] }, ownMerchant(), { pointCarriers: null }), []);
    const ticked = (pointCarriers: string[], merchant: Merchant) =>
      pointCarriersFor(merchant, { ...good, integration: { ...integration, pointCarriers } });
    assert.deepEqual(ticked(['postnl', 'dhl'], fenced), ['postnl', 'dhl', 'gls']);
    assert.deepEqual(ticked([], ownMerchant({ carriers: ['bpost', 'trunkrs'] })), ['bpost']);
    assert.deepEqual(ticked([], ownMerchant()), ['postnl', 'dhl']);
    assert.deepEqual(ticked(['postnl'], ownMerchant()), ['postnl']);
  });
});

describe('an installation', () => {
  const installed = (facts: Partial<InstallationFacts>, ...merchants: Merchant[]) =>
    lines(installationFindings({ publicUrl: 'https://proxy.example', reachable: true, hasTiles: true, ...facts }, merchants));

  it('that the world reaches and that has a map has no findings', () => assert.deepEqual(installed({}, ownMerchant()), []));

  for (const publicUrl of ['http://localhost:8787', 'http://127.0.0.1', 'http://[::1]:1'])
    it(`at ${publicUrl} serves pages of this machine alone`, () => {
      const local = ownMerchant({ origins: ['http://localhost:*', 'http://127.0.0.1:8080', 'https://localhost'] });
      assert.deepEqual(installed({ publicUrl, reachable: false }, local), []);
      assert.deepEqual(installed({ publicUrl, reachable: true }, local, ownMerchant()), [
        `error public-url-local: PUBLIC_URL is ${publicUrl}, which pages at https://kettle.example cannot reach. Set PUBLIC_URL to the https address of this proxy.`,
      ]);
    });

  it('is not on this machine for its name alone', () => {
    for (const publicUrl of ['https://localhost.example', 'https://my-localhost', 'http://localhost:8787/path'])
      assert.deepEqual(installed({ publicUrl }, ownMerchant()), [], publicUrl);
  });

  it('that is not reached, has no map or no pages says so', () => {
    assert.deepEqual(installed({ reachable: false }, ownMerchant()), [
      'error public-url-unreachable: https://proxy.example/health is not answered by this proxy. Start the proxy, and see that the name and the certificate of PUBLIC_URL lead to its port.',
    ]);
    assert.deepEqual(installed({}), [
      'warning merchants-none: There are no merchants, so nobody’s account was looked at. Name them in MERCHANTS_FILE, or add them by POST /merchants.',
    ]);
    assert.deepEqual(installed({ hasTiles: false }, ownMerchant()), [
      'warning map-off: There are no map tiles, so shoppers see the list of service points alone. Set TILE_URL and TILE_ATTRIBUTION.',
    ]);
    assert.deepEqual(installed({}, ownMerchant({ origins: [] }), ownMerchant()), [
      'error origins-none: Kettle & Leaf has no origins, so no page may show its deliveries. Set "origins" to the addresses of the shop’s pages.',
    ]);
  });
});
