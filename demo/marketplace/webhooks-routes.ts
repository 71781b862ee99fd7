import { Hono } from 'hono';
import { textOf, textsOf } from './form.ts';
import type { MerchantEnv } from './merchant-env.ts';
import type { Merchant } from './merchants.ts';
import { type Operator, Refusal } from './operator.ts';
import { type LogSearch, readEndpoint, readLog, webhookActions } from './webhooks.ts';
import { type WebhooksPage, webhooksPage } from './webhooks-page.ts';

const everything: LogSearch = { state: '', cursor: '' };

/** How a merchant's shop is informed: the address, the log, what is sent again. */
export function webhooksRoutes(operator: Operator): Hono<MerchantEnv> {
  const page = async (merchant: Merchant, search = everything): Promise<WebhooksPage> => ({
    merchant,
    endpoint: await readEndpoint(operator, merchant.id),
    log: await readLog(operator, merchant.id, search),
    search,
  });
  return new Hono<MerchantEnv>()
    .get('/:merchant/webhooks', async (c) => {
      const { state = '', cursor = '' } = c.req.query();
      return c.html(webhooksPage(await page(c.var.merchant, { state, cursor })));
    })
    .post('/:merchant/webhooks', async (c) => {
      const { merchant } = c.var;
      try {
        const said = await act(operator, merchant.id, await c.req.formData());
        return c.html(webhooksPage({ ...(await page(merchant)), said }));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return c.html(webhooksPage({ ...(await page(merchant)), wrong: error.message }), 422);
      }
    });
}

/** Does what the button that was pressed says; answers what came of it. */
function act(operator: Operator, merchant: string, form: FormData): Promise<string> {
  const { set, test, rotate, replay } = webhookActions;
  switch (textOf(form, 'do')) {
    case 'set':
      return set(operator, merchant, textOf(form, 'url'));
    case 'test':
      return test(operator, merchant);
    case 'rotate':
      return rotate(operator, merchant);
    default:
      return replay(operator, merchant, textsOf(form, 'id'));
  }
}
