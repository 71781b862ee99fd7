import type { MerchantState, MerchantView } from '../contract/merchants.ts';
import { isPaused, type Merchant } from '../domain/merchant.ts';
import { resolveAccount } from '../domain/resolve-account.ts';
import { webhookUrlOf } from './configure-account.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { accountName, findMerchant } from './find-merchant.ts';

/** One merchant as the operator sees it. Throws `not-found`. */
export async function showMerchant(deps: OperatorDeps, id: string): Promise<MerchantView> {
  const merchant = await findMerchant(deps, id);
  return viewOf(deps, merchant, (await standings(deps))(merchant));
}

/** A merchant as it may see itself: of the marketplace's account neither the address that is kept secret nor what is added to its prices. */
export function toItself({ merchant, webhookUrl, ...standing }: MerchantView): MerchantView {
  const { markup: _, ...settings } = merchant;
  return { ...standing, merchant: settings, webhookUrl: merchant.account === 'own' ? webhookUrl : null };
}

/** Where a merchant stands, and why. */
export interface Standing {
  state: MerchantState;
  account: MerchantView['account'];
}

/** Judges merchants by what the store says of all accounts at this moment. */
export async function standings({ store, accounts, centralKeys }: OperatorDeps): Promise<(merchant: Merchant) => Standing> {
  const connected = new Set(await store.connected());
  const refused = new Set((await accounts.refused()).map(({ account }) => account));
  return (merchant) => {
    const { usable, reason } = resolveAccount(merchant, { own: connected.has(accountName(merchant)), central: centralKeys });
    return { state: stateOf(merchant, usable, refused.has(accountName(merchant))), account: { usable, reason } };
  };
}

function stateOf(merchant: Merchant, usable: boolean, refused: boolean): MerchantState {
  if (isPaused(merchant)) return 'paused';
  if (!usable) return 'not-connected';
  return refused ? 'keys-refused' : 'ready';
}

export async function viewOf(deps: OperatorDeps, merchant: Merchant, { state, account }: Standing): Promise<MerchantView> {
  const redirect = merchant.account === 'own' && deps.sendcloud.connectUrl !== null;
  return { merchant, state, account, redirect, webhookUrl: await webhookUrlOf(deps, merchant) };
}
