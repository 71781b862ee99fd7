import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import type { CDPSession } from 'playwright-core';
import { accessibilityTree, type Control, controlsOf } from './accessibility-tree.ts';
import { openGallery, type StateGallery } from './state-gallery.ts';

/** A page of states on a phone, and what assistive technology is given of it. */
export interface StateTrees extends Pick<StateGallery, 'page' | 'names' | 'show' | 'close'> {
  session: CDPSession;
}

export async function openTrees(file: string): Promise<StateTrees> {
  const states = await openGallery(file);
  await states.page.setViewportSize({ width: 375, height: 667 });
  const session = await states.page.context().newCDPSession(states.page);
  await session.send('Accessibility.enable');
  await session.send('DOM.enable');
  return { ...states, session };
}

/** Fails where a state is not as it was when it was last read; `RENEW=1` writes down what is given now, to be read before it is committed. */
export async function assertAsRead({ show, session }: StateTrees, state: string, file: URL): Promise<void> {
  await show(state);
  const tree = await accessibilityTree(session);
  if (process.env.RENEW === '1') {
    await mkdir(new URL('.', file), { recursive: true });
    await writeFile(file, tree);
  }
  assert.equal(tree, await readFile(file, 'utf8'));
}

/** Fails with the controls of these states that are called something else than what is written on them, or where there are too few to tell. */
export async function assertCalledAsWritten({ show, session }: StateTrees, names: readonly string[], leastEach: number): Promise<void> {
  const wrong: string[] = [];
  let count = 0;
  for (const state of names) {
    await show(state);
    // Signs such as + and − have names in words.
    const written = (await controlsOf(session)).filter(({ visible }) => /\p{L}/u.test(visible));
    count += written.length;
    for (const { role, name, visible } of written.filter(isMisnamed)) wrong.push(`${state}: the ${role} “${visible}” is called “${name}”`);
  }
  assert.deepEqual(wrong, []);
  assert.ok(count > leastEach * names.length, `only ${count} controls were looked at in ${names.length} states`);
}

/** What is written on a list to choose from are its choices too. */
export const isMisnamed = ({ role, name, visible }: Control): boolean =>
  role === 'combobox' ? !bare(visible).startsWith(bare(name)) : bare(name) !== bare(visible);

/** Names are put together with spaces where lines break, and without. */
const bare = (text: string): string => text.replaceAll(/\s/g, '');
