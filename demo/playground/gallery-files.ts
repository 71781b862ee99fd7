import { join } from 'node:path';
import { Hono } from 'hono';

/** Runs nothing but its own bundle, shows itself in frames of its own, and asks nobody anything. */
const policy = [
  `default-src 'none'`,
  `script-src 'self'`,
  `style-src 'self'`,
  `img-src 'self' data:`,
  `frame-src 'self'`,
  `frame-ancestors 'self'`,
  `base-uri 'none'`,
].join('; ');

type Files = ReadonlyMap<string, { type: string; body: string }>;

const contentTypes: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

/** The gallery of states, at `base`. It is bundled from the tests' own arrangements when first asked for, which takes some seconds. */
export function galleryFiles(base: string): Hono {
  let bundled: Promise<Files> | undefined;
  return new Hono().get('/*', async (context) => {
    bundled ??= bundle(base);
    const file = (await bundled).get(context.req.path.slice(base.length) || 'index.html');
    if (!file) return context.notFound();
    return context.body(file.body, 200, { 'Content-Type': file.type, 'Content-Security-Policy': policy });
  });
}

async function bundle(base: string): Promise<Files> {
  const { build } = await import('vite');
  const root = join(import.meta.dirname, '../gallery');
  const result = await build({ configFile: join(root, 'vite.config.ts'), root, base, build: { write: false } });
  const files = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(
    files.map((file) => {
      const type = `${contentTypes[file.fileName.split('.').at(-1) ?? ''] ?? 'text/plain'}; charset=utf-8`;
      return [file.fileName, { type, body: file.type === 'chunk' ? file.code : String(file.source) }];
    }),
  );
}
