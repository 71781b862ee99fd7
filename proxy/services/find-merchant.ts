import type { Merchant } from '../domain/merchant.ts';
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
export const accountName = ({ account, id }: Merchant): string => (account === 'central' ? account : `own:${id}`);

/** Only an own account is connected; the central one has its keys from the configuration. Throws `connect-not-available`. */
export function requireOwn({ account }: Merchant): void {
  if (account !== 'own') throw notConnectable('The merchant ships from the central account, whose keys come from the configuration.');
}

export const notConnectable = (detail: string): ProblemError => new ProblemError('connect-not-available', { detail });
