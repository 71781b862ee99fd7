import type { MissingForLabel, ShippingOptions } from '../../../proxy/contract/labels.ts';
import type { OfficeWords } from '../messages/office-messages.ts';

/** What an item is called; by its place where that is not known. */
export const itemName = ({ goods }: Pick<ShippingOptions, 'goods'>, at: number, { t }: OfficeWords): string =>
  goods[at]?.description ?? t('goods', { n: at + 1 });

/** What a label still lacks, in a person's words. */
export function missingText({ what, field, detail }: MissingForLabel, options: ShippingOptions, words: OfficeWords): string {
  const { t } = words;
  const at = Number(/\d+/.exec(field)?.[0] ?? 0);
  const item = itemName(options, at, words);
  const sentences: Record<MissingForLabel['what'], string> = {
    'hs-code': t('hsCode', { item }),
    'origin-country': t('originCountry', { item }),
    'item-value': t('missingValue', { item }),
    'invoice-number': t('invoiceNumber'),
    'parcel-items': t('missingContents', { n: at + 1 }),
    phone: t('missingPhone'),
    email: t('missingEmail'),
    'service-point': t('missingPoint'),
  };
  return sentences[what] ?? detail;
}
