import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openScript } from '../support/browser-page.ts';
import { bundlePage } from '../support/bundle-page.ts';
import type { Gallery } from './pages/states.ts';

declare const gallery: Gallery;

const schemes = ['light', 'dark', 'forced'] as const;
const widths = [320, 768, 1280];
const audited = ['en', 'de', 'ar'];
const messages = readdirSync(new URL('../../widget/messages/', import.meta.url));
const languages = messages.flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? []);

/** A Latin square: each of three with each of three others, for every two of scheme, width and language. */
type Row = { scheme: (typeof schemes)[number]; width: number; lang: string };
const rows: Row[] = schemes.flatMap((scheme, s) => widths.map((width, w) => ({ scheme, width, lang: audited[(s + w) % 3]! })));

/** `npm run full -- states` shows every state in every row; without it, a few of both. */
const isFull = process.env.FULL === '1';
const sampled = ['a day is chosen', 'the finder asks for a post number', 'the price went up', 'why something is not offered'];

describe('every state of the picker', () => {
  let browser: Browser;
  let page: Page;
  let names: string[];
  before(async () => {
    browser = await launchBrowser();
    page = await openScript(browser, await bundlePage('test/e2e/pages/states.ts'));
    page.on('pageerror', (error) => assert.fail(String(error)));
    const all = await page.evaluate(() => gallery.names);
    names = isFull ? all : sampled;
    for (const name of names) assert.ok(all.includes(name), `there is no state “${name}”`);
  });
  after(() => browser?.close());

  async function emulate({ scheme, width }: Pick<Row, 'scheme' | 'width'>): Promise<void> {
    const isForced = scheme === 'forced';
    await page.emulateMedia({ colorScheme: isForced ? 'dark' : scheme, forcedColors: isForced ? 'active' : 'none' });
    await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
  }

  const show = (name: string, lang: string) =>
    page.evaluate(([state, language]) => gallery.show(state).then(() => gallery.speak(language)), [name, lang] as const);

  const faults = () => page.evaluate(() => gallery.faults());
  const sticksOut = () => page.evaluate(() => gallery.sticksOut());

  for (const row of isFull ? rows : [rows[2]!, rows[3]!, rows[7]!])
    it(`is accessible in ${row.scheme} colours, ${row.width} px wide, in ${row.lang}`, { timeout: 600_000 }, async () => {
      await emulate(row);
      const wrong: string[] = [];
      for (const name of names) {
        await show(name, row.lang);
        for (const fault of [...(await faults()), ...(await sticksOut())]) wrong.push(`${name}: ${fault}`);
      }
      assert.deepEqual(wrong, []);
    });

  it('would be told of a fault, in every row', async () => {
    for (const row of rows) {
      await emulate(row);
      await show('three kinds of option', row.lang);
      await page.evaluate(() => gallery.spoil());
      const found = (await faults()).join('\n');
      assert.match(found, /violation button-name/);
      // Forced colours are the shopper's own, whatever a page says.
      if (row.scheme !== 'forced') assert.match(found, /violation color-contrast/);
      assert.match((await sticksOut()).join('\n'), /Unbreakable/);
    }
  });

  it('fits a screen of 320 px in every language', { timeout: 600_000 }, async () => {
    await emulate({ scheme: 'light', width: 320 });
    const wrong: string[] = [];
    const all = await page.evaluate(() => gallery.names);
    for (const name of all.filter((_, n) => isFull || n % 4 === 0)) {
      await show(name, 'en');
      for (const lang of languages) {
        await page.evaluate((language) => gallery.speak(language), lang);
        for (const fault of await sticksOut()) wrong.push(`${name}, ${lang}: ${fault}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('turns the light picture of the map dark on a dark page, and leaves it on a light one', async () => {
    const brightnessIn = async (scheme: 'light' | 'dark'): Promise<number> => {
      await emulate({ scheme, width: 375 });
      await show('the finder with its map alone', 'en');
      await page.waitForFunction(() => {
        const tiles = [
          ...document.querySelector('sendcloud-delivery-picker')!.shadowRoot!.querySelectorAll<HTMLImageElement>('img.leaflet-tile'),
        ];
        return tiles.length > 0 && tiles.every((tile) => tile.complete && getComputedStyle(tile).opacity === '1');
      });
      const picture = await page.locator('[part~="map"]').first().screenshot();
      return page.evaluate(meanBrightness, `data:image/png;base64,${picture.toString('base64')}`);
    };
    const [light, dark] = [await brightnessIn('light'), await brightnessIn('dark')];
    assert.ok(light > 200, `light: ${light} of 255`);
    assert.ok(dark < 80, `dark: ${dark} of 255`);
  });

  it('has the title of the finder on one line of a phone, beside what closes it, in every language', async () => {
    await emulate({ scheme: 'light', width: 375 });
    await show('the finder with its map', 'en');
    const wrong: string[] = [];
    for (const lang of languages) {
      await page.evaluate((language) => gallery.speak(language), lang);
      const title = page.locator('[part~="finder"] h2');
      const lines = await title.evaluate((h2) => h2.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(h2).lineHeight));
      if (lines > 1.1) wrong.push(`${lang}: ${await title.innerText()}`);
    }
    assert.deepEqual(wrong, []);
  });
});

/** Runs in the page: how bright a picture is on the whole, from 0 to 255. */
async function meanBrightness(source: string): Promise<number> {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return data.reduce((sum, value, index) => (index % 4 === 3 ? sum : sum + value), 0) / (data.length * 0.75);
}
