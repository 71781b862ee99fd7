import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { HostedOptions, HostedPoint } from '../../widget/spp/index.ts';
import { servePage } from '../docs/support/serve-page.ts';
import { startWorld, type World } from './support/world.ts';

/** What the shop's two functions heard, first to last. */
type Heard = { servicePoint: HostedPoint; postNumber: string } | { errors: string[] };

/**
 * A page written for Sendcloud's hosted picker, after its guide and its example (github.com/SendCloud/spp-integration-example): the one
 * function there, which hands on null and empty texts for whatever a button leaves out.
 */
const page = (script: string) => `<!doctype html><html lang="en"><title>Shop</title>
<script src="${script}"></script>
<button>Select Service Point</button>
<script>
  var heard = [], apiKey = 'pk_demo_own_v3';
  function openServicePointPicker(country, language, postalCode, carriers, servicePointId, postNumber) {
    openWith({ apiKey: apiKey, country: country, postalCode: postalCode, language: language, carriers: carriers, servicePointId: servicePointId, postNumber: postNumber });
  }
  function openWith(config) {
    sendcloud.servicePoints.open(config, function (servicePointObject, postNumber) {
      heard.push({ servicePoint: servicePointObject, postNumber: postNumber });
    }, function (errors) {
      errors.forEach(function (error) { if (typeof error !== 'string') throw new Error('no text'); });
      heard.push({ errors: errors });
    });
  }
  document.querySelector('button').addEventListener('click', function () { openServicePointPicker('nl', 'nl-nl'); });
</script></html>`;

/** As Sendcloud's v2 documents them (`v2/service-points.yaml`): each field's name, and what JavaScript calls its type. */
const shape = {
  id: 'number',
  code: 'string',
  is_active: 'boolean',
  general_shop_type: 'string',
  extra_data: 'object',
  name: 'string',
  street: 'string',
  house_number: 'string',
  postal_code: 'string',
  city: 'string',
  latitude: 'string',
  longitude: 'string',
  email: 'string',
  phone: 'string',
  homepage: 'string',
  carrier: 'string',
  country: 'string',
  formatted_opening_times: 'object',
  open_tomorrow: 'boolean',
  open_upcoming_week: 'boolean',
};

describe('a page written for the hosted picker', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world.close());

  /** A shopper on such a page, whose script has only another address. */
  async function inShop(path: string, act: (shop: Awaited<ReturnType<typeof enter>>) => Promise<void>) {
    const shop = await enter(path);
    try {
      await world.alive(() => act(shop));
    } finally {
      await shop.close();
    }
  }

  async function enter(path: string) {
    const served = await servePage(page(`${world.proxyUrl}${path}`));
    const visit = await world.visit();
    await visit.page.goto(served.url);
    return {
      ...visit,
      cards: visit.page.locator('dialog[open] .list .card'),
      /** Calls the page's function, in the page's own words. */
      call: (script: string) => visit.page.evaluate(script),
      heard: async () => (await visit.page.waitForFunction('heard.length && heard.splice(0)')).jsonValue() as Promise<Heard[]>,
      close: () => Promise.all([visit.close(), served.close()]),
    };
  }

  for (const path of ['/spp.js', '/v/VERSION/spp.js'])
    it(`gets a point of Sendcloud's shape with only ${path} and a key changed`, async () => {
      const { version } = (await (await fetch(`${world.proxyUrl}/integrity.json`)).json()) as { version: string };
      await inShop(path.replace('VERSION', version), async (shop) => {
        await shop.page.getByRole('button', { name: 'Select Service Point' }).click();
        await shop.page.getByRole('searchbox').fill('5611EM');
        await shop.page.keyboard.press('Enter');
        await shop.cards.first().click();
        await shop.page.getByRole('button', { name: 'Hier ophalen' }).click();
        const [chosen] = await shop.heard();
        assert.ok(chosen && 'servicePoint' in chosen);
        const { servicePoint, postNumber } = chosen;
        const { distance, shop_type: shopType, ...rest } = servicePoint;
        assert.deepEqual(Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, typeof value])), shape);
        assert.ok(Number.isInteger(servicePoint.id) && Number.isInteger(distance ?? 0));
        assert.equal(shopType, null);
        assert.match(servicePoint.latitude, /^\d+\.\d{6}$/);
        assert.deepEqual(Object.keys(servicePoint.formatted_opening_times), ['0', '1', '2', '3', '4', '5', '6']);
        assert.equal(postNumber, '');
        assert.deepEqual(shop.complaints, []);
        assert.equal(await shop.page.locator('sendcloud-delivery-picker').count(), 0);
      });
    });

  it('is opened with every option at once, and goes on with the point and the post number it has', () =>
    inShop('/spp.js', async (shop) => {
      await shop.call("openServicePointPicker('de', 'de-de', '10115', 'dhl_de', null, null)");
      await shop.cards.filter({ hasText: 'Packstation' }).first().click();
      await shop.page.locator('dialog #post-number').fill('12345678');
      await shop.page.locator('dialog .collect').click();
      const [first] = await shop.heard();
      assert.ok(first && 'servicePoint' in first);
      assert.deepEqual(
        [first.servicePoint.carrier, first.servicePoint.general_shop_type, first.postNumber],
        ['dhl_de', 'locker', '12345678'],
      );

      const every: HostedOptions = {
        apiKey: 'pk_demo_own_v3',
        country: 'DE',
        language: 'de-de',
        postalCode: '10115',
        city: 'Berlin',
        carriers: ['dhl_de'],
        servicePointId: first.servicePoint.id,
        postNumber: first.postNumber,
        shopType: 'packStation',
        weight: 2.5,
      };
      await shop.call(`openWith(${JSON.stringify(every)})`);
      await shop.page.locator('dialog[open] .collect').click();
      const [again] = await shop.heard();
      assert.ok(again && 'servicePoint' in again);
      assert.deepEqual([again.servicePoint.id, again.postNumber], [first.servicePoint.id, '12345678']);
      assert.deepEqual(shop.complaints, []);
    }));

  it('hears of what cannot be opened in the hosted picker\u2019s words, at once', () =>
    inShop('/spp.js', async (shop) => {
      const refused: [call: string, errors: string[]][] = [
        ["openWith({ apiKey: '', country: 'nl', language: 'nl-nl' })", ['Missing API key.']],
        ["openServicePointPicker('', 'nl-nl')", ['No country set.']],
        ["openServicePointPicker('nl', 'tlh')", ['Invalid language set: tlh']],
        ['openWith({})', ['Missing API key.', 'No country set.']],
      ];
      for (const [call, errors] of refused) {
        await shop.call(call);
        assert.deepEqual(await shop.heard(), [{ errors }], call);
      }
      assert.equal(await shop.page.locator('sendcloud-delivery-picker').count(), 0);
    }));

  it('hears "Closed" when the shopper presses Escape, can be opened again, and closes without a word', () =>
    inShop('/spp.js', async (shop) => {
      for (let times = 0; times < 2; times++) {
        await shop.call("openServicePointPicker('nl', 'en-gb', '5611EM')");
        await shop.cards.first().waitFor();
        await shop.page.keyboard.press('Escape');
        assert.deepEqual(await shop.heard(), [{ errors: ['Closed'] }]);
      }
      await shop.call("openServicePointPicker('nl', 'en-gb', '5611EM')");
      await shop.cards.first().waitFor();
      await shop.call('sendcloud.servicePoints.close()');
      await shop.cards.first().waitFor({ state: 'detached' });
      assert.deepEqual(await shop.call('heard'), []);
    }));

  it('is told that the scripts are none of modules', async () => {
    const scripts = ['spp.js', 'funnel.js'].map((name) => `<script type="module" src="${world.proxyUrl}/${name}"></script>`);
    const served = await servePage(`<!doctype html><html lang="en"><title>Shop</title>${scripts.join('')}<p>Ready</p></html>`);
    const visit = await world.visit();
    try {
      await world.alive(() => visit.page.goto(served.url));
      assert.deepEqual(
        visit.complaints.map((said) => said.split(' is ')[0]),
        ['spp.js', 'funnel.js'],
      );
    } finally {
      await Promise.all([visit.close(), served.close()]);
    }
  });

  it('hears that the picker cannot be had, and is not left waiting', () =>
    inShop('/spp.js', async (shop) => {
      await shop.page.route(/finder\./, (route) => route.abort());
      await shop.call("openServicePointPicker('nl', 'en-gb', '5611EM')");
      const [failed] = await shop.heard();
      assert.ok(failed && 'errors' in failed);
      assert.match(failed.errors.join(), /did not load|cannot be had|fetch/i);
      assert.equal(await shop.page.locator('sendcloud-delivery-picker').count(), 0);
    }));
});
