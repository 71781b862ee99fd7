import { html, type TemplateResult } from 'lit';
import type { DeliveryOption } from '../proxy/contract/delivery-options.ts';
import { cheapest, preselected } from './core/options.ts';
import type { Words } from './messages/words.ts';
import { type PlaceFieldProps, placeField } from './views/place-field.ts';
import { promise } from './views/promise.ts';

/** Delivery in one line, where nobody chooses yet: fetched for product pages, and while the postal code is not known. */

export { hasPostalCodes } from './core/postal-codes.ts';
export { lineMessages as english } from './messages/en-line.ts';
export { lineStyles as styles } from './styles/line.ts';

export interface LineProps {
  readonly options: readonly DeliveryOption[];
  readonly prices: boolean;
  readonly words: Words;
}

/** What a product page says: the cheapest way home. */
export const productLine = ({ options, ...how }: LineProps): TemplateResult =>
  promise({ option: preselected(options, 'cheapest') ?? options[0], from: false, ...how });

/** What can be said of a whole country, and the field that makes it exact, where the page has none of its own. */
export function placeLine({ options, ...how }: LineProps, field: Omit<PlaceFieldProps, 'words'> | undefined): TemplateResult {
  const line = options.length > 0 ? promise({ option: cheapest(options), from: true, ...how }) : '';
  return html`${line} ${field ? placeField({ ...field, words: how.words }) : ''}`;
}
