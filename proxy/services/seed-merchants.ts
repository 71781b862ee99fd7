import type { Credentials, MerchantSettings } from '../contract/merchants.ts';
import type { Merchant } from '../domain/merchant.ts';
import { sha256 } from '../security/keys.ts';
import type { MerchantStore } from '../store/store.ts';
import { sealContext } from './merchant-directory.ts';
import type { Clock, Sealer } from './ports.ts';
import { untilUnchanged } from './until-unchanged.ts';

/**
 * Brings the configured merchants into the store. One that an operator has changed or removed since stays as the operator left it.
 * Throws when two merchants share a key.
 */
export async function seedMerchants(deps: Deps, seed: readonly MerchantSettings[]): Promise<void> {
  for (const merchant of seed) await seedOne(deps, merchant);
}

type Deps = { store: MerchantStore; sealer: Sealer; clock: Clock };

async function seedOne(
  deps: Deps,
  { secretKey, credentials, ...open }: MerchantSettings & { credentials?: Credentials | undefined },
): Promise<void> {
  const secretKeyHash = await sha256(secretKey);
  const seeded = await untilUnchanged(() => seedOpen(deps, open, secretKeyHash));
  if (seeded === 'operators') return;
  if (seeded === 'taken') throw new Error(`Merchant ${open.id} has a key that another merchant has already`);
  const account = `own:${open.id}`;
  if (credentials) await deps.store.putCredentials(account, await deps.sealer.seal(JSON.stringify(credentials), sealContext(account)));
  else await deps.store.removeCredentials(account);
}

/** What of a merchant is no secret. */
async function seedOpen(
  { store, clock }: Deps,
  open: Merchant,
  secretKeyHash: string,
): Promise<Awaited<ReturnType<MerchantStore['put']>> | 'operators'> {
  const before = await store.byId(open.id);
  if (before?.source === 'operator') return 'operators';
  const { id, publishableKey } = open;
  const now = clock.now();
  const settings = JSON.stringify(open);
  const row = { id, publishableKey, secretKeyHash, settings, source: 'file' as const, createdAt: before?.createdAt ?? now, updatedAt: now };
  return store.put(row, before);
}
