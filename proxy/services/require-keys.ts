import type { Store } from '../store/store.ts';
import type { Sealer } from './ports.ts';

/** Something in the store was sealed with a key that is not here. */
export class KeyMissing extends Error {
  override readonly name = 'KeyMissing';

  constructor(key: string, count: number) {
    super(`PROXY_SECRET lacks the secret of key ${key}, with which ${count} values in the database are sealed; add it to the list.`);
  }
}

/** Throws `KeyMissing` when the store holds what these secrets cannot open: found out at the start rather than at a buyer's order. */
export async function requireKeys({ store, sealer }: { store: Pick<Store, 'sealed'>; sealer: Sealer }): Promise<void> {
  const known = await sealer.keys();
  for (const { key, count } of await store.sealed.keys()) if (!known.includes(key)) throw new KeyMissing(key, count);
}
