/**
 * Takes a picture of every state on a phone and on a desk, in each look: `node test/e2e/state-pictures.ts <folder> [part of a name]`.
 * They come as sheets of several, to be looked at.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, openScript } from '../support/browser-page.ts';
import { bundlePage } from '../support/bundle-page.ts';
import type { PickerGallery } from './pages/states.ts';

declare const gallery: PickerGallery;

const [folder, part = ''] = process.argv.slice(2);
if (!folder) throw new Error('the folder for the pictures is missing');

const screens = [
  { name: '375', width: 375, height: 667, columns: 5, rows: 2 },
  { name: '1280', width: 1280, height: 800, columns: 2, rows: 3 },
];
const looks = [
  { name: 'light', colorScheme: 'light', theme: '' },
  { name: 'dark', colorScheme: 'dark', theme: '' },
  { name: 'brand', colorScheme: 'light', theme: 'brand' },
] as const;

const styles = await readFile(new URL('../../demo/gallery/gallery.css', import.meta.url), 'utf8');
await mkdir(folder, { recursive: true });
const browser = await launchBrowser();
try {
  const page = await openScript(browser, await bundlePage('test/e2e/pages/states.ts'));
  await page.addStyleTag({ content: styles });
  const names = await page.evaluate(() => gallery.names);
  for (const screen of screens)
    for (const look of looks) {
      const pictures = await take(page, { screen, look, names: names.filter((name) => name.includes(part)) });
      await toSheets(browser, screen, `${screen.name}-${look.name}`, pictures);
    }
} finally {
  await browser.close();
}

interface Picture {
  name: string;
  image: string;
}

async function take(
  page: Page,
  { screen, look, names }: { screen: (typeof screens)[number]; look: (typeof looks)[number]; names: string[] },
): Promise<Picture[]> {
  await page.setViewportSize(screen);
  await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
  await page.evaluate((theme) => {
    document.documentElement.dataset.theme = theme;
  }, look.theme);
  const pictures: Picture[] = [];
  for (const name of names) {
    await page.evaluate((state) => gallery.show(state), name);
    pictures.push({ name, image: (await page.screenshot({ animations: 'disabled' })).toString('base64') });
  }
  return pictures;
}

/** Puts pictures beside one another, as many as a sheet holds. */
async function toSheets(browser: Browser, { width, height, columns, rows }: (typeof screens)[number], name: string, pictures: Picture[]) {
  const scale = Math.min(1, 1900 / (columns * width));
  const page = await browser.newPage({ viewport: { width: Math.ceil(columns * (width * scale + 8)), height: 600 } });
  for (let from = 0; from < pictures.length; from += columns * rows) {
    const figures = pictures
      .slice(from, from + columns * rows)
      .map(
        ({ name, image }) =>
          `<figure>${name}<img src="data:image/png;base64,${image}" width="${width * scale}" height="${height * scale}"></figure>`,
      );
    await page.setContent(
      `<style>body{margin:0;display:flex;flex-wrap:wrap;gap:4px;font:12px sans-serif;background:#888}figure{margin:0}img{display:block}</style>${figures.join('')}`,
    );
    await page.screenshot({
      path: join(String(folder), `${name}-${String(from / (columns * rows) + 1).padStart(2, '0')}.png`),
      fullPage: true,
    });
  }
  await page.close();
}
