import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { PickerGallery } from './pages/states.ts';
import { assertFaultless, assertFindsFaults, type Look, openGallery, type StateGallery } from './support/state-gallery.ts';

declare const gallery: PickerGallery;

const schemes = ['light', 'dark', 'forced'] as const;
const widths = [320, 768, 1280];
const audited = ['en', 'de', 'ar'];
const messages = readdirSync(new URL('../../widget/messages/', import.meta.url));
const languages = messages.flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? []);

/** A Latin square: each of three with each of three others, for every two of scheme, width and language. */
const rows: Look[] = schemes.flatMap((scheme, s) => widths.map((width, w) => ({ scheme, width, lang: audited[(s + w) % 3]! })));

/** `npm run full -- states` shows every state in every row; without it, a few of both. */
const isFull = process.env.FULL === '1';
const sampled = ['a day is chosen', 'the finder asks for a post number', 'the price went up', 'why something is not offered'];

describe('every state of the picker', () => {
  let states: StateGallery;
  before(async () => {
    states = await openGallery('states.ts');
    for (const name of sampled) assert.ok(states.names.includes(name), `there is no state “${name}”`);
  });
  after(() => states?.close());

  const speak = (lang: string) => states.page.evaluate((language) => gallery.speak(language), lang);

  for (const row of isFull ? rows : [rows[2]!, rows[3]!, rows[7]!])
    it(`is accessible in ${row.scheme} colours, ${row.width} px wide, in ${row.lang}`, { timeout: 600_000 }, () =>
      assertFaultless(states, isFull ? states.names : sampled, row),
    );

  it('would be told of a fault, in every row', async () => {
    for (const row of rows) await assertFindsFaults(states, 'three kinds of option', row);
  });

  it('fits a screen of 320 px in every language', { timeout: 600_000 }, async () => {
    await states.look({ scheme: 'light', width: 320 });
    const wrong: string[] = [];
    for (const name of states.names.filter((_, n) => isFull || n % 4 === 0)) {
      await states.show(name);
      for (const lang of languages) {
        await speak(lang);
        for (const fault of await states.sticksOut()) wrong.push(`${name}, ${lang}: ${fault}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('has the title of the finder on one line of a phone, beside what closes it, in every language', async () => {
    await states.look({ scheme: 'light', width: 375 });
    await states.show('the finder with its map');
    const wrong: string[] = [];
    for (const lang of languages) {
      await speak(lang);
      const title = states.page.locator('[part~="finder"] h2');
      const lines = await title.evaluate((h2) => h2.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(h2).lineHeight));
      if (lines > 1.1) wrong.push(`${lang}: ${await title.innerText()}`);
    }
    assert.deepEqual(wrong, []);
  });
});
