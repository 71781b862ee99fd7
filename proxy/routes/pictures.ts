import { Hono } from 'hono';
import type { Tile, TileAddress } from '../services/get-tile.ts';
import { ProblemError } from '../services/problem-error.ts';
import type { Limits } from './limits.ts';
import { letterMark } from './logos.ts';
import { baseHeaders, type ProxyEnv } from './respond.ts';

/** An SVG may hold script: a sandbox keeps it from running should somebody open the picture as a page. */
const pictureHeaders = {
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cache-Control': 'public, max-age=86400',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
};

/** Map tiles and carriers' marks, through the proxy so that no third party sees the shopper. `readTile` is null without `TILE_URL`. */
export function pictureRoutes(readTile: ((at: TileAddress) => Promise<Tile>) | null, limits: Limits): Hono<ProxyEnv> {
  return new Hono<ProxyEnv>()
    .get('/checkout/tiles/:z{[0-9]{1,2}}/:x{[0-9]{1,7}}/:y{[0-9]{1,7}}', async (c) => {
      limits.pictures(c);
      if (!readTile) throw new ProblemError('not-found', { detail: 'No tiles are configured here.' });
      const tile = await readTile({ z: Number(c.req.param('z')), x: Number(c.req.param('x')), y: Number(c.req.param('y')) });
      return new Response(tile.body, { headers: { ...baseHeaders(c), ...pictureHeaders, 'Content-Type': tile.type } });
    })
    .get('/checkout/logos/:carrier{[a-z0-9_-]{1,40}}', (c) => {
      limits.pictures(c);
      const headers = { ...baseHeaders(c), ...pictureHeaders, 'Content-Type': 'image/svg+xml' };
      return new Response(letterMark(c.req.param('carrier')), { headers });
    });
}
