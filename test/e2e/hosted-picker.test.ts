import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { servePage } from '../docs/support/serve-page.ts';
import { startWorld, type World } from './support/world.ts';

/** A page written for Sendcloud's hosted picker, after its guide: every option, two functions, one button. */
const page = (script: string, key: string) => `<!doctype html><html lang="en"><title>Shop</title>
<script src="${script}"></script>
<button id="open">Choose a service point</button><pre id="result"></pre>
<script>
  document.getElementById('open').addEventListener('click', function () {
    var options = { apiKey: '${key}', country: 'nl', language: 'nl-nl', postalCode: '5611EM', city: 'Eindhoven', carriers: 'postnl,dhl' };
    sendcloud.servicePoints.open(options, function (servicePoint, postNumber) {
      document.getElementById('result').textContent = JSON.stringify({ servicePoint: servicePoint, postNumber: postNumber });
    }, function (errors) {
      document.getElementById('result').textContent = errors.join(', ');
    });
  });
</script></html>`;

describe('a page written for the hosted picker', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  async function visitShop(path: string) {
    const served = await servePage(page(`${world.proxyUrl}${path}`, 'pk_demo_own_v3'));
    const visit = await world.visit();
    await visit.page.goto(served.url);
    return { ...visit, close: () => Promise.all([visit.close(), served.close()]) };
  }

  for (const path of ['/spp.js', '/v/VERSION/spp.js'])
    it(`gets a point of Sendcloud's shape with only ${path} and a key changed`, async () => {
      const { version } = (await (await fetch(`${world.proxyUrl}/integrity.json`)).json()) as { version: string };
      const shop = await visitShop(path.replace('VERSION', version));
      try {
        await world.alive(async () => {
          await shop.page.getByRole('button', { name: 'Choose a service point' }).click();
          await shop.page.locator('dialog[open] .list .card').first().click();
          await shop.page.getByRole('button', { name: 'Hier ophalen' }).click();
          await shop.page.locator('#result:not(:empty)').waitFor();
        });
        const { servicePoint, postNumber } = JSON.parse((await shop.page.locator('#result').textContent()) ?? '') as {
          servicePoint: { id: number; carrier: string; formatted_opening_times: Record<string, string[]> };
          postNumber: string;
        };
        assert.ok(Number.isInteger(servicePoint.id));
        assert.ok(['postnl', 'dhl'].includes(servicePoint.carrier));
        assert.deepEqual(Object.keys(servicePoint.formatted_opening_times), ['0', '1', '2', '3', '4', '5', '6']);
        assert.equal(postNumber, '');
        assert.deepEqual(shop.complaints, []);
        assert.equal(await shop.page.locator('sendcloud-delivery-picker').count(), 0);
      } finally {
        await shop.close();
      }
    });

  it('hears "Closed" when the shopper presses Escape, and can be opened again', async () => {
    const shop = await visitShop('/spp.js');
    try {
      await world.alive(async () => {
        for (let times = 0; times < 2; times++) {
          await shop.page.getByRole('button', { name: 'Choose a service point' }).click();
          await shop.page.locator('dialog[open] .list .card').first().waitFor();
          await shop.page.keyboard.press('Escape');
          await shop.page.getByText('Closed', { exact: true }).waitFor();
        }
      });
    } finally {
      await shop.close();
    }
  });
});
