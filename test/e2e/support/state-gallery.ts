import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { launchBrowser, openScript } from '../../support/browser-page.ts';
import { bundlePage } from '../../support/bundle-page.ts';

/** What every page of states offers, as `gallery`. */
export interface Gallery {
  names: string[];
  show(name: string, lang?: string): Promise<void>;
  faults(): Promise<string[]>;
  sticksOut(): string[];
  /** Plants faults. */
  spoil(): void;
}

declare const gallery: Gallery;

/** How a state is looked at. `forced`: in the person's own colours. `width` in CSS pixels. */
export interface Look {
  lang: string;
  scheme: 'light' | 'dark' | 'forced';
  width: number;
}

/** A page of states in a browser of its own. */
export interface StateGallery {
  page: Page;
  names: string[];
  show(name: string, lang?: string): Promise<void>;
  look(look: Omit<Look, 'lang'>): Promise<void>;
  /** What is wrong with the state on show. */
  faults(): Promise<string[]>;
  /** What of it is wider than the screen. */
  sticksOut(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a page of `test/e2e/pages`. What fails in it fails the test. */
export async function openGallery(file: string): Promise<StateGallery> {
  const browser = await launchBrowser();
  const page = await openScript(browser, await bundlePage(`test/e2e/pages/${file}`));
  page.on('pageerror', (error) => assert.fail(String(error)));
  return {
    page,
    names: await page.evaluate(() => gallery.names),
    show: (name, lang = 'en') => page.evaluate(([state, language]) => gallery.show(state, language), [name, lang] as const),
    async look({ scheme, width }) {
      const isForced = scheme === 'forced';
      await page.emulateMedia({ colorScheme: isForced ? 'dark' : scheme, forcedColors: isForced ? 'active' : 'none' });
      await page.setViewportSize({ width, height: width === 320 ? 640 : 900 });
    },
    faults: () => page.evaluate(() => gallery.faults()),
    sticksOut: () => page.evaluate(() => gallery.sticksOut()),
    close: () => browser.close(),
  };
}

/** Fails with what is wrong with any of these states in this look. */
export async function assertFaultless(states: StateGallery, names: readonly string[], look: Look): Promise<void> {
  await states.look(look);
  const wrong: string[] = [];
  for (const name of names) {
    await states.show(name, look.lang);
    for (const fault of [...(await states.faults()), ...(await states.sticksOut())]) wrong.push(`${name}: ${fault}`);
  }
  assert.deepEqual(wrong, []);
}

/** Fails where a fault in this state would not be found in this look. */
export async function assertFindsFaults(states: StateGallery, name: string, look: Look): Promise<void> {
  await states.look(look);
  await states.show(name, look.lang);
  await states.page.evaluate(() => gallery.spoil());
  const found = (await states.faults()).join('\n');
  assert.match(found, /violation button-name/);
  // Forced colours are the person's own, whatever a page says.
  if (look.scheme !== 'forced') assert.match(found, /violation color-contrast/);
  assert.match((await states.sticksOut()).join('\n'), /Unbreakable/);
}
