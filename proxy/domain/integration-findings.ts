import type { AccountFacts } from './account-findings.ts';
import { type AccountFinding, error, warning, when } from './finding.ts';
import type { Merchant } from './merchant.ts';

/** Currencies that Sendcloud's v3 orders take (`v3/orders.yaml`). */
const orderCurrencies = ['EUR', 'GBP', 'USD'];
const integrationPage = 'In Sendcloud open Settings, Integrations, and press Configure beside the integration';

/** What is wrong with the integration in Sendcloud's panel that a merchant's keys belong to. */
export function integrationFindings(merchant: Merchant, facts: AccountFacts): AccountFinding[] {
  return [...servicePointFindings(merchant, facts), ...webhookFindings(facts), ...orderFindings(merchant, facts)];
}

function servicePointFindings(merchant: Merchant, { integration, pointCarriersAnywhere }: AccountFacts): AccountFinding[] {
  if (!integration) return [];
  const { servicePoints, pointCarriers } = integration;
  const missing = fencedPointCarriers(merchant, pointCarriersAnywhere).filter((carrier) => !pointCarriers.includes(carrier));
  if (!servicePoints)
    return [
      error(
        'service-points-off',
        'Service points are switched off.',
        `${integrationPage}; switch on Service points and tick the carriers.`,
      ),
    ];
  if (pointCarriers.length === 0)
    return [
      error(
        'service-point-carriers-none',
        'No carrier is ticked for service points.',
        `${integrationPage}; tick the carriers under Service points.`,
      ),
    ];
  if (missing.length === 0) return [];
  return [
    warning(
      'service-point-carriers-missing',
      `These carriers are allowed here and not ticked for service points there: ${missing.join(', ')}.`,
      `${integrationPage}; tick them under Service points, or take them out of "carriers".`,
      { carriers: missing },
    ),
  ];
}

/**
 * The carriers whose service points the fence lets through; none when there is no fence. One that is let through for everything counts where the
 * account can ship to its service points: some carriers have none.
 */
export const fencedPointCarriers = ({ carriers = [] }: Merchant, possible: readonly string[] | null): string[] =>
  carriers.flatMap((entry) => {
    const [carrier = entry, type] = entry.split(':');
    return type === 'service-point' || (type === undefined && possible?.includes(carrier)) ? [carrier] : [];
  });

function webhookFindings({ integration, webhookUrl }: AccountFacts): AccountFinding[] {
  if (!integration) return [];
  const remedy = `${integrationPage}; tick Webhook feedback enabled and enter ${webhookUrl}`;
  if (integration.webhookUrl === null)
    return [warning('webhook-off', 'Sendcloud sends no webhooks, so what happens to parcels is learnt late.', remedy, { url: webhookUrl })];
  if (integration.webhookUrl !== webhookUrl)
    return [warning('webhook-elsewhere', 'Sendcloud sends its webhooks to another address than this proxy.', remedy, { url: webhookUrl })];
  if (integration.failingSince === null) return [];
  const since = `Sendcloud's webhooks to this proxy fail since ${integration.failingSince}.`;
  return [
    warning(
      'webhook-failing',
      since,
      'See that PUBLIC_URL can be reached from the internet, then press Test API Webhook in the integration.',
      { since: integration.failingSince },
    ),
  ];
}

function orderFindings(merchant: Merchant, { integration, takesParcelsV2 }: AccountFacts): AccountFinding[] {
  const imports = integration?.kind && integration.kind !== 'api' ? integration.kind : null;
  const own = merchant.account === 'own';
  return [
    ...when(own && merchant.orderApi === 'v2' && takesParcelsV2 === false, () =>
      error('v2-closed', 'This account may not create parcels with API v2: it was made after 13 April 2026.', 'Set "orderApi" to "v3".'),
    ),
    ...when(own && merchant.orderApi === 'v3' && !orderCurrencies.includes(merchant.currency), () =>
      error(
        'currency-not-taken',
        `Sendcloud's orders take ${orderCurrencies.join(', ')} and not ${merchant.currency}.`,
        takesParcelsV2 ? 'Set "orderApi" to "v2".' : 'Sell in one of them, or ship from the central account.',
        { currency: merchant.currency, currencies: orderCurrencies },
      ),
    ),
    ...when(merchant.orders === 'proxy' && imports !== null, () =>
      warning(
        'orders-twice',
        `Sendcloud imports this shop's orders by itself (${imports}); with "orders": "proxy" it would get each of them twice.`,
        'Set "orders" to "existing-integration", or use the keys of a Sendcloud API integration.',
        { system: imports ?? '' },
      ),
    ),
    ...when(merchant.orders === 'existing-integration' && own && integration !== null && imports === null, () =>
      warning(
        'orders-nowhere',
        'Orders are left to an existing integration, and these keys belong to one that imports nothing.',
        'Nothing is to be done where another integration of this Sendcloud account imports them; else set "orders" to "proxy".',
      ),
    ),
  ];
}
