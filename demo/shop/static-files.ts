import { readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Hono } from 'hono';

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Serves exactly the files that stood in `folder` at start; a request never becomes a path. */
export function staticFiles(folder: string): Hono {
  const app = new Hono();
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => extname(name) in contentTypes);
  for (const name of names) {
    const headers = { 'Content-Type': contentTypes[extname(name)] ?? '', 'Cache-Control': 'no-cache' };
    const body = readFileSync(join(folder, name), 'utf8');
    app.get(`/${name}`, () => new Response(body, { headers }));
  }
  return app;
}
