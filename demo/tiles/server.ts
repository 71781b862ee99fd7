import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { tileSvg } from './tile-svg.ts';

/** `GET /{z}/{x}/{y}.svg`, on `TILES_PORT` or any free one. A tile that is not in the world is 404. */
const app = new Hono();
const number = String.raw`\d{1,7}`;

app.get(`/:z{${number}}/:x{${number}}/:file{${number}\\.svg}`, (context) => {
  const [z, x, y] = [context.req.param('z'), context.req.param('x'), context.req.param('file')].map((part) => Number.parseInt(part, 10));
  if (z === undefined || x === undefined || y === undefined || z > 19 || x >= 2 ** z || y >= 2 ** z) return context.notFound();
  return context.body(tileSvg(z, x, y), 200, { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'public, max-age=86400' });
});

const server = serve({ fetch: app.fetch, port: Number(process.env.TILES_PORT ?? 0), hostname: 'localhost' }, ({ port }) => {
  console.log(`tiles ready http://localhost:${port}`);
});
server.on('error', fail);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => process.exit(0)));

function fail(error: Error): never {
  console.error(`the tiles cannot be served: ${error.message}`);
  process.exit(1);
}
