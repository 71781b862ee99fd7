import type { Browser, Locator, Page } from 'playwright-core';

export interface Interactions {
  conditions: string;
  /** Milliseconds from each touch to the next paint that shows its effect, by what was touched. */
  durations: Map<string, number[]>;
}

const slowdown = 6;
/** Shoppers who change their mind: how often each goes through `wander`, of twelve touches that count. */
const loops = 42;
/** The browser does not report what took less; it counts as this long. */
const shortest = 16;

/** A touch with the moment just before it; null: on the way to others, and not counted. */
type Touch = [kind: string | null, at: number];

/**
 * Chooses, opens the list, filters and taps pins on a slow phone, with touches that come through the browser's own input, and reads from its
 * Event Timing how long each took until the next paint.
 */
export async function measureInteractions(browser: Browser, url: string): Promise<Interactions> {
  const context = await browser.newContext({ viewport: { width: 375, height: 667 }, locale: 'nl-NL', hasTouch: true, isMobile: true });
  try {
    const page = await context.newPage();
    await page.addInitScript(listen, shortest);
    await page.goto(url);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const touches: Touch[] = [];
    for (let loop = 0; loop < loops; loop += 1) await wander(page, touches);
    const heard = await page.evaluate(() => (window as unknown as Listening).heard);
    return { conditions: `${slowdown}× CPU slowdown, touch, 375×667`, durations: byKind(touches, heard) };
  } finally {
    await context.close();
  }
}

/** Once through the picker: three choices, the list, four filters, four pins. */
async function wander(page: Page, touches: Touch[]): Promise<void> {
  const touch = async (kind: string | null, what: Locator) => {
    await what.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await what.boundingBox())!;
    const at = await page.evaluate(settled);
    // Not `what.tap()`, which watches the touch with code of its own in the page.
    await page.touchscreen.tap(x + Math.min(width / 2, 150), y + height / 2);
    touches.push([kind, at]);
    await page.evaluate(settled);
  };
  const options = page.locator('sendcloud-delivery-picker label:has(input[name=option])');
  for (const index of [1, 0]) await touch('choose', options.nth(index));
  await touch('choose', options.last());
  await touch('open list', page.locator('[part~=finder-button]').last());
  await page.locator('dialog[open] .list [part~=point-card]').nth(1).waitFor();
  const filters = page.locator('dialog[open] [part~=filter][aria-pressed]:enabled');
  for (const index of [0, 0, 1, 1]) await touch('filter', filters.nth(index));
  await touch(null, page.locator('[part~=map-button]'));
  const pins = page.locator('[part~=map-pin]:visible');
  await pins.nth(3).waitFor();
  for (let pin = 0; pin < 4; pin += 1) await touch('pin tap', await inTheOpen(pins));
  await touch(null, page.locator('[part~=map-button]'));
  await touch(null, page.locator('[part~=close-button]'));
}

/** A pin that nothing covers, not the chosen one. */
async function inTheOpen(pins: Locator): Promise<Locator> {
  const free = await pins.evaluateAll((all) =>
    all.flatMap((pin, index) => {
      const { x, y, width, height } = pin.getBoundingClientRect();
      const top = (pin.getRootNode() as ShadowRoot).elementFromPoint(x + width / 2, y + height / 2);
      return top !== null && pin.contains(top) && !pin.matches('.chosen') ? [index] : [];
    }),
  );
  return pins.nth(free[0] ?? 0);
}

function byKind(touches: readonly Touch[], heard: Listening['heard']): Interactions['durations'] {
  const durations = new Map<string, number[]>();
  touches.forEach(([kind, at], index) => {
    if (kind === null) return;
    const until = touches[index + 1]?.[1] ?? Number.POSITIVE_INFINITY;
    const own = heard.filter(({ start }) => start >= at && start < until).map(({ duration }) => duration);
    durations.set(kind, [...(durations.get(kind) ?? []), Math.max(shortest, ...own)]);
  });
  return durations;
}

interface Listening {
  heard: { start: number; duration: number }[];
}

/** Runs in the page: keeps every event that belongs to an interaction. */
function listen(durationThreshold: number): void {
  const heard: Listening['heard'] = [];
  (window as unknown as Listening).heard = heard;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId: number })[])
      if (entry.interactionId > 0) heard.push({ start: entry.startTime, duration: entry.duration });
  }).observe({ type: 'event', buffered: true, durationThreshold } as PerformanceObserverInit);
}

/** Runs in the page: when everything has been painted, and what the clock then says. */
function settled(): Promise<number> {
  return new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()), 50))),
  );
}
