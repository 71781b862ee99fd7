import type { MerchantView } from '../contract/merchants.ts';
import type { AccountKind, Merchant } from '../domain/merchant.ts';
import { updateMerchant } from './change-merchant.ts';
import { notConnectable } from './find-merchant.ts';
import type { OperatorDeps } from './operator-deps.ts';

/**
 * Moves a merchant to the account that `moved` gives it, if that is among its `choices`. The keys of an own account stay; orders that were
 * accepted for the other account stay there, and those that have not left are put up for review.
 */
export async function chooseAccount(
  deps: OperatorDeps,
  id: string,
  { moved, choices }: { moved: (merchant: Merchant) => Merchant; choices: (merchant: Merchant) => readonly AccountKind[] },
): Promise<MerchantView> {
  return updateMerchant(deps, id, (merchant) => {
    const chosen = moved(merchant);
    if (!choices(merchant).includes(chosen.account))
      throw notConnectable('Which account this merchant uses is for the operator to choose.');
    if (chosen.account === 'central' && !deps.centralKeys) throw notConnectable('There is no central account: no central keys are set.');
    return chosen;
  });
}
