import { pathOf } from './merchants.ts';
import type { Operator } from './operator.ts';
import type { RuleFields, RulesFields, Trial } from './rules-form.ts';

/** Who decides about an order, and why. null: a person has to. */
export interface Decision {
  shippingOptionCode: string | null;
  by: string | null;
  why: string;
}

/** A merchant's rules, and the shipping options that their settings name. */
export interface KeptRules {
  fields: RulesFields;
  codes: string[];
}

interface Settings {
  rules?: Rule[];
  defaultShippingOptionCode?: string;
  withoutOption?: string;
}

interface Rule {
  method: string;
  shippingOptionCode: string;
  countries?: string[];
  exceptCountries?: string[];
  minWeight?: number;
  maxWeight?: number;
}

export async function readRules(operator: Operator, merchant: string): Promise<KeptRules> {
  const { merchant: settings } = await operator.ask<{ merchant: Settings & { rates: Pick<Rule, 'shippingOptionCode'>[] } }>(
    'GET',
    pathOf(merchant),
  );
  const { rules = [], rates, defaultShippingOptionCode = '', withoutOption = 'review' } = settings;
  return {
    fields: { rules: rules.map(fieldsOf), defaultShippingOptionCode, withoutOption },
    codes: [...new Set([...rates, ...rules].map(({ shippingOptionCode }) => shippingOptionCode))],
  };
}

/** @throws {Refusal} */
export async function keepRules(operator: Operator, merchant: string, fields: RulesFields): Promise<void> {
  const { defaultShippingOptionCode = null, ...settings } = settingsOf(fields);
  await operator.ask('PATCH', pathOf(merchant), { ...settings, defaultShippingOptionCode });
}

/** Who would decide about an order by these rules, kept or not. @throws {Refusal} */
export async function tryRules(operator: Operator, merchant: string, fields: RulesFields, trial: Trial): Promise<Decision | undefined> {
  const { method, country, weight } = trial;
  const order = { ...(method && { checkoutMethodName: method }), country: country.toUpperCase(), weight: Number(weight) };
  const asked = { orders: [order], settings: settingsOf(fields) };
  const { decisions } = await operator.ask<{ decisions: Decision[] }>('POST', pathOf(merchant, '/rules/preview'), asked);
  return decisions[0];
}

const fieldsOf = ({ countries = [], exceptCountries = [], minWeight, maxWeight, ...rule }: Rule): RuleFields => ({
  ...rule,
  countries: countries.join(' '),
  exceptCountries: exceptCountries.join(' '),
  minWeight: String(minWeight ?? ''),
  maxWeight: String(maxWeight ?? ''),
});

const settingsOf = ({ rules, defaultShippingOptionCode, withoutOption }: RulesFields): Settings => ({
  rules: rules.map(ruleOf),
  ...(defaultShippingOptionCode && { defaultShippingOptionCode }),
  withoutOption,
});

const ruleOf = ({ method, shippingOptionCode, countries, exceptCountries, minWeight, maxWeight }: RuleFields): Rule => ({
  method,
  shippingOptionCode,
  ...(countries && { countries: listOf(countries) }),
  ...(exceptCountries && { exceptCountries: listOf(exceptCountries) }),
  ...(minWeight && { minWeight: Number(minWeight) }),
  ...(maxWeight && { maxWeight: Number(maxWeight) }),
});

const listOf = (text: string): string[] =>
  text
    .toUpperCase()
    .split(/[\s,]+/)
    .filter(Boolean);
