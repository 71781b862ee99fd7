import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import type { ServicePoints } from '../../proxy/contract/service-points.ts';
import type { Cost } from './support/counted.ts';
import { openPeerCheckout, type PeerData } from './support/peer-checkout.ts';
import { peerTasks } from './support/peer-tasks.ts';
import { fillAddress, goToCheckout, waitForChoice } from './support/shopper.ts';
import { ourTasks } from './support/tasks.ts';
import { startWorld, type World } from './support/world.ts';

const written = new URL('../../docs/taps.json', import.meta.url);
const phone = { width: 375, height: 667 };

/** By task: what it takes with our picker, and with MyParcel's; null where that has nothing to do it with. */
type Taps = Record<string, { ours: Cost; peer: Cost | null }>;

/** `npm run full -- taps` writes what it counted; without it, what is written has to be so of a few of the tasks. */
const isFull = process.env.FULL === '1';
const tasks = Object.entries(ourTasks).filter(([name]) => isFull || /^the nearest|^another point/.test(name));

describe('what a task takes on a phone', () => {
  let world: World;
  const counted: Taps = {};
  before(async () => {
    world = await startWorld();
  });
  after(() => world?.close());

  /** The checkout of the demo shop, with an address that it knows. */
  async function visitCheckout() {
    const visit = await world.visit();
    await visit.page.setViewportSize(phone);
    await goToCheckout(visit.page, 'own-v3');
    await fillAddress(visit.page);
    await waitForChoice(visit.page);
    await visit.page.locator('[part~="point"] b').first().waitFor();
    return visit;
  }

  async function ask<Reply>(route: string, more: Record<string, string>): Promise<Reply> {
    const query = new URLSearchParams({ key: 'pk_demo_own_v3', country: 'NL', postalCode: '5611EM', ...more });
    const reply = await fetch(`${world.proxyUrl}/checkout/${route}?${query}`, { headers: { origin: world.shopUrl } });
    return (await reply.json()) as Reply;
  }

  /** What our picker shows for that address, as far as the peer can be given it. */
  async function sameData(): Promise<PeerData> {
    const { points } = await ask<ServicePoints>('service-points', { carriers: 'postnl' });
    const cart = { weight: '1450', orderValue: '64.00', currency: 'EUR' };
    const { options } = await ask<DeliveryOptions>('delivery-options', cart);
    return { points, days: options.flatMap(({ dates }) => dates.map(({ date }) => date)) };
  }

  for (const [name, task] of tasks)
    it(`is counted for ${name}, beside MyParcel's picker with the same points`, () =>
      world.alive(async () => {
        const { page, close } = await visitCheckout();
        const ours = await task(page, world);
        await close();
        const data = await sameData();
        const peer = await world.visit();
        await peer.page.setViewportSize(phone);
        await openPeerCheckout(peer.page, data);
        await peer.page.locator('label:has(input[value="pickup"])').waitFor();
        counted[name] = { ours, peer: (await peerTasks[name]?.(peer.page, data.points)) ?? null };
        await peer.close();
      }));

  it('is one tap for the nearest point, three for another, and nothing typed where the postal code is known', () => {
    assert.deepEqual(counted['the nearest point']?.ours, { taps: 1, characters: 0 });
    assert.deepEqual(counted['another point']?.ours, { taps: 3, characters: 0 });
    const typed = Object.entries(counted).filter(([, { ours }]) => ours.characters > 0);
    assert.deepEqual(
      typed.map(([name]) => name),
      isFull ? ['a point in another town'] : [],
    );
  });

  it('is what the README says', async () => {
    if (isFull) {
      await writeFile(written, `${JSON.stringify(counted, null, 2)}\n`);
      console.table(
        Object.fromEntries(Object.entries(counted).map(([name, { ours, peer }]) => [name, { ours: told(ours), peer: told(peer) }])),
      );
    }
    const all = JSON.parse(await readFile(written, 'utf8')) as Taps;
    for (const [name] of tasks) assert.deepEqual(all[name], counted[name], name);
  });
});

const told = (cost: Cost | null): string => (cost ? `${cost.taps} taps, ${cost.characters} characters` : 'cannot');
