import type { ConnectAction } from '../contract/connect.ts';
import type { AccountFacts } from './account-findings.ts';
import { type AccountFinding, error, note, when } from './finding.ts';
import { fencedPointCarriers } from './integration-findings.ts';
import { type Merchant, takesDates } from './merchant.ts';

/** What a merchant had better know of an account with which nothing need be wrong: how it is used, and what its panel will not show. */
export function accountNotes(merchant: Merchant, facts: AccountFacts): AccountFinding[] {
  if (facts.keys !== 'good') return [];
  const imports = merchant.account === 'own' && merchant.orders === 'proxy';
  return [
    ...when(facts.auth === 'oauth', () => note('uses-oauth', 'The integration is opened with OAuth.', '')),
    ...when(facts.checkout?.published === false && merchant.rates.length > 0, () =>
      note(
        'rates-instead',
        'No checkout configuration is published, so shoppers see the rates that are set here.',
        'To show Sendcloud’s, open Settings, Checkout, and publish a configuration for this integration.',
      ),
    ),
    ...when(imports && takesDates(merchant), () =>
      note(
        'panel-hides-point',
        'Sendcloud’s list of incoming orders does not show the service point.',
        'It stands in the notes of the order; leave the delivery method as it came when you print the label.',
      ),
    ),
    ...when(imports && !takesDates(merchant), () =>
      note(
        'dates-not-carried',
        'Orders that go by API v2 carry no delivery day, so days to choose are not offered.',
        'Set "orderApi" to "v3".',
      ),
    ),
    ...unseen(facts),
  ];
}

function unseen(facts: AccountFacts): AccountFinding[] {
  const shown = {
    integration: facts.integration,
    checkout: facts.checkout,
    'parcels-v2': facts.takesParcelsV2,
    'sender-addresses': facts.senderAddressIds,
    contracts: facts.contractIds,
  };
  const parts = Object.entries(shown).flatMap(([part, seen]) => (seen === null ? [part] : []));
  return when(parts.length > 0, () =>
    note('not-all-seen', `Sendcloud did not answer about: ${parts.join(', ')}.`, 'Look again in a few minutes.', { parts }),
  );
}

/** Sendcloud has refused the keys since they were entered. `at`: an ISO instant. */
export const revoked = (at: string): AccountFinding =>
  error(
    'keys-revoked',
    `Sendcloud has refused the keys since ${at}; orders wait here until there are others.`,
    'In Sendcloud open Settings, Integrations, Sendcloud API, Connect, and enter the new keys here.',
    { since: at },
  );

/** What of an account could be put right from here. */
export function applicable(merchant: Merchant, facts: AccountFacts): ConnectAction[] {
  const { keys, integration, webhookUrl } = facts;
  if (keys !== 'good' || !integration) return [];
  const carriers = pointCarriersFor(merchant, facts);
  const lacks = carriers.length > 0 && (!integration.servicePoints || carriers.length > integration.pointCarriers.length);
  const actions: [ConnectAction, boolean][] = [
    ['webhook', integration.webhookUrl !== webhookUrl],
    ['service-point-carriers', lacks],
  ];
  return actions.flatMap(([action, helps]) => (helps ? [action] : []));
}

/** Every carrier to be ticked for service points: those that are, with the fence's, or all the account has where there is neither. */
export function pointCarriersFor(
  merchant: Merchant,
  { integration, pointCarriers, pointCarriersAnywhere }: Pick<AccountFacts, 'integration' | 'pointCarriers' | 'pointCarriersAnywhere'>,
): string[] {
  const ticked = integration?.pointCarriers ?? [];
  const fenced = fencedPointCarriers(merchant, pointCarriersAnywhere);
  const wanted = fenced.length > 0 || ticked.length > 0 ? fenced : (pointCarriers ?? []);
  return [...new Set([...ticked, ...wanted])];
}
