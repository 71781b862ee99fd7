import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { quantityIn, setQuantity } from './cart.ts';
import { productOf } from './catalogue.ts';
import { type CheckoutForm, readCheckout } from './checkout-form.ts';
import { checkOut, newCheckout } from './checkout.ts';
import type { ShopConfig, ShopIdentity } from './config.ts';
import { OrderBook } from './order-book.ts';
import { Outbox } from './outbox.ts';
import { cartPage } from './pages/cart.ts';
import { checkoutPage } from './pages/checkout.ts';
import { confirmationPage } from './pages/confirmation.ts';
import { homePage } from './pages/home.ts';
import { brokenPage, notFoundPage } from './pages/not-found.ts';
import { productPage } from './pages/product.ts';
import { type OrderView, type ProxyClient, createProxyClient } from './proxy-client.ts';
import { createScriptTagReader } from './script-tag.ts';
import { securityHeaders } from './security.ts';
import { staticFiles } from './static-files.ts';

export interface Shop {
  fetch: Hono['fetch'];
  /** Hands over what an earlier process left waiting. */
  start(): void;
  stop(): Promise<void>;
}

/** The street of demo shops on one server. Each knows the proxy only by its script tag and its HTTP API. */
export function createShop({ shops, proxyUrl, orderBook }: Omit<ShopConfig, 'port' | 'host'>): Shop {
  const book = new OrderBook(orderBook);
  const proxies = new Map(shops.map((shop) => [shop.id, createProxyClient(proxyUrl, shop)]));
  const outbox = new Outbox(book, (id) => known(proxies.get(id), id));
  const scriptTag = createScriptTagReader(proxyUrl);
  const app = new Hono({ strict: false });

  app.use(securityHeaders(proxyUrl));
  app.notFound((context) => context.html(notFoundPage(), 404));
  app.onError((error, context) => {
    console.error(error);
    return context.html(brokenPage(), 500);
  });
  app.route('/', staticFiles(join(import.meta.dirname, 'public')));
  app.get('/', (context) => context.html(homePage(shops)));
  for (const shop of shops) app.route(`/${shop.id}`, shopRoutes(shop, known(proxies.get(shop.id), shop.id)));

  function shopRoutes(shop: ShopIdentity, proxy: ProxyClient): Hono {
    const routes = new Hono({ strict: false });
    const product = productOf(shop.id);
    const showCheckout = async (context: Context, form: CheckoutForm, status: 200 | 422): Promise<Response> => {
      const script = await scriptTag();
      return context.html(checkoutPage({ shop, product, quantity: quantityIn(context), form, proxyUrl, script }), status);
    };

    routes.get('/', (context) => context.html(productPage(shop, product, quantityIn(context))));
    routes.get('/cart', (context) => context.html(cartPage(shop, product, quantityIn(context))));
    routes.post('/cart', async (context) => {
      setQuantity(context, shop.id, (await context.req.formData()).get('quantity'));
      return context.redirect(`/${shop.id}/cart`, 303);
    });
    routes.get('/checkout', async (context): Promise<Response> => {
      return quantityIn(context) ? showCheckout(context, newCheckout(), 200) : context.redirect(`/${shop.id}/cart`, 303);
    });
    routes.post('/checkout', async (context) => {
      const form = readCheckout(await context.req.formData());
      if (!quantityIn(context) && !book.byAttempt(shop.id, form.attempt)) return context.redirect(`/${shop.id}/cart`, 303);
      const outcome = await checkOut(shop, quantityIn(context), form, { book, proxy, now: new Date() });
      if ('again' in outcome) return showCheckout(context, outcome.again, 422);
      void outbox.start();
      setQuantity(context, shop.id, 0);
      return context.redirect(`/${shop.id}/orders/${outcome.placed.number}`, 303);
    });
    routes.get('/orders/:number', async (context) => {
      const order = book.find(shop.id, context.req.param('number'));
      if (!order) return context.notFound();
      return context.html(confirmationPage(shop, order, await viewOf(proxy, order.proxyOrderId)), 200, { 'Cache-Control': 'no-store' });
    });
    routes.get('/orders/:number/label.pdf', async (context) => {
      const id = book.find(shop.id, context.req.param('number'))?.proxyOrderId;
      if (!id) return context.notFound();
      const label = await proxy.label(id);
      return new Response(label.body, { headers: { 'Content-Type': 'application/pdf', 'Cache-Control': 'no-store' } });
    });
    return routes;
  }

  return { fetch: app.fetch, start: () => void outbox.start(), stop: () => outbox.stop() };
}

/** null while the proxy has not taken the order, or does not answer: the page then says that the order is safe. */
async function viewOf(proxy: ProxyClient, id: string | null): Promise<OrderView | null> {
  if (!id) return null;
  try {
    return await proxy.order(id);
  } catch (error) {
    console.warn('the order could not be read', error instanceof Error ? error.message : error);
    return null;
  }
}

function known<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`there is no shop "${id}"`);
  return value;
}
