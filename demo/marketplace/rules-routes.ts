import { Hono } from 'hono';
import { textOf } from './form.ts';
import type { MerchantEnv } from './merchant-env.ts';
import { type Operator, Refusal } from './operator.ts';
import { keepRules, readRules, tryRules } from './rules.ts';
import { rulesTyped, type Trial, trialTyped } from './rules-form.ts';
import { rulesPage } from './rules-page.ts';

const anyOrder: Trial = { method: 'Standard', country: 'NL', weight: '1000' };

/** A merchant's rules: shown, tried with an order before anything is kept, kept. */
export function rulesRoutes(operator: Operator): Hono<MerchantEnv> {
  return new Hono<MerchantEnv>()
    .get('/:merchant/rules', async (c) => {
      const { merchant } = c.var;
      const said = c.req.query('kept') === undefined ? {} : { said: 'The rules are kept.' };
      return c.html(rulesPage({ merchant, ...(await readRules(operator, merchant.id)), trial: anyOrder, ...said }));
    })
    .post('/:merchant/rules', async (c) => {
      const { merchant } = c.var;
      const form = await c.req.formData();
      const { codes } = await readRules(operator, merchant.id);
      const typed = { merchant, codes, fields: rulesTyped(form), trial: trialTyped(form) };
      try {
        if (textOf(form, 'do') === 'keep') {
          await keepRules(operator, merchant.id, typed.fields);
          return c.redirect(`/${merchant.id}/rules?kept`, 303);
        }
        return c.html(rulesPage({ ...typed, decision: await tryRules(operator, merchant.id, typed.fields, typed.trial) }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return c.html(rulesPage({ ...typed, wrong: error.message }), 422);
      }
    });
}
