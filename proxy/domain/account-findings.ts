import { type AccountFinding, byLevel, error, warning, when } from './finding.ts';
import { integrationFindings } from './integration-findings.ts';
import type { Merchant } from './merchant.ts';

/** What an account showed when it was looked at. What could not be learnt is null, and nothing is concluded from it. */
export interface AccountFacts {
  keys: 'good' | 'none' | 'refused' | 'oauth-only' | 'basic-only' | 'unreachable';
  /** How the keys were shown. */
  auth: 'basic' | 'oauth';
  integration: {
    id: number;
    kind: string | null;
    shopName: string | null;
    servicePoints: boolean;
    pointCarriers: readonly string[];
    webhookUrl: string | null;
    failingSince: string | null;
  } | null;
  /** The published Dynamic Checkout configuration: whether there is one, and the currencies of what it offers. */
  checkout: { published: boolean; offers: number; currencies: readonly string[] } | null;
  takesParcelsV2: boolean | null;
  senderAddressIds: readonly number[] | null;
  contractIds: readonly number[] | null;
  /** Carriers by which the account can ship to a service point in the shop's own country. */
  pointCarriers: readonly string[] | null;
  /** And in any country. */
  pointCarriersAnywhere: readonly string[] | null;
  /** Codes of the shipping options that the merchant's rates name and the account does not have. */
  unknownOptionCodes: readonly string[];
  /** Where this proxy expects the account's webhooks. */
  webhookUrl: string;
}

/** All that is wrong with a merchant's account, what stops everything first. Empty: nothing is. */
export function accountFindings(merchant: Merchant, facts: AccountFacts): AccountFinding[] {
  if (facts.keys !== 'good') return [keyFinding(merchant, facts.keys)];
  return byLevel([...integrationFindings(merchant, facts), ...checkoutFindings(merchant, facts), ...numberFindings(merchant, facts)]);
}

function keyFinding({ name, account }: Merchant, keys: Exclude<AccountFacts['keys'], 'good'>): AccountFinding {
  const whose = account === 'central' ? 'the central account' : `${name}'s own account`;
  const shop = { shop: name };
  const findings = {
    none: error(
      'keys-missing',
      `There are no keys for ${whose}.`,
      account === 'central'
        ? 'Set SENDCLOUD_PUBLIC_KEY and SENDCLOUD_SECRET_KEY, or "centralCredentials" in MERCHANTS_FILE.'
        : `In Sendcloud open Settings, Integrations, Sendcloud API, Connect; give both keys to "credentials", or PUT /merchants/{id}/credentials.`,
      shop,
    ),
    refused: error(
      'keys-refused',
      `Sendcloud does not accept the keys for ${whose}.`,
      'Copy both keys again from one integration in Settings, Integrations; a key that was deleted there never works again.',
      shop,
    ),
    'oauth-only': error(
      'keys-oauth-only',
      `The integration of ${whose} accepts OAuth only.`,
      'Set "auth" of the credentials to "oauth", or untick "Use OAuth2 authentication" in the integration.',
      shop,
    ),
    'basic-only': error(
      'keys-basic-only',
      `The integration of ${whose} does not accept OAuth.`,
      'Set "auth" of the credentials to "basic", or tick "Use OAuth2 authentication" in the integration.',
      shop,
    ),
    unreachable: error(
      'sendcloud-unreachable',
      'Sendcloud does not answer from here.',
      'See that this machine may open connections to panel.sendcloud.sc and account.sendcloud.com, and look at status.sendcloud.com.',
    ),
  };
  return findings[keys];
}

function checkoutFindings(merchant: Merchant, { checkout }: AccountFacts): AccountFinding[] {
  if (!checkout) return [];
  const publish = 'In Sendcloud open Settings, Checkout, and publish a configuration for this integration';
  const currency = checkout.currencies.find((one) => one !== merchant.currency);
  if (!checkout.published) return merchant.rates.length > 0 ? [] : [nothingToOffer(merchant, `${publish}, or set "rates".`)];
  if (currency)
    return [
      error(
        'currency-differs',
        `The checkout configuration's prices are in ${currency} and the shop's currency is ${merchant.currency}; nothing is converted.`,
        `Set "currency" to ${currency}, or publish a configuration in ${merchant.currency}.`,
        { theirs: currency, ours: merchant.currency },
      ),
    ];
  if (checkout.offers > 0) return [];
  return [
    warning(
      'checkout-empty',
      'The published checkout configuration offers nothing for a 1 kg parcel to the shop’s own postal code.',
      `${publish} that has a delivery method for the shop's own country.`,
    ),
  ];
}

function numberFindings(merchant: Merchant, { senderAddressIds, contractIds, unknownOptionCodes }: AccountFacts): AccountFinding[] {
  const { senderAddressId, contractId } = merchant;
  return [
    ...when(senderAddressId !== undefined && senderAddressIds?.includes(senderAddressId) === false, () =>
      error(
        'sender-address-unknown',
        `The account has no sender address ${senderAddressId}.`,
        `In Sendcloud open Settings, Addresses; it has ${senderAddressIds?.join(', ') || 'none'}.`,
        { id: String(senderAddressId), known: (senderAddressIds ?? []).map(String) },
      ),
    ),
    ...when(senderAddressIds?.length === 0, () =>
      error(
        'sender-address-none',
        'The account has no sender address, so nothing can be shipped.',
        'In Sendcloud open Settings, Addresses, and add one.',
      ),
    ),
    ...when(contractId !== undefined && contractIds?.includes(contractId) === false, () =>
      error(
        'contract-unknown',
        `The account has no contract ${contractId}.`,
        `In Sendcloud open Settings, Carriers, Contracts; it has ${contractIds?.join(', ') || 'none'}.`,
        { id: String(contractId), known: (contractIds ?? []).map(String) },
      ),
    ),
    ...when(unknownOptionCodes.length > 0, () =>
      error(
        'rate-option-unknown',
        `The rates name shipping options that the account does not have: ${unknownOptionCodes.join(', ')}.`,
        'In Sendcloud open Settings, Carriers, and switch the carrier on; POST /api/v3/shipping-options lists the codes.',
        { codes: [...unknownOptionCodes] },
      ),
    ),
  ];
}

/** A shop whose orders go their own way may use the point finder alone, which needs neither. */
const nothingToOffer = ({ orders }: Merchant, remedy: string): AccountFinding =>
  orders === 'existing-integration'
    ? warning(
        'checkout-none',
        'No checkout configuration is published and no rates are set, so there are service points (mode="points") and nothing else.',
        `${remedy} For service points alone nothing is missing.`,
      )
    : error('checkout-none', 'No checkout configuration is published and no rates are set, so nothing can be offered.', remedy);
