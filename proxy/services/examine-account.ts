import type { Credentials } from '../contract/merchants.ts';
import type { AccountFacts } from '../domain/account-findings.ts';
import { type Credential, type Merchant, shipsFrom } from '../domain/merchant.ts';
import type { Log } from './ports.ts';
import { type Sendcloud, type ShippingOptionsRequest, UpstreamError } from './upstream.ts';

/** What looking at an account needs. */
export interface ExamineDeps {
  sendcloud: Sendcloud;
  log: Log;
}

/** Keys to look with. Those that are kept have an id, by which a refusal of theirs is noted. */
export type KeysToExamine = Credentials & { id?: string };

/**
 * Looks at a merchant's account and changes nothing there. Costs about ten calls, and more only where rates name what is not there. What
 * Sendcloud does not tell is null, so a part of it being down hides findings rather than inventing them.
 */
export async function examineAccount(
  deps: ExamineDeps,
  merchant: Merchant,
  keysToTry: KeysToExamine | null,
  webhookUrl: string,
): Promise<AccountFacts> {
  const keys = keysToTry ? await tryKeys(deps, keysToTry) : 'none';
  if (!keysToTry || keys !== 'good') return unexamined(keys, webhookUrl);
  const credential = { id: `check:${crypto.randomUUID()}`, ...keysToTry };
  const { sendcloud } = deps;
  const learn = <T>(asked: Promise<T>): Promise<T | null> => asked.catch((error: unknown) => unlearnt(deps, error));
  const [integration, checkout, takesParcelsV2, addresses, contractIds, carriers, unknownOptionCodes] = await Promise.all([
    learn(sendcloud.integration(credential)),
    learn(tryCheckout(deps, merchant, credential)),
    learn(sendcloud.takesParcelsV2(credential)),
    learn(sendcloud.senderAddresses(credential)),
    learn(sendcloud.contractIds(credential)),
    learn(findPointCarriers(deps, merchant, credential)),
    learn(findUnknownOptions(deps, merchant, credential)),
  ]);
  const senderAddressIds = addresses?.map(({ id }) => id) ?? null;
  return {
    keys,
    auth: credential.auth,
    integration,
    checkout,
    takesParcelsV2,
    senderAddressIds,
    contractIds,
    pointCarriers: carriers?.pointCarriers ?? null,
    pointCarriersAnywhere: carriers?.pointCarriersAnywhere ?? null,
    unknownOptionCodes: unknownOptionCodes ?? [],
    webhookUrl,
  };
}

/** What is known of an account that could not be opened, or was not tried. */
export const unexamined = (keys: AccountFacts['keys'], webhookUrl: string): AccountFacts => ({
  keys,
  auth: 'basic',
  integration: null,
  checkout: null,
  takesParcelsV2: null,
  senderAddressIds: null,
  contractIds: null,
  pointCarriers: null,
  pointCarriersAnywhere: null,
  unknownOptionCodes: [],
  webhookUrl,
});

/** Refused keys are tried the other way too: which of the two an integration takes is one tick in its settings. */
async function tryKeys({ sendcloud }: ExamineDeps, credentials: KeysToExamine): Promise<AccountFacts['keys']> {
  const tried = async (auth: Credentials['auth']): Promise<'good' | 'refused' | 'unreachable'> => {
    try {
      await sendcloud.integrationId({ id: `check:${crypto.randomUUID()}`, ...credentials, auth });
      return 'good';
    } catch (error) {
      if (!(error instanceof UpstreamError)) throw error;
      return error.kind === 'unauthenticated' || error.kind === 'forbidden' ? 'refused' : 'unreachable';
    }
  };
  const first = await tried(credentials.auth);
  if (first !== 'refused') return first;
  const other = credentials.auth === 'basic' ? 'oauth' : 'basic';
  return (await tried(other)) === 'good' ? `${other}-only` : 'refused';
}

/** What the published configuration offers for one kilogram to the shop's own postal code. */
async function tryCheckout({ sendcloud }: ExamineDeps, merchant: Merchant, credential: Credential): Promise<AccountFacts['checkout']> {
  const from = shipsFrom(merchant);
  const home = await homeOf(sendcloud, merchant, credential);
  if (!home) return null;
  const { country, postalCode } = home;
  try {
    const options = await sendcloud.quote(credential, {
      from,
      to: { country, postalCode },
      weight: 1000,
      orderValue: '50.00',
      dimensions: null,
      metadata: {},
    });
    const currencies = [...new Set(options.flatMap(({ price }) => price?.currency ?? []))];
    return { published: true, offers: options.length, currencies };
  } catch (error) {
    if (error instanceof UpstreamError && error.kind === 'no-configuration') return { published: false, offers: 0, currencies: [] };
    throw error;
  }
}

/** Where the shop itself is; null when its sender address is not there. */
async function homeOf(
  sendcloud: Sendcloud,
  merchant: Merchant,
  credential: Credential,
): Promise<{ country: string; postalCode: string } | null> {
  const from = shipsFrom(merchant);
  if ('country' in from) return from;
  return (await sendcloud.senderAddresses(credential)).find(({ id }) => id === from.senderAddressId) ?? null;
}

/** By whom the account can ship one kilogram to a service point, in the shop's own country and anywhere. */
async function findPointCarriers({ sendcloud }: ExamineDeps, merchant: Merchant, credential: Credential): Promise<PointCarriers | null> {
  const home = await homeOf(sendcloud, merchant, credential);
  if (!home) return null;
  const ask = async (to: ShippingOptionsRequest['to']): Promise<string[]> => {
    const parcels = [{ weight: 1000, dimensions: null }];
    const options = await sendcloud.shippingOptions(credential, { from: shipsFrom(merchant), to, parcels, servicePointId: null });
    return [...new Set(options.filter(({ needsServicePoint }) => needsServicePoint).map(({ carrier }) => carrier.code))];
  };
  const [atHome, anywhere] = await Promise.all([ask({ country: home.country, postalCode: null }), ask(null)]);
  return { pointCarriers: atHome, pointCarriersAnywhere: [...new Set([...atHome, ...anywhere])] };
}

type PointCarriers = Pick<AccountFacts, 'pointCarriers' | 'pointCarriersAnywhere'>;

/**
 * Asks where and at which weight a rate applies until each option that the rates name was seen. An account that shows no option at all has
 * another trouble, told elsewhere.
 */
async function findUnknownOptions({ sendcloud }: ExamineDeps, merchant: Merchant, credential: Credential): Promise<string[]> {
  const unseen = new Set(merchant.rates.map(({ shippingOptionCode }) => shippingOptionCode));
  let hasOptions = false;
  for (const { country, weight, codes } of probes(merchant.rates)) {
    if (!codes.some((code) => unseen.has(code))) continue;
    const to = { country, postalCode: null };
    const parcels = [{ weight, dimensions: null }];
    const options = await sendcloud.shippingOptions(credential, { from: shipsFrom(merchant), to, parcels, servicePointId: null });
    hasOptions ||= options.length > 0;
    for (const { code } of options) unseen.delete(code);
  }
  return hasOptions ? [...unseen] : [];
}

interface Probe {
  country: string;
  /** Grams. */
  weight: number;
  /** Options that a rate offers there. */
  codes: string[];
}

/** One question for each country and weight that the rates speak of, those about a rate's first country first. */
function probes(rates: Merchant['rates']): Probe[] {
  const asked = rates.flatMap(({ countries, minWeight = 1000, maxWeight = minWeight, shippingOptionCode: code }) => {
    const weight = Math.min(Math.max(minWeight, 1000), maxWeight);
    return countries.map((country, turn) => ({ country, weight, code, turn }));
  });
  const found = new Map<string, Probe>();
  for (const { country, weight, code } of asked.toSorted((a, b) => a.turn - b.turn)) {
    const probe = found.get(`${country} ${weight}`) ?? { country, weight, codes: [] };
    probe.codes.push(code);
    found.set(`${country} ${weight}`, probe);
  }
  return [...found.values()];
}

function unlearnt({ log }: ExamineDeps, error: unknown): null {
  if (!(error instanceof UpstreamError)) throw error;
  log.warn('account-not-examined', { kind: error.kind, status: error.status });
  return null;
}
