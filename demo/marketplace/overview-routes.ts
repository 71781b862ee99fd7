import { Hono } from 'hono';
import { textOf } from './form.ts';
import { addMerchant, countWaiting, findMerchants } from './merchants.ts';
import { type Operator, Refusal } from './operator.ts';
import { type Overview, overviewPage } from './overview-page.ts';

/** All merchants: searched, with what waits, and another added. */
export function overviewRoutes(operator: Operator): Hono {
  const overview = async (search = { search: '', state: '' }): Promise<Overview> => ({
    merchants: await findMerchants(operator, search),
    waiting: await countWaiting(operator),
    search,
  });
  return new Hono()
    .get('/', async (c) => {
      const { search = '', state = '' } = c.req.query();
      return c.html(overviewPage(await overview({ search, state })));
    })
    .post('/', async (c) => {
      const form = await c.req.formData();
      const typed = {
        name: textOf(form, 'name'),
        account: textOf(form, 'account'),
        country: textOf(form, 'country'),
        postalCode: textOf(form, 'postalCode'),
      };
      try {
        const added = await addMerchant(operator, typed);
        return c.html(overviewPage({ ...(await overview()), added }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return c.html(overviewPage({ ...(await overview()), refused: { typed, why: error.message } }), 422);
      }
    });
}
