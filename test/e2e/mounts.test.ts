import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser, openScript } from '../support/browser-page.ts';
import { bundlePage } from '../support/bundle-page.ts';
import type { Mounts } from './pages/mounts.ts';

declare const mounts: Mounts;

/** What a page keeps, once all that can be let go of is. */
interface Kept {
  /** Of the JavaScript heap. */
  bytes: number;
  nodes: number;
  listeners: number;
}

describe('a thousand pickers that came and went', () => {
  let browser: Browser;
  let page: Page;
  let session: CDPSession;
  before(async () => {
    browser = await launchBrowser();
    page = await openScript(browser, await bundlePage('test/e2e/pages/mounts.ts'));
    session = await page.context().newCDPSession(page);
    await page.waitForFunction(() => 'mounts' in globalThis);
  });
  after(() => browser?.close());

  async function kept(): Promise<Kept> {
    for (let n = 0; n < 3; n += 1) await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    return { bytes: usedSize, nodes, listeners: jsEventListeners };
  }

  /** Waits until the deadline of the last request has passed. */
  const settled = () => page.waitForFunction(() => mounts.deadlines() === 0, undefined, { timeout: 60_000, polling: 200 });

  it('leave nothing behind, and the heap grows by less than a megabyte', { timeout: 240_000 }, async (t) => {
    await page.evaluate(() => mounts.run(50));
    await settled();
    const before = await kept();
    await page.evaluate(() => mounts.run(1000));
    await settled();
    const after = await kept();
    const [bytes, nodes, listeners] = [after.bytes - before.bytes, after.nodes - before.nodes, after.listeners - before.listeners];
    t.diagnostic(`${bytes} bytes, ${nodes} nodes, ${listeners} listeners`);
    assert.ok(bytes < 1_000_000, `${bytes} bytes more`);
    assert.ok(nodes <= 0, `${nodes} nodes more`);
    assert.ok(listeners <= 0, `${listeners} listeners more`);
    assert.deepEqual(await page.evaluate(() => [document.body.children.length, sessionStorage.length]), [0, 0]);
  });

  it('would be caught if they stayed', async () => {
    const before = await kept();
    await page.evaluate(() => {
      const hoard: Element[] = [];
      Object.assign(globalThis, { hoard });
      document.body.append = (...nodes) => {
        for (const node of nodes) hoard.push(document.body.appendChild(node as Element));
      };
      return mounts.run(50);
    });
    const after = await kept();
    assert.ok(after.nodes - before.nodes > 50 * 20);
    assert.ok(after.bytes - before.bytes > 100_000);
  });
});
