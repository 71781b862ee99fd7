import type { PreviewRules, RulesPreview } from '../contract/rules.ts';
import { chooseOption } from '../domain/rules.ts';
import type { MerchantDirectory } from './ports.ts';
import { noSuchMerchant } from './problem-error.ts';

/** By what orders would be shipped: by the merchant's rules, or by others that are tried before they are kept. */
export async function previewRules(
  { merchants }: { merchants: Pick<MerchantDirectory, 'byId'> },
  id: string,
  { orders, settings }: PreviewRules,
): Promise<RulesPreview> {
  const merchant = await merchants.byId(id);
  if (!merchant) throw noSuchMerchant();
  return {
    decisions: orders.map(({ shippingOptionCode = null, checkoutMethodName = null, country, weight }) =>
      chooseOption({ shippingOptionCode, checkoutMethodName, country, weight }, settings ?? merchant),
    ),
  };
}
