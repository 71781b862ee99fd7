import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OfficeGallery } from './pages/office-states.ts';
import { assertFaultless, assertFindsFaults, type Look, openGallery, type StateGallery } from './support/state-gallery.ts';

declare const gallery: OfficeGallery;

const languages = ['en', 'nl', 'de', 'fr'];
const schemes = ['light', 'dark', 'forced'] as const;
const widths = [320, 768, 1280];

/** Every language in every scheme; so that each of them also meets each width. */
const rows: Look[] = languages.flatMap((lang, l) => schemes.map((scheme, s) => ({ lang, scheme, width: widths[(l + s) % 3]! })));

/** `npm run full -- office` shows every state in every row; without it, a few of both. */
const isFull = process.env.FULL === '1';
const sampled = [
  'findings, some to be put right',
  'orders in every state, and more',
  'a label to buy, with customs',
  'labels printed, and one not',
];

describe('every state of the back office', () => {
  let states: StateGallery;
  before(async () => {
    states = await openGallery('office-states.ts');
    for (const name of sampled) assert.ok(states.names.includes(name), `there is no state “${name}”`);
  });
  after(() => states?.close());

  for (const row of isFull ? rows : [rows[1]!, rows[5]!, rows[6]!, rows[9]!])
    it(`is accessible in ${row.lang}, in ${row.scheme} colours, ${row.width} px wide`, { timeout: 600_000 }, () =>
      assertFaultless(states, isFull ? states.names : sampled, row),
    );

  it('would be told of a fault, in every scheme and width', async () => {
    for (const row of rows.slice(0, 9)) await assertFindsFaults(states, 'all in order', row);
  });

  it('fits a screen of 320 px in every language, in whole words', { timeout: 600_000 }, async () => {
    await states.look({ scheme: 'light', width: 320 });
    const wrong: string[] = [];
    for (const lang of languages)
      for (const name of states.names.filter((_, n) => isFull || n % 3 === 0)) {
        await states.show(name, lang);
        const nonsense = await states.page.evaluate(() => gallery.nonsense());
        for (const fault of [...(await states.sticksOut()), ...nonsense]) wrong.push(`${name}, ${lang}: ${fault}`);
      }
    assert.deepEqual(wrong, []);
  });
});
