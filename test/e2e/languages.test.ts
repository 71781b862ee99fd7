import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser-page.ts';
import { anAnswer, anOption } from '../widget/support/builders.ts';

const root = new URL('../../', import.meta.url);
const shop = 'http://shop.example';

type Words = Record<string, string | Record<string, string>>;

/** Every sentence of a language, plural forms and all. */
async function sentencesOf(lang: string): Promise<string[]> {
  const { messages } = (await import(new URL(`widget/messages/${lang}.ts`, root).href)) as { messages: Words };
  return Object.values(messages).flatMap((message) => (typeof message === 'string' ? [message] : Object.values(message)));
}

describe('the languages of the picker', () => {
  let browser: Browser;
  let languages: string[];
  let entry: string;
  before(async () => {
    browser = await launchBrowser();
    const names = await readdir(new URL('widget/messages/', root));
    languages = names.flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? []).filter((lang) => lang !== 'en');
    const { files } = JSON.parse(await readFile(new URL('dist/cdn/integrity.json', root), 'utf8')) as { files: Record<string, object> };
    entry = `/${Object.keys(files).find((file) => file.endsWith('/sendcloud-delivery-picker.js'))}`;
  });
  after(() => browser?.close());

  /** The scripts a page in this language fetches from the built files, by name without hash. */
  async function fetchedBy(lang: string): Promise<string[]> {
    const page = await browser.newPage();
    const fetched: string[] = [];
    await page.route('**/*', async (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: pageIn(lang) });
      if (pathname.endsWith('/delivery-options')) return route.fulfill({ json: anAnswer([anOption()]) });
      fetched.push(pathname.split('/').at(-1)?.split('.')[0] ?? '');
      return route.fulfill({ contentType: 'text/javascript', body: await readFile(new URL(`dist/cdn${pathname}`, root), 'utf8') });
    });
    await page.goto(shop);
    await page.locator('[part~="option"]').waitFor();
    await page.close();
    return fetched.sort();
  }

  const pageIn = (lang: string): string => `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Shop</title>
    <script type="module" src="${entry}"></script></head><body><form><sendcloud-delivery-picker name="delivery" publishable-key="pk_test"
    country="NL" postal-code="5611EM" weight="2500" order-value="45.90" currency="EUR"></sendcloud-delivery-picker></form></body></html>`;

  it('are those of the European Union and Arabic', () => {
    assert.equal(languages.join(' '), 'ar bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv');
  });

  it('are fetched one at a time: the shopper’s and no other', async () => {
    assert.deepEqual(await fetchedBy('en'), ['sendcloud-delivery-picker']);
    for (const lang of ['pl', 'ar', 'mt'])
      assert.deepEqual(await fetchedBy(lang), ['languages', `messages-${lang}`, 'sendcloud-delivery-picker']);
  });

  it('add nothing to the entry: not a sentence, not an address', async () => {
    const code = await readFile(new URL(`dist/cdn${entry}`, root), 'utf8');
    const english = (await sentencesOf('en')).join('\n');
    assert.ok(code.includes((await sentencesOf('en'))[0]!), 'the entry has its English');
    for (const lang of languages) {
      const found = (await sentencesOf(lang)).filter((text) => text.length > 7 && !english.includes(text) && code.includes(text));
      assert.deepEqual(found, [], lang);
      assert.equal(code.includes(`messages-${lang}`), false, lang);
    }
  });
});
