import { fromBase64url, toBase64url } from '../security/encoding.ts';
import type { Store } from '../store/store.ts';
import type { Sealer } from './ports.ts';
import { sealContexts } from './seal-contexts.ts';

const NAME = 'fingerprints';

/**
 * The key of everything that is recognised here and not read: orders' digests, idempotency keys, webhook addresses, repair links. It is random,
 * made once for a database and rests in it, sealed. Were it derived from the secret, each rotation would make all of those unknown; so only
 * its seal is renewed, and the old secret can go. Who has the secret alone can make none of them up.
 */
export async function fingerprintKey({ store, sealer }: { store: Pick<Store, 'keys'>; sealer: Sealer }): Promise<Uint8Array<ArrayBuffer>> {
  const context = sealContexts.key(NAME, NAME);
  const fresh = await sealer.seal(toBase64url(crypto.getRandomValues(new Uint8Array(32))), context);
  const key = fromBase64url(await sealer.open(await store.keys.keepFirst(NAME, fresh), context));
  if (key === null) throw new Error('The key of fingerprints is not one');
  return key;
}
