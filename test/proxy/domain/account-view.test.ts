import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AccountFacts } from '../../../proxy/domain/account-findings.ts';
import { examinationView } from '../../../proxy/domain/account-view.ts';
import { ownMerchant } from '../../support/domain.ts';

const webhookUrl = 'https://proxy.example/webhooks/x';
const integration = {
  id: 10_001,
  kind: 'api',
  shopName: 'Kettle & Leaf',
  servicePoints: true,
  pointCarriers: ['postnl'],
  webhookUrl: webhookUrl as string | null,
  failingSince: null,
};
const good: AccountFacts = {
  keys: 'good',
  auth: 'oauth',
  integration,
  checkout: { published: true, offers: 3, currencies: ['EUR'] },
  takesParcelsV2: true,
  senderAddressIds: [7, 8],
  contractIds: [5],
  pointCarriers: ['postnl'],
  pointCarriersAnywhere: ['postnl'],
  unknownOptionCodes: [],
  webhookUrl,
};
const accountOf = (facts: Partial<AccountFacts>) => examinationView(ownMerchant(), { ...good, ...facts }).account;

describe('an account in a back office', () => {
  it('is shown with what was seen of it', () =>
    assert.deepEqual(accountOf({}), {
      auth: 'oauth',
      integration: { id: 10_001, kind: 'api', shopName: 'Kettle & Leaf' },
      servicePoints: { on: true, carriers: ['postnl'] },
      checkout: { published: true, offers: 3 },
      webhook: 'here',
      takesParcelsV2: true,
      senderAddressIds: [7, 8],
      contractIds: [5],
    }));

  it('leaves open what could not be learnt', () =>
    assert.deepEqual(accountOf({ integration: null, checkout: null, takesParcelsV2: null, senderAddressIds: null, contractIds: null }), {
      auth: 'oauth',
      integration: null,
      servicePoints: null,
      checkout: null,
      webhook: null,
      takesParcelsV2: null,
      senderAddressIds: null,
      contractIds: null,
    }));

  it('says where its webhooks go', () => {
    assert.equal(accountOf({ integration: { ...integration, webhookUrl: null } })?.webhook, 'off');
    assert.equal(accountOf({ integration: { ...integration, webhookUrl: 'https://other.example/' } })?.webhook, 'elsewhere');
  });

  it('is not there without keys that open it; the findings say why, before the notes', () => {
    const { account, findings, canApply } = examinationView(ownMerchant(), { ...good, keys: 'refused' });
    assert.equal(account, null);
    assert.deepEqual([findings[0]?.code, canApply], ['keys-refused', []]);
    const seen = examinationView(ownMerchant(), { ...good, integration: { ...integration, webhookUrl: null } });
    const levels = seen.findings.map(({ level }) => level);
    assert.ok(levels.includes('note') && levels[0] !== 'note', levels.join());
    assert.deepEqual(seen.canApply, ['webhook']);
  });
});
