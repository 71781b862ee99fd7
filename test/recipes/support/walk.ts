import type { Page } from 'playwright-core';
import { pointCards } from '../../e2e/support/shopper.ts';
import type { World } from '../../e2e/support/world.ts';
import { type PastedShop, pasteShop, type Pasted } from './pasted-shop.ts';
import { blocksFor, type Path } from './paths.ts';

const merchant = 'own-v3';
const shopper: Record<string, string> = {
  name: 'Jo Vermeer',
  email: 'jo@example.com',
  street: 'Stadhuisplein 1',
  'postal-code': '5611 EM',
  city: 'Eindhoven',
};

/**
 * From an empty folder to an order in Sendcloud with the point that was chosen, by what a recipe says and nothing else. `reached` hears of each
 * stage. Rejects with what went wrong, and also where the page complains.
 */
export async function walk(world: World, path: Path, pasted: Pasted, reached: (what: string) => void = () => undefined): Promise<void> {
  const blocks = await blocksFor(path);
  const shop = await pasteShop(blocks, { proxyUrl: world.proxyUrl, merchant }, pasted);
  try {
    for (const { command, code } of blocks) if (command === 'run') await shop.run(code);
    reached('installed');
    const number = await buy(world, path, shop, blocks.find(({ command }) => command === 'serve')?.code ?? '', reached);
    reached(`in Sendcloud with its point, as ${number}`);
  } finally {
    await shop.close();
  }
}

/** Chooses a point in the shop's checkout and pays; the order's number, once Sendcloud has it with that point. */
async function buy(
  world: World,
  { page, inlined }: Path,
  shop: PastedShop,
  serving: string,
  reached: (what: string) => void,
): Promise<string> {
  const url = await shop.serve(serving, page);
  reached('served');
  const visit = await world.visit();
  visit.page.setDefaultTimeout(30_000);
  visit.page.on('response', (response) => response.ok() || visit.complaints.push(`${response.status()} ${response.url()}`));
  const asked: string[] = [];
  visit.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  try {
    await visit.page.goto(url);
    if (inlined) await visit.page.locator('[part~="option"]').first().waitFor();
    if (inlined && asked.includes('/checkout/delivery-options')) throw new Error('The page asked for options that it came with');
    const point = await choosePoint(visit.page);
    const price = await priceOf(visit.page);
    if (visit.complaints.length > 0) throw new Error(`The page complains: ${visit.complaints.join('; ')}`);
    await visit.page.getByRole('button', { name: 'Pay' }).click();
    const [, number = ''] = /Order (\S+) is/.exec((await visit.page.getByText(/Order \S+ is/).textContent()) ?? '') ?? [];
    await inSendcloud(world, number, { point, total: 45.9 + price });
    return number;
  } finally {
    await visit.close();
  }
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

/** What the chosen delivery costs, as the page says: in the row that is chosen and names its point. */
async function priceOf(page: Page): Promise<number> {
  const shown = await page.locator('[part~="option"]:has(:checked):has([part~="point"]) [part~="price"]').textContent();
  return Number(shown?.replace(/[^\d.]/g, ''));
}

/** Waits until the order is in the merchant's own account, and holds its point and what was paid against what was chosen. */
async function inSendcloud({ sandbox, alive }: World, number: string, chosen: { point: string; total: number }): Promise<void> {
  const until = performance.now() + 30_000;
  while (performance.now() < until) {
    const { data } = (await alive(() => sandbox.get(merchant, `/api/v3/orders?order_number=${number}`))) as { data: Kept[] };
    const [order] = data;
    if (order) return hold(number, order, chosen);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Order ${number} did not reach Sendcloud`);
}

interface Kept {
  service_point_details?: { id: string | number } | null;
  payment_details: { total_price: { value: number | string } };
}

function hold(
  number: string,
  { service_point_details: kept, payment_details: paid }: Kept,
  { point, total }: { point: string; total: number },
): void {
  if (String(kept?.id) !== point)
    throw new Error(`Order ${number} is in Sendcloud with ${JSON.stringify(kept)} and not with point ${point}`);
  if (Number(paid.total_price.value).toFixed(2) !== total.toFixed(2))
    throw new Error(`Order ${number} is in Sendcloud at ${paid.total_price.value} and not at ${total.toFixed(2)}`);
}
