import type { MerchantView } from '../contract/merchants.ts';
import { updateMerchant } from './change-merchant.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { goOn } from './keep-keys.ts';

/** From now on its pages show no options, and its orders are accepted and wait. */
export async function pauseMerchant(deps: OperatorDeps, id: string): Promise<MerchantView> {
  return updateMerchant(deps, id, (merchant) => ({ ...merchant, paused: true }));
}

/** Goes on, and lets what has waited leave. */
export async function resumeMerchant(deps: OperatorDeps, id: string): Promise<MerchantView> {
  const view = await updateMerchant(deps, id, (before) => {
    const { paused: _, ...merchant } = before;
    return merchant;
  });
  await goOn(deps, id);
  return view;
}
