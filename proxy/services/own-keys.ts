import type { Credentials } from '../contract/merchants.ts';
import type { Merchant } from '../domain/merchant.ts';
import { sealContext } from './merchant-directory.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { noSuchMerchant, ProblemError } from './problem-error.ts';

/** The merchant as it rests now, not as it may be remembered. Throws `not-found`. */
export async function findMerchant({ store }: Pick<OperatorDeps, 'store'>, id: string): Promise<Merchant> {
  const stored = await store.byId(id);
  const merchant = stored && (JSON.parse(stored.settings) as Merchant | null);
  if (!merchant) throw noSuchMerchant();
  return merchant;
}

/** Whose keys a merchant uses: `own:{merchant}` or `central`. */
export const accountOf = ({ account, id }: Merchant): string => (account === 'central' ? account : `own:${id}`);

/** Only an own account is connected; the central one has its keys from the configuration. Throws `connect-not-available`. */
export function requireOwn({ account }: Merchant): void {
  if (account !== 'own') throw notConnectable('The merchant ships from the central account, whose keys come from the configuration.');
}

export const notConnectable = (detail: string): ProblemError => new ProblemError('connect-not-available', { detail });

/** Seals accepted keys into the store; what waits for keys leaves. From now on the operator's word counts for this merchant, not the file's. */
export async function keepKeys(deps: OperatorDeps, id: string, { publicKey, secretKey, auth }: Credentials): Promise<void> {
  await deps.store.putCredentials(`own:${id}`, await sealKeys(deps, id, { publicKey, secretKey, auth }));
  await deps.accounts.forget(id);
  await keysChanged(deps, id);
}

export const sealKeys = ({ sealer }: Pick<OperatorDeps, 'sealer'>, id: string, keys: Credentials): Promise<string> =>
  sealer.seal(JSON.stringify(keys), sealContext(`own:${id}`));

/** What follows once a merchant has other keys. */
export async function keysChanged(deps: OperatorDeps, id: string): Promise<void> {
  await markOperators(deps, id);
  deps.merchants.refresh();
  await goOn(deps, id);
}

/** What has waited for this merchant leaves now. */
export async function goOn({ outbox, relay, clock }: OperatorDeps, id: string): Promise<void> {
  await outbox.hasten(id, clock.now());
  relay.wake();
}

/** The file does not bring its own word back at the next start. */
export async function markOperators({ store, clock }: OperatorDeps, id: string): Promise<void> {
  const stored = await store.byId(id);
  if (stored) await store.put({ ...stored, source: 'operator', updatedAt: clock.now() });
}
