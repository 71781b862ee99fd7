import { writeFile } from 'node:fs/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';

/** What it took until a shopper could choose, on a slow phone with nothing in its cache. */
export interface FirstOption {
  /** Of everything, as it came over the line, headers included. */
  bytes: number;
  /** Of scripts and style sheets alone. */
  codeBytes: number;
  requests: number;
  /** Milliseconds from the start of the page until an option could be chosen. */
  usable: number;
  /** Milliseconds by which long tasks were longer than 50, until nothing happened any more. */
  blocked: number;
  /** The sum of all layout shifts. */
  shift: number;
}

/** A slow phone on a slow line: the same for whoever is measured. Bytes a second; milliseconds a request. */
const slow = { cpu: 4, line: { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 } };
export const conditions = `${slow.cpu}× CPU slowdown, ${slow.line.latency} ms a request, ${(slow.line.downloadThroughput * 8) / 1e6} Mbit/s, 375×667`;

/** Where the peer's pictures of carriers live; the stand-in answers for them with the line's delay. */
const pictures = /^https:\/\/assets\.myparcel\.nl\//;

/** Opens a checkout in a fresh window and measures up to two quiet seconds after `option` can be chosen; keeps a picture if told where. */
export async function measureFirstOption(browser: Browser, url: string, option: Control, picture?: string): Promise<FirstOption> {
  const context = await browser.newContext({ viewport: { width: 375, height: 667 }, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam' });
  try {
    const page = await context.newPage();
    const line = await slowedDown(page);
    await page.addInitScript(watch, option);
    await page.goto(url, { waitUntil: 'networkidle' });
    await page.waitForFunction(isQuiet);
    const { usable, blocked, shift } = await page.evaluate(() => (window as unknown as Watched).watched);
    if (picture) await writeFile(picture, await page.screenshot({ type: 'jpeg', quality: 70 }));
    return { ...line(), usable, blocked, shift };
  } finally {
    await context.close();
  }
}

/** Slows a page down and counts what it fetches. */
async function slowedDown(page: Page): Promise<() => Pick<FirstOption, 'bytes' | 'codeBytes' | 'requests'>> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const types = new Map<string, string>();
  const sum = { bytes: 0, codeBytes: 0, requests: 0 };
  session.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? '';
    sum.requests += 1;
    sum.bytes += encodedDataLength;
    if (type === 'Script' || type === 'Stylesheet') sum.codeBytes += encodedDataLength;
  });
  await page.route(pictures, async (route) => {
    const body = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"/>';
    setTimeout(() => void route.fulfill({ contentType: 'image/svg+xml', body }).catch(() => undefined), slow.line.latency);
  });
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', slow.line);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow.cpu });
  return () => sum;
}

/** A radio, and the element in whose shadow it is, if in any. */
export interface Control {
  host?: string;
  radio: string;
}

interface Watched {
  watched: { usable: number; blocked: number; shift: number; last: number };
}

/** Runs in the page, before anything else, and costs it next to nothing. */
function watch({ host, radio }: Control): void {
  const watched = { usable: 0, blocked: 0, shift: 0, last: 0 };
  (window as unknown as Watched).watched = watched;
  const each = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        take(entry);
        watched.last = performance.now();
      }
    }).observe({ type, buffered: true });
  const look = () => {
    const root = host ? document.querySelector(host)?.shadowRoot : document;
    if (root?.querySelector<HTMLInputElement>(`${radio}:enabled`)?.checkVisibility()) watched.usable = watched.last = performance.now();
    else requestAnimationFrame(look);
  };
  look();
  each('longtask', ({ duration }) => {
    watched.blocked += duration - 50;
  });
  each('layout-shift', (entry) => {
    watched.shift += (entry as PerformanceEntry & { value: number }).value;
  });
}

/** An option can be chosen, and nothing has blocked or moved for two seconds. */
function isQuiet(): boolean {
  const { usable, last } = (window as unknown as Watched).watched;
  return usable > 0 && performance.now() - last > 2_000;
}
