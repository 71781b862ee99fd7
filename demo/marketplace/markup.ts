import { textOf } from './form.ts';
import { pathOf } from './merchants.ts';
import type { Operator } from './operator.ts';

/** What the marketplace adds to each label, as its fields have it: per cent, and an amount such as "0.25"; empty adds nothing. */
export interface MarkupFields {
  percent: string;
  fixed: string;
}

/** `fixed` in hundredths. */
interface Markup {
  percent?: string;
  fixed?: number;
}

export async function readMarkup(operator: Operator, merchant: string): Promise<MarkupFields> {
  const { merchant: settings } = await operator.ask<{ merchant: { markup?: Markup } }>('GET', pathOf(merchant));
  const { percent = '', fixed } = settings.markup ?? {};
  return { percent, fixed: fixed === undefined ? '' : (fixed / 100).toFixed(2) };
}

/** Labels that are bought already keep the markup they were bought with. @throws {Refusal} */
export async function keepMarkup(operator: Operator, merchant: string, { percent, fixed }: MarkupFields): Promise<void> {
  const markup: Markup = { ...(percent && { percent }), ...(fixed && { fixed: Math.round(Number(fixed) * 100) }) };
  await operator.ask('PATCH', pathOf(merchant), { markup: percent || fixed ? markup : null });
}

export const markupTyped = (form: FormData): MarkupFields => ({ percent: textOf(form, 'percent'), fixed: textOf(form, 'fixed') });
