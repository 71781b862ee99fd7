/**
 * Takes a picture of every state of the back office on a phone and on a desk, in each look:
 * `node test/e2e/back-office-pictures.ts <folder> [part of a name] [language]`. Each shows the whole page.
 */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser, openScript } from '../support/browser-page.ts';
import { bundlePage } from '../support/bundle-page.ts';
import type { OfficeGallery } from './pages/office-states.ts';

declare const gallery: OfficeGallery;

const [folder, part = '', lang = 'en'] = process.argv.slice(2);
if (!folder) throw new Error('the folder for the pictures is missing');

const screens = [
  { name: '375-light', width: 375, height: 667, colorScheme: 'light' },
  { name: '375-dark', width: 375, height: 667, colorScheme: 'dark' },
  { name: '1280-light', width: 1280, height: 800, colorScheme: 'light' },
] as const;

await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
try {
  const page = await openScript(browser, await bundlePage('test/e2e/pages/office-states.ts'));
  const names = (await page.evaluate(() => gallery.names)).filter((name) => name.includes(part));
  for (const { name: screen, width, height, colorScheme } of screens) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const name of names) {
      await page.evaluate(([state, language]) => gallery.show(state, language), [name, lang] as const);
      const file = `${name.replaceAll(/[^a-z]+/gi, '-')}-${screen}.png`;
      await page.screenshot({ path: join(folder, file), animations: 'disabled', fullPage: true });
    }
  }
} finally {
  await browser.close();
}
