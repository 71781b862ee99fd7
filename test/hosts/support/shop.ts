import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { factsOf } from '../../../widget/build/integrity.ts';

/** One page of a shop, and how it is served. */
export interface ShopPage {
  /** By name, besides the content type. */
  headers?: Record<string, string>;
  head?: string;
  body: string;
}

/** A shop on a port of its own that shows whatever page a test gives it. */
export interface Shop {
  url: string;
  /** The address of a page made of this. */
  page(page: ShopPage): string;
  /** Serves a script of the shop's own at this path. */
  script(path: string, code: string): void;
  /** The next form, or the last that nobody has asked for. */
  posted(): Promise<URLSearchParams>;
  close(): Promise<void>;
}

export async function startShop(): Promise<Shop> {
  const pages = new Map<string, ShopPage>();
  const scripts = new Map([['/recorder.js', recorderCode]]);
  let posted = Promise.withResolvers<URLSearchParams>();
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url?.split('?')[0] ?? '';
    if (request.method === 'POST') {
      posted.resolve(new URLSearchParams(Buffer.concat(await request.toArray()).toString()));
      return response.writeHead(200, { 'Content-Type': 'text/plain' }).end('Thank you');
    }
    const page = pages.get(path);
    if (page) return response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers }).end(htmlOf(page));
    const script = scripts.get(path);
    if (script !== undefined) return response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }).end(script);
    return response.writeHead(path === '/favicon.ico' ? 204 : 404).end();
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    url,
    page(page) {
      const path = `/page-${pages.size + 1}`;
      pages.set(path, page);
      return `${url}${path}`;
    },
    script: (path, code) => void scripts.set(path, code),
    async posted() {
      const form = await posted.promise;
      posted = Promise.withResolvers();
      return form;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

const htmlOf = ({ head = '', body }: ShopPage): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Checkout</title>
<script src="/recorder.js" nonce="n0nce" integrity="${factsOf(recorderCode, '').integrity}" crossorigin></script>${head}</head>
<body>${body}</body></html>`;

/**
 * Runs in the page, before everything else: keeps what goes wrong there, in engines whose driver would not tell; what the picker
 * told the page; and which of its files have run, each of which leaves its name in a registry.
 */
function recorder(): void {
  const heard: string[] = [];
  const told: string[] = [];
  const ran: string[] = [];
  Object.assign(window, { heard, told, ran });
  const registry = new Proxy<Record<string | symbol, unknown>>(
    {},
    { set: (target, name, value) => ran.push(String(name)) > 0 && Reflect.set(target, name, value) },
  );
  Object.assign(window, { [Symbol.for('sendcloud-delivery-picker')]: registry });
  for (const type of ['delivery-ready', 'delivery-error']) document.addEventListener(type, () => void told.push(type));
  document.addEventListener('securitypolicyviolation', (event) => {
    heard.push(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
  });
  addEventListener('error', (event) => void heard.push(`error: ${event.message || String(event.target)}`), true);
  addEventListener('unhandledrejection', (event) => void heard.push(`unhandled: ${String(event.reason)}`));
  const { error } = console;
  console.error = (...words: unknown[]) => {
    heard.push(`console: ${words.join(' ')}`);
    error.apply(console, words);
  };
}

const recorderCode = `(${recorder})();`;
