import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { boxAround } from '../../widget/core/box.ts';
import type { MapPoint } from '../../widget/map/point-map.ts';
import { findBrowser } from '../support/browser.ts';
import { median, round } from './figures.ts';
import { longestTask } from './main-thread.ts';
import { cityOf } from './map-city.ts';
import { type MapDriver, ours, stock } from './map-drivers.ts';
import { serveMapPages } from './map-pages.ts';
import type { Figures } from './run.ts';

/** Times the processor is slowed down: a cheap telephone. */
const slowdown = 4;
const openings = 5;
const cities = 3;
const pans = 200;
const size = { width: 800, height: 600 };

/** One way to a map: where its page is and how it is driven there. */
interface Way {
  path: string;
  driver: MapDriver;
}

const ways: Record<'ours' | 'stock', Way> = { ours: { path: '/ours', driver: ours }, stock: { path: '/stock', driver: stock } };

/** What a map costs the page: main thread in milliseconds, elements, bytes of JavaScript heap. */
interface Cost {
  longest: number;
  elements: number;
  heap: number;
}

/**
 * The map beside stock Leaflet with leaflet.markercluster, on the same points in the same browser, slowed down four times:
 * opening with 200 points, code fetched then, and 200 drags over a city of 2,000. The two take turns, and the middle of several
 * runs counts: the longest of hundreds of tasks is often the machine's own.
 */
export async function benchMap(): Promise<Figures> {
  const pages = await serveMapPages();
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
  try {
    const city = cityOf(2000);
    const opening = { ours: [] as Cost[], stock: [] as Cost[] };
    for (let turn = 0; turn < openings; turn += 1)
      for (const name of ['ours', 'stock'] as const)
        opening[name].push(await measureOpening(browser, pages.url, ways[name], city.slice(0, 200)));
    const panning = { ours: [] as Cost[], stock: [] as Cost[] };
    for (let turn = 0; turn < cities; turn += 1)
      for (const name of ['ours', 'stock'] as const) panning[name].push(await measurePanning(browser, pages.url, ways[name], city));
    const figures: Figures = {};
    for (const name of ['ours', 'stock'] as const) {
      figures[`opening with 200 points, longest task, ms, ${name}`] = middleOf(opening[name], 'longest');
      figures[`opening with 200 points, elements, ${name}`] = middleOf(opening[name], 'elements');
    }
    for (const name of ['ours', 'stock'] as const) {
      figures[`200 pans over 2,000 points, longest task, ms, ${name}`] = middleOf(panning[name], 'longest');
      figures[`200 pans over 2,000 points, most elements, ${name}`] = middleOf(panning[name], 'elements');
      figures[`200 pans over 2,000 points, heap after, MB, ${name}`] = round(middleOf(panning[name], 'heap') / 1e6, 2);
    }
    return figures;
  } finally {
    await browser.close();
    pages.close();
  }
}

const middleOf = (costs: readonly Cost[], what: keyof Cost): number => round(median(costs.map((cost) => cost[what])), 0);

/** A fresh page, slowed down, and what it is measured by. */
async function start(browser: Browser, url: string): Promise<{ page: Page; cdp: CDPSession }> {
  const page = await browser.newPage({ viewport: size });
  const cdp = await page.context().newCDPSession(page);
  await page.goto(url, { waitUntil: 'load' });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return { page, cdp };
}

async function measureOpening(browser: Browser, url: string, { path, driver }: Way, points: readonly MapPoint[]): Promise<Cost> {
  const { page, cdp } = await start(browser, `${url}${path}`);
  let elements = 0;
  const longest = await longestTask(cdp, async () => {
    elements = await open(page, driver, points);
  });
  await page.context().close();
  return { longest, elements, heap: 0 };
}

async function measurePanning(browser: Browser, url: string, { path, driver }: Way, city: readonly MapPoint[]): Promise<Cost> {
  const { page, cdp } = await start(browser, `${url}${path}`);
  await open(page, driver, city.slice(0, 200));
  await page.evaluate(driver.show, city);
  await drawn(page);
  let elements = 0;
  const longest = await longestTask(cdp, async () => {
    for (let turn = 0; turn < pans; turn += 1) {
      await drag(cdp, turn);
      elements = Math.max(elements, await drawn(page));
    }
  });
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  await page.context().close();
  return { longest, elements, heap: usedSize };
}

/** Opens the map where the picker would, and says how many elements it has once pins and tiles are there. */
async function open(page: Page, driver: MapDriver, points: readonly MapPoint[]): Promise<number> {
  const box = boxAround(points.slice(0, 8));
  if (!box) throw new Error('There is no point to look at');
  await page.evaluate(driver.open, { points, box });
  await page.locator('.leaflet-marker-icon, .pin').first().waitFor();
  await page.locator('.leaflet-tile-loaded').first().waitFor();
  return drawn(page);
}

/** Over the city in rows: four drags east, one south, four west, one south; after five rows the other way round. */
async function drag(cdp: CDPSession, turn: number): Promise<void> {
  const row = Math.floor(turn / 5);
  const back = Math.floor(turn / 25) % 2 === 1;
  const [dx, dy] = turn % 5 === 4 ? [0, back ? 400 : -400] : [row % 2 === 0 ? -500 : 500, 0];
  const [x, y] = [400 - dx / 2, 300 - dy / 2];
  const mouse = (type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', part: number) =>
    cdp.send('Input.dispatchMouseEvent', {
      type,
      x: x + dx * part,
      y: y + dy * part,
      button: 'left',
      buttons: type === 'mouseReleased' ? 0 : 1,
      clickCount: 1,
    });
  await mouse('mousePressed', 0);
  for (const part of [0.3, 0.7, 1]) await mouse('mouseMoved', part);
  await mouse('mouseReleased', 1);
}

/** Waits two frames, when whatever the last event asked for is on screen, and says how many elements the map then has. */
const drawn = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const root = document.querySelector('map-bench')?.shadowRoot ?? document;
    return root.querySelectorAll('.map *').length;
  });
