import type { AccountView, ConnectReply } from '../contract/connect.ts';
import { type AccountFacts, accountFindings } from './account-findings.ts';
import { accountNotes, applicable } from './account-notes.ts';
import { byLevel } from './finding.ts';
import type { Merchant } from './merchant.ts';

/** A look at an account as a back office shows it. */
export const examinationView = (merchant: Merchant, facts: AccountFacts): Pick<ConnectReply, 'account' | 'findings' | 'canApply'> => ({
  account: facts.keys === 'good' ? accountView(facts) : null,
  findings: byLevel([...accountFindings(merchant, facts), ...accountNotes(merchant, facts)]),
  canApply: applicable(merchant, facts),
});

function accountView({
  auth,
  integration,
  checkout,
  takesParcelsV2,
  senderAddressIds,
  contractIds,
  webhookUrl,
}: AccountFacts): AccountView {
  return {
    auth,
    integration: integration && { id: integration.id, kind: integration.kind, shopName: integration.shopName },
    servicePoints: integration && { on: integration.servicePoints, carriers: [...integration.pointCarriers] },
    checkout: checkout && { published: checkout.published, offers: checkout.offers },
    webhook: integration && webhookOf(integration.webhookUrl, webhookUrl),
    takesParcelsV2,
    senderAddressIds: senderAddressIds && [...senderAddressIds],
    contractIds: contractIds && [...contractIds],
  };
}

function webhookOf(set: string | null, ours: string): 'here' | 'elsewhere' | 'off' {
  if (set === null) return 'off';
  return set === ours ? 'here' : 'elsewhere';
}
