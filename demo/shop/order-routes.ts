import { type Context, Hono } from 'hono';
import type { Counter } from './counter.ts';
import { confirmationPage } from './pages/confirmation.ts';
import { type OrderView, type ProxyClient, ProxyRefusal } from './proxy-client.ts';

/** What became of an order, at `/{shop}/orders`. Whoever has the number may look: it is random and told to the buyer alone. */
export const orderRoutes = (counter: Counter): Hono =>
  new Hono()
    .get('/:number', (context) => showOrder(context, counter, context.req.param('number')))
    .get('/:number/label.pdf', (context) => sendLabel(context, counter, context.req.param('number')));

async function showOrder(context: Context, { shop, book, proxy }: Counter, number: string): Promise<Response> {
  const order = book.find(shop.id, number);
  if (!order) return context.notFound();
  const view = await viewOf(proxy, order.proxyOrderId);
  return context.html(confirmationPage(shop, order, view), 200, { 'Cache-Control': 'no-store' });
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

/** Passes the label on: the key that opens it stays on this server. */
async function sendLabel(context: Context, { shop, book, proxy }: Counter, number: string): Promise<Response> {
  const id = book.find(shop.id, number)?.proxyOrderId;
  if (!id) return context.notFound();
  try {
    const label = await proxy.label(id);
    return new Response(label.body, { headers: { 'Content-Type': 'application/pdf', 'Cache-Control': 'no-store' } });
  } catch (error) {
    if (error instanceof ProxyRefusal && error.status < 500) return context.notFound();
    throw error;
  }
}
