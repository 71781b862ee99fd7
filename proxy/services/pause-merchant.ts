import type { MerchantView } from '../contract/merchants.ts';
import { updateMerchant } from './change-merchant.ts';
import { notConnectable } from './find-merchant.ts';
import { goOn } from './keep-keys.ts';
import type { OperatorDeps } from './operator-deps.ts';

/** Who pauses a merchant. Each has a pause of its own; the operator's is the stronger one. */
export type Pauser = 'operator' | 'merchant';

/** From now on its pages show no options, and its orders are accepted and wait. */
export async function pauseMerchant(deps: OperatorDeps, id: string, by: Pauser): Promise<MerchantView> {
  const pause = by === 'operator' ? { paused: true } : { pausedByMerchant: true };
  return updateMerchant(deps, id, (merchant) => ({ ...merchant, ...pause }));
}

/** Goes on, whoever paused it, and lets what has waited leave. A merchant does not end what the operator began: `connect-not-available`. */
export async function resumeMerchant(deps: OperatorDeps, id: string, by: Pauser): Promise<MerchantView> {
  const view = await updateMerchant(deps, id, (before) => {
    const { paused, pausedByMerchant: _, ...merchant } = before;
    if (paused && by === 'merchant') throw notConnectable('The operator has paused this merchant, and is the one to let it go on.');
    return merchant;
  });
  await goOn(deps, id);
  return view;
}
