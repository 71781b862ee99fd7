import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openScript } from '../support/browser-page.ts';
import { bundlePage } from '../support/bundle-page.ts';
import type { OfficeGallery } from './pages/office-states.ts';

declare const gallery: OfficeGallery;

const languages = ['en', 'nl', 'de', 'fr'];
const schemes = ['light', 'dark', 'forced'] as const;
const widths = [320, 768, 1280];

/** Every language in every scheme; so that each of them also meets each width. */
type Row = { lang: string; scheme: (typeof schemes)[number]; width: number };
const rows: Row[] = languages.flatMap((lang, l) => schemes.map((scheme, s) => ({ lang, scheme, width: widths[(l + s) % 3]! })));

/** `npm run full -- office` shows every state in every row; without it, a few of both. */
const isFull = process.env.FULL === '1';
const sampled = [
  'findings, some to be put right',
  'orders in every state, and more',
  'a label to buy, with customs',
  'labels printed, and one not',
];

describe('every state of the back office', () => {
  let browser: Browser;
  let page: Page;
  let all: string[];
  let names: string[];
  before(async () => {
    browser = await launchBrowser();
    page = await openScript(browser, await bundlePage('test/e2e/pages/office-states.ts'));
    page.on('pageerror', (error) => assert.fail(String(error)));
    all = await page.evaluate(() => gallery.names);
    names = isFull ? all : sampled;
    for (const name of names) assert.ok(all.includes(name), `there is no state “${name}”`);
  });
  after(() => browser?.close());

  async function emulate({ scheme, width }: Pick<Row, 'scheme' | 'width'>): Promise<void> {
    const isForced = scheme === 'forced';
    await page.emulateMedia({ colorScheme: isForced ? 'dark' : scheme, forcedColors: isForced ? 'active' : 'none' });
    await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
  }

  const show = (name: string, lang: string) => page.evaluate(([state, language]) => gallery.show(state, language), [name, lang] as const);
  const faults = () => page.evaluate(() => gallery.faults());
  const sticksOut = () => page.evaluate(() => gallery.sticksOut());
  const nonsense = () => page.evaluate(() => gallery.nonsense());

  for (const row of isFull ? rows : [rows[1]!, rows[5]!, rows[6]!, rows[9]!])
    it(`is accessible in ${row.lang}, in ${row.scheme} colours, ${row.width} px wide`, { timeout: 600_000 }, async () => {
      await emulate(row);
      const wrong: string[] = [];
      for (const name of names) {
        await show(name, row.lang);
        for (const fault of [...(await faults()), ...(await sticksOut())]) wrong.push(`${name}: ${fault}`);
      }
      assert.deepEqual(wrong, []);
    });

  it('would be told of a fault, in every scheme and width', async () => {
    for (const row of rows.slice(0, 9)) {
      await emulate(row);
      await show('all in order', row.lang);
      await page.evaluate(() => gallery.spoil());
      const found = (await faults()).join('\n');
      assert.match(found, /violation button-name/);
      // Forced colours are the person's own, whatever a page says.
      if (row.scheme !== 'forced') assert.match(found, /violation color-contrast/);
      assert.match((await sticksOut()).join('\n'), /Unbreakable/);
    }
  });

  it('fits a screen of 320 px in every language, in whole words', { timeout: 600_000 }, async () => {
    await emulate({ scheme: 'light', width: 320 });
    const wrong: string[] = [];
    for (const lang of languages)
      for (const name of all.filter((_, n) => isFull || n % 3 === 0)) {
        await show(name, lang);
        for (const fault of [...(await sticksOut()), ...(await nonsense())]) wrong.push(`${name}, ${lang}: ${fault}`);
      }
    assert.deepEqual(wrong, []);
  });
});
