import { html } from 'hono/html';
import { alert, type Html, merchantPage, notice } from './layout.ts';
import type { Merchant } from './merchants.ts';
import type { Decision } from './rules.ts';
import { emptyRule, type RuleFields, type RulesFields, type Trial } from './rules-form.ts';

export interface RulesPage {
  merchant: Merchant;
  fields: RulesFields;
  /** Shipping options to choose from; others can be typed. */
  codes: readonly string[];
  trial: Trial;
  decision?: Decision | undefined;
  /** What came of it, or what was wrong. */
  said?: string;
  wrong?: string;
}

/** By what a merchant's orders are shipped: written down in the order in which it counts, tried before it is kept. */
export const rulesPage = ({ merchant, fields, codes, trial, decision, said, wrong }: RulesPage): Html =>
  merchantPage(merchant, 'rules', {
    main: html`<h2>Rules</h2>
<p>What an order says itself goes first. Then the first rule that fits, then the standard, then what is said last.</p>
${alert(wrong)}${notice(said)}
<form method="post">
<ol class="rules">${[...fields.rules, emptyRule].map(ruleFields)}</ol>
<datalist id="codes">${codes.map((code) => html`<option value="${code}"></option>`)}</datalist>
<label>Standard shipping option <input name="defaultShippingOptionCode" list="codes" maxlength="200" value="${fields.defaultShippingOptionCode}"></label>
<label>Without any of these <select name="withoutOption">
${option('review', 'A person decides', fields.withoutOption)}${option('sendcloud-rules', 'Sendcloud’s own rules decide', fields.withoutOption)}
</select></label>
<fieldset class="try">
<legend>Try an order</legend>
${decision ? outcome(decision) : ''}
<label>Checkout method <input name="tryMethod" maxlength="200" value="${trial.method}"></label>
<label>Country <input name="tryCountry" maxlength="2" pattern="[A-Za-z]{2}" required value="${trial.country}"></label>
<label>Grams <input name="tryWeight" type="number" min="1" required value="${trial.weight}"></label>
<button name="do" value="try">Try</button>
</fieldset>
<button class="primary" name="do" value="keep">Keep these rules</button>
</form>`,
  });

const option = (value: string, text: string, chosen: string): Html =>
  html`<option value="${value}" ${value === chosen ? 'selected' : ''}>${text}</option>`;

/** One rule; the last is empty, to be filled in. */
const ruleFields = (rule: RuleFields, at: number): Html =>
  html`<li><fieldset>
<legend>${rule === emptyRule ? 'Another rule' : `Rule ${at + 1}`}</legend>
<label>Checkout method, * for any <input name="method" maxlength="200" value="${rule.method}"></label>
<label>Shipping option <input name="shippingOptionCode" list="codes" maxlength="200" value="${rule.shippingOptionCode}"></label>
<label>Only to <input name="countries" placeholder="NL BE" value="${rule.countries}"></label>
<label>Not to <input name="exceptCountries" placeholder="CH" value="${rule.exceptCountries}"></label>
<label>From grams <input name="minWeight" type="number" min="1" value="${rule.minWeight}"></label>
<label>To grams <input name="maxWeight" type="number" min="1" value="${rule.maxWeight}"></label>
<label>Place <input name="place" type="number" step="0.5" required value="${at + 1}"></label>
</fieldset></li>`;

const deciders: Record<string, string> = { order: 'the order', rule: 'a rule', merchant: 'the standard', sendcloud: 'Sendcloud' };

const outcome = ({ shippingOptionCode, by, why }: Decision): Html =>
  html`<p class="notice" role="status"><b>${shippingOptionCode ?? 'No shipping option'}</b>, decided by ${deciders[by ?? ''] ?? 'a person'}. ${why}</p>`;
