import type { MiddlewareHandler } from 'hono';
import { missingPage } from './missing-page.ts';
import { findMerchant, type Merchant } from './merchants.ts';
import type { Operator } from './operator.ts';

/** What the routes about one merchant find in their context. */
export interface MerchantEnv {
  Variables: { merchant: Merchant };
}

/** Finds the merchant that the path names; a page that says so where there is none. */
export const merchantOfPath =
  (operator: Operator): MiddlewareHandler<MerchantEnv> =>
  async (c, next) => {
    const merchant = await findMerchant(operator, c.req.param('merchant') ?? '');
    if (!merchant) return c.html(missingPage(), 404);
    c.set('merchant', merchant);
    await next();
  };
