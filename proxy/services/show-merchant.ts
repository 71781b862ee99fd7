import type { MerchantView } from '../contract/merchants.ts';
import type { Merchant } from '../domain/merchant.ts';
import { resolveAccount } from '../domain/resolve-account.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { noSuchMerchant } from './problem-error.ts';
import { webhookPath } from './receive-webhook.ts';

/** One merchant as the operator sees it. Throws `not-found`. */
export async function showMerchant(deps: OperatorDeps, id: string): Promise<MerchantView> {
  const stored = await deps.store.byId(id);
  const merchant = stored && (JSON.parse(stored.settings) as Merchant | null);
  if (!merchant) throw noSuchMerchant();
  return viewOf(deps, merchant);
}

export async function listMerchants(deps: OperatorDeps): Promise<MerchantView[]> {
  const all = (await deps.store.list()).flatMap((row) => (JSON.parse(row.settings) as Merchant | null) ?? []);
  return Promise.all(all.map((merchant) => viewOf(deps, merchant)));
}

async function viewOf(deps: OperatorDeps, merchant: Merchant): Promise<MerchantView> {
  const own = (await deps.store.credentials(`own:${merchant.id}`)) !== null;
  const { usable, reason } = resolveAccount(merchant, { own, central: deps.centralKeys });
  const state = merchant.paused ? 'paused' : usable ? 'ready' : 'not-connected';
  const path = await webhookPath(deps.fingerprints, merchant.account === 'central' ? 'central' : `own:${merchant.id}`);
  return { merchant, state, account: { usable, reason }, redirect: false, webhookUrl: `${deps.publicUrl}${path}` };
}
