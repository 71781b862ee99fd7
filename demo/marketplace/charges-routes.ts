import { Hono } from 'hono';
import { type ChargesPage, chargesPage, type Ledger, type Period } from './charges-page.ts';
import { keepMarkup, markupTyped, readMarkup } from './markup.ts';
import type { MerchantEnv } from './merchant-env.ts';
import type { Merchant } from './merchants.ts';
import { type Operator, Refusal, withQuery } from './operator.ts';

const always: Period = { from: '', to: '' };

/** What a merchant was charged in a period: on a page, and as a file for whoever writes the invoice; and what is added from now on. */
export function chargesRoutes(operator: Operator): Hono<MerchantEnv> {
  const page = async (merchant: Merchant, period: Period, cursor = ''): Promise<ChargesPage> => {
    const markup = await readMarkup(operator, merchant.id);
    try {
      const ledger = await operator.ask<Ledger>('GET', withQuery('/charges', { merchant: merchant.id, ...period, cursor }));
      return { merchant, period, markup, ledger };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { merchant, period, markup, ledger: null, wrong: error.message };
    }
  };
  return new Hono<MerchantEnv>()
    .get('/:merchant/charges', async (c) => {
      const { from = '', to = '', cursor = '', kept } = c.req.query();
      const said = kept === undefined ? {} : { said: 'The markup is kept.' };
      return c.html(chargesPage({ ...(await page(c.var.merchant, { from, to }, cursor)), ...said }));
    })
    .post('/:merchant/charges', async (c) => {
      const { merchant } = c.var;
      const markup = markupTyped(await c.req.formData());
      try {
        await keepMarkup(operator, merchant.id, markup);
        return c.redirect(`/${merchant.id}/charges?kept`, 303);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return c.html(chargesPage({ ...(await page(merchant, always)), markup, wrong: error.message }), 422);
      }
    })
    .get('/:merchant/charges.csv', async (c) => {
      const { merchant } = c.var;
      const { from = '', to = '' } = c.req.query();
      const file = await operator.open(withQuery('/charges', { merchant: merchant.id, from, to, format: 'csv' }));
      if (!file.ok) return c.text('There are no such charges.', 422);
      const name = [merchant.id, 'charges', from, to].filter(Boolean).join('-');
      const headers = { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${name}.csv"` };
      return new Response(file.body, { headers });
    });
}
