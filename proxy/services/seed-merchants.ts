import type { MerchantSettings } from '../contract/merchants.ts';
import { sha256 } from '../security/keys.ts';
import type { MerchantStore } from '../store/store.ts';
import { sealContext } from './merchant-directory.ts';
import type { Clock, Sealer } from './ports.ts';

/**
 * Brings the configured merchants into the store. One that an operator has changed or removed since stays as the operator left it.
 * Throws when two merchants share a key.
 */
export async function seedMerchants(
  deps: { store: MerchantStore; sealer: Sealer; clock: Clock },
  seed: readonly MerchantSettings[],
): Promise<void> {
  for (const merchant of seed) await seedOne(deps, merchant);
}

async function seedOne(deps: { store: MerchantStore; sealer: Sealer; clock: Clock }, settings: MerchantSettings): Promise<void> {
  const before = await deps.store.byId(settings.id);
  if (before?.source === 'operator') return;
  const { secretKey, credentials, ...open } = { credentials: undefined, ...settings };
  const now = deps.clock.now();
  const stored = await deps.store.put({
    id: settings.id,
    publishableKey: settings.publishableKey,
    secretKeyHash: await sha256(secretKey),
    settings: JSON.stringify(open),
    source: 'file',
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  });
  if (stored === 'taken') throw new Error(`Merchant ${settings.id} has a key that another merchant has already`);
  const account = `own:${settings.id}`;
  if (credentials) await deps.store.putCredentials(account, await deps.sealer.seal(JSON.stringify(credentials), sealContext(account)));
  else await deps.store.removeCredentials(account);
}
