import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { productOf } from './catalogue.ts';
import type { ShopConfig } from './config.ts';
import type { Counter } from './counter.ts';
import { OrderBook } from './order-book.ts';
import { orderRoutes } from './order-routes.ts';
import { Outbox } from './outbox.ts';
import { homePage } from './pages/home.ts';
import { brokenPage, notFoundPage } from './pages/not-found.ts';
import { createProxyClient, type ProxyClient } from './proxy-client.ts';
import { createScriptTagReader } from './script-tag.ts';
import { securityHeaders } from './security.ts';
import { shopRoutes } from './shop-routes.ts';
import { staticFiles } from './static-files.ts';

export interface Shop {
  fetch: Hono['fetch'];
  /** Hands over what an earlier process left waiting. */
  start(): void;
  stop(): Promise<void>;
}

/** Bytes of a form; a checkout with its token is a tenth of this. */
const largestForm = 64 * 1024;

/** The street of demo shops on one server. Each knows the proxy only by its script tag and its HTTP API. */
export function createShop({ shops, proxyUrl, orderBook }: Omit<ShopConfig, 'port' | 'host'>): Shop {
  const book = new OrderBook(orderBook);
  const proxies = new Map<string, ProxyClient>();
  const outbox = new Outbox(book, proxies);
  const scriptTag = createScriptTagReader(proxyUrl);
  const app = new Hono({ strict: false });

  app.use(securityHeaders(proxyUrl), bodyLimit({ maxSize: largestForm }));
  app.notFound((context) => context.html(notFoundPage(), 404));
  app.onError(sayWhatWentWrong);
  app.route('/', staticFiles(join(import.meta.dirname, 'public')));
  app.get('/', (context) => context.html(homePage(shops)));
  for (const shop of shops) {
    const proxy = createProxyClient(proxyUrl, shop);
    proxies.set(shop.id, proxy);
    const counter: Counter = { shop, product: productOf(shop.id), proxy, proxyUrl, book, outbox, scriptTag };
    app.route(`/${shop.id}`, shopRoutes(counter)).route(`/${shop.id}/orders`, orderRoutes(counter));
  }
  return { fetch: app.fetch, start: () => void outbox.start(), stop: () => outbox.stop() };
}

function sayWhatWentWrong(error: Error, context: Context): Response | Promise<Response> {
  if (error instanceof HTTPException) return context.html(brokenPage(error.message), error.status);
  console.error(error);
  return context.html(brokenPage('Something went wrong on our side'), 500);
}
