import { Hono } from 'hono';
import { chargesPage, type Ledger } from './charges-page.ts';
import type { MerchantEnv } from './merchant-env.ts';
import { type Operator, Refusal, withQuery } from './operator.ts';

/** What a merchant was charged in a period: on a page, and as a file for whoever writes the invoice. */
export function chargesRoutes(operator: Operator): Hono<MerchantEnv> {
  return new Hono<MerchantEnv>()
    .get('/:merchant/charges', async (c) => {
      const { merchant } = c.var;
      const { from = '', to = '', cursor = '' } = c.req.query();
      const period = { from, to };
      try {
        const ledger = await operator.ask<Ledger>('GET', withQuery('/charges', { merchant: merchant.id, ...period, cursor }));
        return c.html(chargesPage(merchant, period, ledger));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return c.html(chargesPage(merchant, period, null, error.message), 422);
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
