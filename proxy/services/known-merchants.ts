import type { Credentials, MerchantSettings } from '../contract/merchants.ts';
import type { Merchant } from '../domain/merchant.ts';
import { sha256 } from '../security/keys.ts';
import type { MerchantStore, StoredMerchant } from '../store/store.ts';
import { sealContext } from './merchant-directory.ts';
import type { Sealer } from './ports.ts';

/** A merchant with the keys of its own account; null when it has none, or ships from the central one. */
export interface KnownMerchant {
  merchant: Merchant;
  credentials: Credentials | null;
  secretKeyHash: string;
}

interface Deps {
  store: Pick<MerchantStore, 'list' | 'credentials'>;
  sealer: Pick<Sealer, 'open'>;
}

/**
 * Every merchant that a start with these settings would serve, by id: those of the settings, unless an operator has changed or removed them
 * since, and those that are in the store alone. Writes nothing.
 */
export async function knownMerchants(deps: Deps, configured: readonly MerchantSettings[]): Promise<KnownMerchant[]> {
  const stored = await deps.store.list();
  const operators = new Set(stored.filter(({ source }) => source === 'operator').map(({ id }) => id));
  const seeds = configured.filter(({ id }) => !operators.has(id));
  const others = stored.filter(({ id }) => !seeds.some((seed) => seed.id === id));
  const known = [...(await Promise.all(seeds.map(ofSettings))), ...(await Promise.all(others.map((row) => ofStore(deps, row)))).flat()];
  return known.toSorted((a, b) => (a.merchant.id < b.merchant.id ? -1 : 1));
}

async function ofSettings(settings: MerchantSettings): Promise<KnownMerchant> {
  const { secretKey, credentials = null, ...merchant } = { credentials: null, ...settings };
  return { merchant, credentials, secretKeyHash: await sha256(secretKey) };
}

/** None of a merchant that was removed. */
async function ofStore({ store, sealer }: Deps, { id, settings, secretKeyHash }: StoredMerchant): Promise<KnownMerchant[]> {
  const merchant = JSON.parse(settings) as Merchant | null;
  if (!merchant) return [];
  const account = `own:${id}`;
  const sealed = merchant.account === 'own' ? await store.credentials(account) : null;
  const credentials = sealed && (JSON.parse(await sealer.open(sealed, sealContext(account))) as Credentials);
  return [{ merchant, credentials: credentials || null, secretKeyHash }];
}
