import type { MerchantRecord, MerchantView } from '../contract/merchants.ts';
import type { AccountKind } from '../domain/merchant.ts';
import { updateMerchant } from './change-merchant.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { notConnectable } from './find-merchant.ts';

/**
 * Moves a merchant to the account that `chosen` names, if it is among `choices`. The keys of an own account stay; orders that were accepted for
 * the other account stay there, and those that have not left are put up for review.
 */
export async function chooseAccount(deps: OperatorDeps, chosen: MerchantRecord, choices: readonly AccountKind[]): Promise<MerchantView> {
  if (!choices.includes(chosen.account)) throw notConnectable('Which account this merchant uses is for the operator to choose.');
  if (chosen.account === 'central' && !deps.centralKeys) throw notConnectable('There is no central account: no central keys are set.');
  return updateMerchant(deps, chosen);
}
