import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { Account } from '../accounts.ts';
import type { Sandbox } from '../context.ts';
import { page } from './pages.ts';

/** What a platform sends a merchant with: where the shop is, and where its keys shall go. */
interface Wish {
  url_webshop: string;
  webhook_url: string;
  shop_name: string;
}

/**
 * `/shops/{platform}/connect/`: a merchant allows a platform access. On consent Sendcloud posts `integration_connected` and
 * `integration_credentials` to the address that came with the link, and sends the merchant back to the shop. Any platform's name
 * will do here; Sendcloud knows only registered ones.
 */
export function connectRoutes(sandbox: Sandbox): Hono {
  return new Hono()
    .get('/:platform/connect', (c) => {
      const wish = wishIn(c.req.query());
      return wish ? c.html(consentPage(c.req.param('platform'), wish, [...sandbox.state.accounts.values()])) : incomplete(c);
    })
    .post('/:platform/connect', async (c) => {
      const form = (await c.req.parseBody()) as Record<string, string>;
      const wish = wishIn(form);
      const account = sandbox.state.accounts.get(form.account ?? '');
      if (!wish || !account) return incomplete(c);
      connect(sandbox, account, c.req.param('platform'), wish);
      return c.redirect(wish.url_webshop, 303);
    });
}

function wishIn({ url_webshop = '', webhook_url = '', shop_name = '' }: Record<string, string>): Wish | undefined {
  const addresses = [url_webshop, webhook_url].every((address) => /^https?:/.test(address) && URL.canParse(address));
  return addresses && shop_name !== '' ? { url_webshop, webhook_url, shop_name } : undefined;
}

const incomplete = (c: Context) =>
  c.html(page('This link is not complete', 'It needs url_webshop, webhook_url and shop_name, and an account of the sandbox.'), 400);

function connect({ clock, webhooks }: Sandbox, account: Account, platform: string, { url_webshop, webhook_url, shop_name }: Wish): void {
  Object.assign(account.integration, {
    type: platform,
    shop_name,
    shop_url: url_webshop,
    webhook_active: true,
    webhook_url,
    updated_at: clock.iso(),
  });
  webhooks.connected(account);
}

const consentPage = (platform: string, wish: Wish, accounts: readonly Account[]) =>
  page(
    `Connect ${wish.shop_name}`,
    html`<p>${platform} asks for access to a Sendcloud account. Its keys will be sent to <code>${wish.webhook_url}</code>.</p>
    <form method="post">
    ${Object.entries(wish).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
    <p><label>Account <select name="account">${accounts
      .filter(({ revoked }) => !revoked)
      .map(
        ({ publicKey, organization, name }) => html`<option value="${publicKey}">${organization} (${name})</option>`,
      )}</select></label></p>
    <button>Allow access</button></form>`,
  );
