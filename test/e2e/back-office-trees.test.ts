import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser, openScript } from '../support/browser-page.ts';
import { bundlePage } from '../support/bundle-page.ts';
import type { OfficeGallery } from './pages/office-states.ts';
import { accessibilityTree, controlsOf } from './support/accessibility-tree.ts';

declare const gallery: OfficeGallery;

/** What a merchant does, and the state it leads to. */
const tasks: Record<string, string> = {
  'connect an account': 'no keys yet',
  'see what keys open': 'good keys that are not kept yet',
  'put right what was found': 'findings, some to be put right',
  'choose whose account ships': 'a choice of accounts, paused',
  'be asked before disconnecting': 'asked before it is disconnected',
  'look for orders': 'orders in every state, and more',
  'let orders go as they are': 'orders to be decided, all chosen',
  'see which orders went on': 'orders let go, and one not',
  'decide about an order': 'an order to be decided',
  'choose another point': 'an order whose point is gone',
  'buy a label with customs': 'a label to buy, with customs',
  'print or cancel a label': 'a label bought',
  'see which labels are printed': 'labels printed, and one not',
};

/** `npm run full -- office` looks at the controls of every state; without it, at those of the tasks. */
const isFull = process.env.FULL === '1';

const folder = new URL('../accessibility-trees/back-office/', import.meta.url);
const fileOf = (task: string) => new URL(`${task.replaceAll(' ', '-')}.txt`, folder);

/** What assistive technology is given; `RENEW=1` writes down what is given now, to be read before it is committed. */
describe('what assistive technology is given of the back office', () => {
  let browser: Browser;
  let page: Page;
  let session: CDPSession;
  before(async () => {
    browser = await launchBrowser();
    page = await openScript(browser, await bundlePage('test/e2e/pages/office-states.ts'));
    await page.setViewportSize({ width: 375, height: 667 });
    session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    await session.send('DOM.enable');
    await mkdir(folder, { recursive: true });
  });
  after(() => browser?.close());

  const show = (state: string) => page.evaluate((name) => gallery.show(name, 'en'), state);

  for (const [task, state] of Object.entries(tasks))
    it(`is as it was read when it was last looked at: ${task}`, async () => {
      await show(state);
      const tree = await accessibilityTree(session);
      if (process.env.RENEW === '1') await writeFile(fileOf(task), tree);
      assert.equal(tree, await readFile(fileOf(task), 'utf8'));
    });

  it('calls every control what is written on it', { timeout: 600_000 }, async () => {
    const wrong: string[] = [];
    let count = 0;
    const states = isFull ? await page.evaluate(() => gallery.names) : Object.values(tasks);
    for (const state of states) {
      await show(state);
      const written = (await controlsOf(session)).filter(({ visible }) => /\p{L}/u.test(visible));
      count += written.length;
      for (const { role, name, visible } of written)
        if (!isCalled(role, bare(name), bare(visible))) wrong.push(`${state}: the ${role} “${visible}” is called “${name}”`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(count > 3 * states.length, `only ${count} controls were looked at in ${states.length} states`);
  });
});

/** What is written on a list to choose from are its choices too. */
const isCalled = (role: string, name: string, visible: string): boolean =>
  role === 'combobox' ? visible.startsWith(name) : visible === name;

/** Names are put together with spaces where lines break, and without. */
const bare = (text: string): string => text.replaceAll(/\s/g, '');
