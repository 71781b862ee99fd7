import { join } from 'node:path';
import { Hono } from 'hono';
import type { ShopConfig } from '../shop/config.ts';
import { createScriptTagReader } from '../shop/script-tag.ts';
import { securityHeaders } from '../shop/security.ts';
import { staticFiles } from '../shop/static-files.ts';
import { galleryFiles } from './gallery-files.ts';
import { playgroundPage } from './page.ts';

/** Under `/playground/`: the page where everything about the element can be set by hand, and the states with fixed data. */
export function playgroundRoutes({ proxyUrl, shops: merchants }: Pick<ShopConfig, 'proxyUrl' | 'shops'>): Hono {
  const scriptTag = createScriptTagReader(proxyUrl);
  const page = new Hono({ strict: false })
    .use(securityHeaders(proxyUrl))
    .get('/', async (context) => context.html(playgroundPage({ proxyUrl, merchants, script: await scriptTag() })))
    .route('/', staticFiles(join(import.meta.dirname, 'public')));
  return new Hono({ strict: false }).route('/playground/states', galleryFiles('/playground/states/')).route('/playground', page);
}
