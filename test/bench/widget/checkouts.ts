import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { moduleTag } from '../../hosts/support/checkout-page.ts';
import { startListeningProxy } from '../../hosts/support/listening-proxy.ts';
import { readWidgetFiles } from '../../hosts/support/widget-files.ts';
import { startPeer } from './peer.ts';

/** One shop with two checkouts that differ in their picker only: `/ours` and `/peer`. The pickers come from servers of their own. */
export interface Checkouts {
  ours: string;
  peer: string;
  close(): Promise<void>;
}

export async function startCheckouts(): Promise<Checkouts> {
  const [peer, files] = await Promise.all([startPeer(), readWidgetFiles()]);
  const proxy = await startListeningProxy(files);
  const pickers: Record<string, string> = { '/ours': moduleTag(proxy.url, files.manifest) + picker(proxy.url), '/peer': peer.html };
  const server = createServer((request, response) => {
    const html = gzipSync(checkout(pickers[request.url ?? ''] ?? ''));
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip', 'content-length': html.length })
      .end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  return {
    ours: `${url}/ours`,
    peer: `${url}/peer`,
    async close() {
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), peer.close(), proxy.close()]);
    },
  };
}

/** As the README writes it, for one carrier as beside it. */
const picker = (proxy: string): string => `
  <sendcloud-delivery-picker name="delivery" required publishable-key="pk_demo_own_v3" proxy="${proxy}" carriers="postnl"
    country="NL" postal-code="5611EM" weight="2500" order-value="45.90" currency="EUR">
    <label><input type="radio" name="delivery" value="standard" checked> Standaard bezorging</label>
  </sendcloud-delivery-picker>`;

const checkout = (inside: string): string => `<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Afrekenen</title>
<link rel="icon" href="data:,">
<style>body { font: 16px/1.5 system-ui, sans-serif; margin: 16px } button { font: inherit }</style>
<h1>Afrekenen</h1>
<main>${inside}</main>
<p><button id="pay">Betalen</button></p>
</html>`;
