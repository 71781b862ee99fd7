import type { Credentials } from '../contract/merchants.ts';
import { removed } from '../domain/merchant.ts';
import { sealContext } from './merchant-directory.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { untilUnchanged } from './until-unchanged.ts';

/** Seals accepted keys into the store, and lets go what has waited for them. */
export async function keepKeys(deps: OperatorDeps, id: string, keys: Credentials): Promise<void> {
  await markOperators(deps, id);
  await deps.store.putCredentials(`own:${id}`, await sealKeys(deps, id, keys));
  await deps.accounts.forget(id);
  await keysChanged(deps, id);
}

export const sealKeys = (
  { sealer }: Pick<OperatorDeps, 'sealer'>,
  id: string,
  { publicKey, secretKey, auth }: Credentials,
): Promise<string> => sealer.seal(JSON.stringify({ publicKey, secretKey, auth }), sealContext(`own:${id}`));

/** What follows once a merchant has other keys. */
export async function keysChanged(deps: OperatorDeps, id: string): Promise<void> {
  deps.merchants.refresh();
  await goOn(deps, id);
}

/** What has waited for this merchant leaves now. */
export async function goOn({ outbox, relay, clock }: OperatorDeps, id: string): Promise<void> {
  await outbox.hasten(id, clock.now());
  relay.wake();
}

/** From now on the operator's word counts for this merchant, not the file's. Before keys are written, so that no start takes them back. */
export async function markOperators({ store, clock }: OperatorDeps, id: string): Promise<void> {
  await untilUnchanged(async () => {
    const stored = await store.byId(id);
    return stored && stored.settings !== removed ? store.put({ ...stored, source: 'operator', updatedAt: clock.now() }, stored) : null;
  });
}
