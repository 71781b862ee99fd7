import { textOf, textsOf } from './form.ts';

/** What a rule says, a field each; what is empty does not count. Countries are parted by spaces, weights are grams. */
export const ruleParts = ['method', 'shippingOptionCode', 'countries', 'exceptCountries', 'minWeight', 'maxWeight'] as const;
export type RuleFields = Record<(typeof ruleParts)[number], string>;

/** By what a merchant's orders are shipped, as the page has it. */
export interface RulesFields {
  rules: RuleFields[];
  defaultShippingOptionCode: string;
  withoutOption: string;
}

/** An order to try the rules with. */
export interface Trial {
  method: string;
  country: string;
  weight: string;
}

export const emptyRule: RuleFields = {
  method: '',
  shippingOptionCode: '',
  countries: '',
  exceptCountries: '',
  minWeight: '',
  maxWeight: '',
};

/** The rules of a form in the order of their places; one with neither method nor option is none. */
export function rulesTyped(form: FormData): RulesFields {
  const columns = ruleParts.map((part) => textsOf(form, part));
  const rows = textsOf(form, 'place').map((place, at) => ({
    place: Number(place),
    rule: Object.fromEntries(ruleParts.map((part, column) => [part, columns[column]?.[at] ?? ''])) as RuleFields,
  }));
  return {
    rules: rows
      .filter(({ rule }) => rule.method || rule.shippingOptionCode)
      .sort((a, b) => a.place - b.place)
      .map(({ rule }) => rule),
    defaultShippingOptionCode: textOf(form, 'defaultShippingOptionCode'),
    withoutOption: textOf(form, 'withoutOption'),
  };
}

export const trialTyped = (form: FormData): Trial => ({
  method: textOf(form, 'tryMethod'),
  country: textOf(form, 'tryCountry'),
  weight: textOf(form, 'tryWeight'),
});
