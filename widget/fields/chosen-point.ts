import type { ServicePoint } from '../../proxy/contract/service-points.ts';

/** What the shopper chose, as `open()` of the picker resolves to it. */
export interface ChosenPoint {
  readonly servicePoint: ServicePoint;
  /** The shopper's own number with the carrier, where it asks for one. */
  readonly postNumber?: string | null | undefined;
}

/**
 * A text that survives what shop systems do to posted ones. WordPress puts a backslash before quotation marks, which not every plugin takes away;
 * its `wp_unslash`, as PrestaShop's `Tools::getValue`, takes away every backslash, which JSON may need; `sanitize_text_field` tags and
 * percent-encoded bytes. So quotation marks become typographic, and the others spaces.
 */
export const plain = (text: string): string =>
  text
    .replaceAll("'", '’')
    .replaceAll('"', '”')
    .replaceAll(/%(?=[\da-f]{2})/gi, '% ')
    .replaceAll(/[\\<>\p{Cc}\s]+/gu, ' ')
    .trim();
