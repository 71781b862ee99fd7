/** `npm run full -- from-empty`: from an empty folder to an order with its point in Sendcloud, by what the recipes say and nothing else; the seconds each took. */
import { execFileSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { pointCards } from '../e2e/support/shopper.ts';
import { startWorld, type World } from '../e2e/support/world.ts';
import { buildTarball } from '../package/support/tarball.ts';
import { pasteShop } from './support/pasted-shop.ts';
import { type Block, blocksOf } from './support/recipes.ts';

interface Path {
  name: string;
  /** The files it takes from other recipes. */
  borrowed: [recipe: string, file: string][];
  recipe: string;
  /** Where its checkout is. */
  page: string;
  needs?: string;
  /** The page comes with its options: none are asked for at first. */
  inlined?: true;
}

const paths: Path[] = [
  { name: 'plain form, PHP', borrowed: [], recipe: 'php', page: '/checkout.html', needs: 'php' },
  { name: 'plain form, Node', borrowed: [['php', 'checkout.html']], recipe: 'node', page: '/' },
  { name: 'React 19', borrowed: [['node', 'server.mjs']], recipe: 'react', page: '/' },
  { name: 'Vue 3', borrowed: [['node', 'server.mjs']], recipe: 'vue', page: '/' },
  { name: 'Next.js, rendered on the server', borrowed: [], recipe: 'ssr', page: '/checkout', inlined: true },
];

const merchant = 'own-v3';
const shopper: Record<string, string> = {
  name: 'Jo Vermeer',
  email: 'jo@example.com',
  street: 'Stadhuisplein 1',
  'postal-code': '5611 EM',
  city: 'Eindhoven',
};

const wanted = process.argv.slice(2);
const tarball = await buildTarball();
const world = await startWorld();
try {
  for (const path of paths) if (wanted.length === 0 || wanted.includes(path.recipe)) await report(path);
} finally {
  await world.close();
}

async function report(path: Path): Promise<void> {
  if (path.needs && !isHere(path.needs))
    return console.log(`${path.name}: not run, as there is no ${path.needs} here; its form and its JSON are those of plain Node`);
  const times = new Map<string, number>();
  const began = performance.now();
  try {
    await walk(path, (what) => times.set(what, performance.now() - began));
    const told = [...times].map(([what, after]) => `${what} after ${(after / 1000).toFixed(1)} s`);
    console.log(`${path.name}: ${told.join(', ')}`);
  } catch (error) {
    console.error(`${path.name}: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 1;
  }
}

async function walk({ recipe, borrowed, page, inlined }: Path, reached: (what: string) => void): Promise<void> {
  const blocks = [...(await blocksOf(recipe)), ...(await Promise.all(borrowed.map(borrow)))];
  const shop = await pasteShop(blocks, { proxyUrl: world.proxyUrl, merchant }, tarball);
  const visit = await world.visit();
  visit.page.setDefaultTimeout(30_000);
  visit.page.on('response', (response) => response.ok() || visit.complaints.push(`${response.status()} ${response.url()}`));
  try {
    for (const { command, code } of blocks) if (command === 'run') await shop.run(code);
    reached('installed');
    const serving = blocks.find(({ command }) => command === 'serve');
    const url = await shop.serve(serving?.code ?? '', page);
    reached('served');
    const asked: string[] = [];
    visit.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await visit.page.goto(url);
    if (inlined) await visit.page.locator('[part~="option"]').first().waitFor();
    if (inlined && asked.includes('/checkout/delivery-options')) throw new Error('The page asked for options that it came with');
    const point = await choosePoint(visit.page);
    if (visit.complaints.length > 0) throw new Error(`The page complains: ${visit.complaints.join('; ')}`);
    await visit.page.getByRole('button', { name: 'Pay' }).click();
    const [, number = ''] = /Order (\S+) is/.exec((await visit.page.getByText(/Order \S+ is/).textContent()) ?? '') ?? [];
    await inSendcloud(world, number, point);
    reached('in Sendcloud with its point');
  } finally {
    await Promise.all([visit.close(), shop.close()]);
  }
}

async function borrow([recipe, file]: [string, string]): Promise<Block> {
  const block = (await blocksOf(recipe)).find((each) => each.file === file);
  if (!block) throw new Error(`docs/recipes/${recipe}.md has no ${file}`);
  return block;
}

/** Fills the form and chooses the second point of the finder, so that what arrives is a choice and no default; its id. */
async function choosePoint(page: Page): Promise<string> {
  for (const [name, value] of Object.entries(shopper)) await page.locator(`[name="${name}"]`).fill(value);
  await page.locator('[part~="finder-button"]').first().click();
  await pointCards(page).nth(1).click();
  const marked = pointCards(page).filter({ has: page.locator('[name=point]:checked') });
  const id = await marked.getAttribute('data-point');
  await page.locator('dialog[open] [part~="collect-button"]').click();
  await page.locator('sendcloud-delivery-picker:invalid').waitFor({ state: 'detached' });
  return id ?? '';
}

/** Waits until the order is in the merchant's own account, and holds its point against the one that was chosen. */
async function inSendcloud({ sandbox, alive }: World, number: string, point: string): Promise<void> {
  const until = performance.now() + 30_000;
  while (performance.now() < until) {
    const { data } = (await alive(() => sandbox.get(merchant, `/api/v3/orders?order_number=${number}`))) as {
      data: { service_point_details?: { id: string | number } | null }[];
    };
    const [order] = data;
    if (order && String(order.service_point_details?.id) === point) return;
    if (order)
      throw new Error(`Order ${number} is in Sendcloud with ${JSON.stringify(order.service_point_details)} and not with point ${point}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Order ${number} did not reach Sendcloud`);
}

function isHere(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
