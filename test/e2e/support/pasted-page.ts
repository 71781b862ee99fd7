import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page on a port of its own, of nothing but a form with this HTML and this style sheet, under this policy. */
export async function servePasted(pasted: { html: string; css: string; policy: string }): Promise<{ url: string; close(): void }> {
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/shop.css"><form>${pasted.html}</form></html>`;
  const server = createServer(({ url }, response) => {
    const isStyle = url === '/shop.css';
    response.setHeader('Content-Type', isStyle ? 'text/css' : 'text/html; charset=utf-8');
    response.setHeader('Content-Security-Policy', pasted.policy);
    response.end(isStyle ? pasted.css : page);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close };
}
