import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { startWorld, type World } from '../../e2e/support/world.ts';
import type { Block } from './blocks.ts';
import { servePage } from './serve-page.ts';

export const adminKey = 'demo-admin-key-not-a-secret';
const root = new URL('../../../', import.meta.url);

type Module = Record<string, (...given: unknown[]) => Promise<unknown>>;

/** The shop of the documentation's examples, which is one of the demo's. */
export interface DocumentedShop {
  world: World;
  /** Empty, and gone with the shop. */
  folder: string;
  /** An example as a reader pastes it: with addresses and keys that are there. */
  pasted(code: string): string;
  /** What a module of the documentation exports, with the package's name for what was built. */
  load(block: Block, name: string): Promise<Module>;
  /** A page of that HTML, while `act` looks at it. Rejects where the page complains. */
  onPage(html: string, act: (page: Page) => Promise<void>): Promise<void>;
  /** A selection as a page would have made it. */
  aToken(): Promise<string>;
  close(): Promise<void>;
}

export async function openShop(): Promise<DocumentedShop> {
  const world = await startWorld();
  const folder = await mkdtemp(join(tmpdir(), 'delivery-docs-'));
  const pasted = (code: string): string =>
    code
      .replaceAll(/https:\/\/shipping\.shop\.example\/v\/<version>(\S+) integrity="sha384-…" crossorigin/g, `${world.proxyUrl}$1`)
      .replaceAll(/https:\/\/shipping\.shop\.example|http:\/\/localhost:8787/g, world.proxyUrl)
      .replaceAll('https://shop.example', 'http://localhost:8080')
      .replaceAll('pk_live_shop', 'pk_demo_own_v3')
      .replaceAll('sk_live_shop_0123456789', 'sk_demo_own_v3_not_a_secret');
  return {
    world,
    folder,
    pasted,
    async load({ code }, name) {
      const file = join(folder, name);
      await writeFile(file, pasted(code).replaceAll('sendcloud-delivery-picker/server', new URL('dist/server.js', root).href));
      return import(pathToFileURL(file).href) as Promise<Module>;
    },
    async onPage(html, act) {
      const served = await servePage(`<!doctype html><html lang="en"><title>Shop</title>${pasted(html)}</html>`);
      const visit = await world.visit();
      try {
        await world.alive(async () => {
          await visit.page.goto(served.url);
          await act(visit.page);
        });
        if (visit.complaints.length > 0) throw new Error(`The page complains: ${visit.complaints.join('; ')}`);
      } finally {
        await visit.close();
        await served.close();
      }
    },
    aToken: () => aToken(world.proxyUrl),
    close: async () => {
      await world.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function aToken(proxyUrl: string): Promise<string> {
  const cart = { country: 'NL', postalCode: '5611EM', weight: '2500', orderValue: '45.90', currency: 'EUR' };
  const query = new URLSearchParams({ key: 'pk_demo_own_v3', ...cart });
  const response = await fetch(`${proxyUrl}/checkout/delivery-options?${query}`, { headers: { Origin: 'http://localhost:8080' } });
  const { options } = (await response.json()) as { options: { type: string; selection: { token: string } | null }[] };
  return options.find(({ type, selection }) => type === 'standard' && selection)?.selection?.token ?? '';
}
