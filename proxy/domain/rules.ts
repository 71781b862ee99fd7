import type { RulesPreview, ShippingRule } from '../contract/rules.ts';
import type { Merchant } from './merchant.ts';

/** The part of an order that rules look at. Grams. */
export interface RuledOrder {
  /** What the order itself names, be it at checkout or at the purchase. */
  shippingOptionCode: string | null;
  checkoutMethodName: string | null;
  country: string;
  weight: number;
}

export type RuleSettings = Pick<Merchant, 'rules' | 'defaultShippingOptionCode' | 'withoutOption'>;
export type Decision = RulesPreview['decisions'][number];

/**
 * By what an order is shipped, and who decides: what the order names, else the first rule that fits, else the merchant's default, else
 * Sendcloud by its own rules and defaults where the merchant lets it, else a person.
 */
export function chooseOption(order: RuledOrder, { rules = [], defaultShippingOptionCode, withoutOption }: RuleSettings): Decision {
  if (order.shippingOptionCode !== null) return decided('order', order.shippingOptionCode, 'The order names it.');
  const index = rules.findIndex((rule) => fits(rule, order));
  const rule = rules[index];
  if (rule) return { ...decided('rule', rule.shippingOptionCode, `Rule ${index + 1} fits: ${inWords(rule)}.`), rule: index };
  if (defaultShippingOptionCode !== undefined)
    return decided('merchant', defaultShippingOptionCode, 'No rule fits, and this is the default.');
  if (withoutOption === 'sendcloud-rules')
    return decided('sendcloud', null, 'No rule fits, and there is no default: Sendcloud’s own rules decide.');
  return decided(null, null, 'No rule fits, and there is no default: a person has to decide.');
}

const decided = (by: Decision['by'], shippingOptionCode: string | null, why: string): Decision => ({
  shippingOptionCode,
  by,
  rule: null,
  why,
});

/** Both bounds are included. */
function fits(
  { method, countries, exceptCountries, minWeight = 0, maxWeight = Number.POSITIVE_INFINITY }: ShippingRule,
  order: RuledOrder,
): boolean {
  return (
    (method === '*' || sameName(method, order.checkoutMethodName)) &&
    (countries === undefined || countries.includes(order.country)) &&
    !exceptCountries?.includes(order.country) &&
    order.weight >= minWeight &&
    order.weight <= maxWeight
  );
}

const plain = (name: string): string => name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
const sameName = (one: string, other: string | null): boolean => other !== null && plain(one) === plain(other);

function inWords({ method, countries, exceptCountries, minWeight, maxWeight }: ShippingRule): string {
  return [
    method === '*' ? 'any method' : `“${method}”`,
    ...(countries ? [`to ${countries.join(', ')}`] : []),
    ...(exceptCountries ? [`not to ${exceptCountries.join(', ')}`] : []),
    ...(minWeight === undefined ? [] : [`from ${minWeight} g`]),
    ...(maxWeight === undefined ? [] : [`up to ${maxWeight} g`]),
  ].join(', ');
}
