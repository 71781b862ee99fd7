import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser, openScript } from '../support/browser-page.ts';
import { bundlePage } from '../support/bundle-page.ts';
import type { Gallery } from './pages/states.ts';
import { accessibilityTree, controlsOf } from './support/accessibility-tree.ts';

declare const gallery: Gallery;

/** What a shopper does, and the state it leads to. */
const tasks: Record<string, string> = {
  'see what is offered': 'three kinds of option',
  'take the nearest point': 'a point is chosen',
  'choose a day of delivery': 'a day is to be chosen',
  'have chosen a day': 'a day is chosen',
  'open the finder': 'the finder',
  'filter the points': 'the finder, filtered',
  'search in another town': 'the finder knows only the town',
  'search for what is not there': 'the finder finds nothing',
  'mark a point': 'the finder with a point marked',
  'be asked for a post number': 'the finder asks for a post number',
  'mistype a post number': 'the finder with a wrong post number',
  'replace a point that is gone': 'the point is gone, three others',
  'hear of a higher price': 'the price went up',
  'go on when options cannot be had': 'options cannot be had',
};

/** `npm run full -- labels` looks at the controls of every state; without it, at those of the tasks. */
const isFull = process.env.FULL === '1';

const folder = new URL('../accessibility-trees/', import.meta.url);
const fileOf = (task: string) => new URL(`${task.replaceAll(' ', '-')}.txt`, folder);

/** What assistive technology is given; `RENEW=1` writes down what is given now, to be read before it is committed. */
describe('what assistive technology is given', () => {
  let browser: Browser;
  let page: Page;
  let session: CDPSession;
  before(async () => {
    browser = await launchBrowser();
    page = await openScript(browser, await bundlePage('test/e2e/pages/states.ts'));
    await page.setViewportSize({ width: 375, height: 667 });
    session = await page.context().newCDPSession(page);
    await session.send('Accessibility.enable');
    await session.send('DOM.enable');
    await mkdir(folder, { recursive: true });
  });
  after(() => browser?.close());

  const show = (state: string) => page.evaluate((name) => gallery.show(name), state);

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
      // Signs such as + and − have names in words.
      const written = (await controlsOf(session)).filter(({ visible }) => /\p{L}/u.test(visible));
      count += written.length;
      for (const { role, name, visible } of written)
        if (bare(name) !== bare(visible)) wrong.push(`${state}: the ${role} “${visible}” is called “${name}”`);
    }
    assert.deepEqual(wrong, []);
    assert.ok(count > 5 * states.length, `only ${count} controls were looked at in ${states.length} states`);
  });

  it('would be told of a control that is called something else', async () => {
    await show('three kinds of option');
    await page.evaluate(() => gallery.misname());
    const wrong = (await controlsOf(session)).filter(({ name, visible }) => bare(name) !== bare(visible));
    assert.deepEqual(
      wrong.map(({ name }) => name),
      ['Click here'],
    );
  });
});

/** Names are put together with spaces where lines break, and without. */
const bare = (text: string): string => text.replaceAll(/\s/g, '');
