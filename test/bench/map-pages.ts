import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildChunk, buildEntry } from '../../widget/build/bundles.ts';
import { factsOf } from '../../widget/build/integrity.ts';

/** The two maps, each on a page that has nothing else; its files are fetched when it opens. */
export interface MapPages {
  url: string;
  close(): void;
}

const version = '1.0.0';
const packages = 'node_modules/leaflet/dist/';
const cluster = 'node_modules/leaflet.markercluster/dist/';
const tile = '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="255" height="255" fill="#dde"/></svg>';

export async function serveMapPages(): Promise<MapPages> {
  const chunk = await buildChunk('widget/map/leaflet-map.ts', `map@${version}`);
  const pins = { map: { file: 'map.js', integrity: factsOf(chunk.code, '').integrity } };
  const entry = await buildEntry({ version, pins, shared: [chunk.shared] }, 'test/bench/map-entry.ts');
  const stock = (path: string) => readFile(path);
  const files: Record<string, string | Uint8Array> = {
    '/ours': page('<script type="module" src="/v/1.0.0/entry.js"></script>', '<map-bench></map-bench>'),
    '/stock': page('', '<div class="map"></div>'),
    [`/v/${version}/entry.js`]: entry,
    [`/v/${version}/map.js`]: chunk.code,
    '/leaflet.js': await stock(`${packages}leaflet.js`),
    '/leaflet.css': await stock(`${packages}leaflet.css`),
    '/images/marker-icon.png': await stock(`${packages}images/marker-icon.png`),
    '/images/marker-shadow.png': await stock(`${packages}images/marker-shadow.png`),
    '/leaflet.markercluster.js': await stock(`${cluster}leaflet.markercluster.js`),
    '/MarkerCluster.css': await stock(`${cluster}MarkerCluster.css`),
    '/MarkerCluster.Default.css': await stock(`${cluster}MarkerCluster.Default.css`),
  };
  const server = createServer(({ url = '' }, response) => {
    if (url.startsWith('/tiles/'))
      return response.writeHead(200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=60' }).end(tile);
    const file = files[url];
    return response
      .writeHead(file === undefined ? 404 : 200, { 'Content-Type': typeOf(url), 'Access-Control-Allow-Origin': '*' })
      .end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

const page = (head: string, body: string): string =>
  `<!doctype html><html lang="en"><head><title>Map</title><style>body { margin: 0 } .map { block-size: 600px }</style>${head}</head><body>${body}</body></html>`;

const typeOf = (url: string): string =>
  url.endsWith('.js') ? 'text/javascript' : url.endsWith('.css') ? 'text/css' : url.endsWith('.png') ? 'image/png' : 'text/html';
