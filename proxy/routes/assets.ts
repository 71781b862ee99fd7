import { Hono } from 'hono';
import { ProblemError } from '../services/problem-error.ts';
import { type Prebuilt, prebuild, sendPrebuilt } from './prebuilt.ts';
import { baseHeaders, type ProxyContext, type ProxyEnv } from './respond.ts';

/** Where the widget's built files are. Paths as in URLs, without the leading slash; null: there is no such file. */
export interface Assets {
  read(path: string): Promise<Uint8Array<ArrayBuffer> | null>;
}

const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  map: 'application/json',
  svg: 'image/svg+xml',
};

const forever = 'public, max-age=31536000, immutable';
const shortly = 'public, max-age=300';

interface Shelf {
  assets: Assets;
  zipped: WeakMap<Uint8Array, Promise<Prebuilt>>;
}

/** Any page may load the widget, also under cross-origin isolation. */
const openHeaders = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

/**
 * The widget's files: a version never changes. The addresses without a version lead to the newest by a redirect, so that the module still
 * finds its further files beside itself.
 */
export function assetRoutes(assets: Assets): Hono<ProxyEnv> {
  const shelf = { assets, zipped: new WeakMap<Uint8Array, Promise<Prebuilt>>() };
  const newest = async (c: ProxyContext, file: string): Promise<Response> => {
    const headers = { ...baseHeaders(c), ...openHeaders, 'Cache-Control': shortly, Location: `/v/${await newestVersion(assets)}/${file}` };
    return new Response(null, { status: 302, headers });
  };
  return new Hono<ProxyEnv>()
    .get('/v/:version{[0-9]+\\.[0-9]+\\.[0-9]+[0-9A-Za-z.-]*}/:file{[A-Za-z0-9._-]+}', (c) =>
      send(c, shelf, `v/${c.req.param('version')}/${c.req.param('file')}`, forever),
    )
    .get('/sendcloud-delivery-picker.js', (c) => newest(c, 'sendcloud-delivery-picker.js'))
    .get('/sendcloud-delivery-picker.classic.js', (c) => newest(c, 'sendcloud-delivery-picker.classic.js'))
    .get('/sendcloud-back-office.js', (c) => newest(c, 'sendcloud-back-office.js'))
    .get('/spp.js', (c) => newest(c, 'spp.js'))
    .get('/funnel.js', (c) => newest(c, 'funnel.js'))
    .get('/integrity.json', (c) => send(c, shelf, 'integrity.json', shortly));
}

/** Sends a file, compressed to whom that is of use. `zipped` keeps what was compressed: a version's files are the same for ever. */
async function send(c: ProxyContext, { assets, zipped }: Shelf, path: string, cacheControl: string): Promise<Response> {
  const body = await assets.read(path);
  if (!body) throw new ProblemError('not-found', { detail: 'No such file of the widget is here.' });
  const building = zipped.get(body) ?? prebuild(body);
  zipped.set(body, building);
  const type = types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';
  const headers = { ...openHeaders, 'Content-Type': type, 'Cache-Control': cacheControl, Vary: 'Accept-Encoding' };
  return sendPrebuilt(c, await building, headers);
}

/** `integrity.json` names the version it is about. */
async function newestVersion(assets: Assets): Promise<string> {
  const manifest = await assets.read('integrity.json');
  if (!manifest) throw new ProblemError('not-found', { detail: 'The widget has not been built here.' });
  return String((JSON.parse(new TextDecoder().decode(manifest)) as { version?: unknown }).version);
}
