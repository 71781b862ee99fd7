import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { PickerGallery } from './pages/states.ts';
import { controlsOf } from './support/accessibility-tree.ts';
import { assertAsRead, assertCalledAsWritten, isMisnamed, openTrees, type StateTrees } from './support/state-trees.ts';

declare const gallery: PickerGallery;

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

const fileOf = (task: string) => new URL(`../accessibility-trees/${task.replaceAll(' ', '-')}.txt`, import.meta.url);

describe('what assistive technology is given', () => {
  let trees: StateTrees;
  before(async () => {
    trees = await openTrees('states.ts');
  });
  after(() => trees?.close());

  for (const [task, state] of Object.entries(tasks))
    it(`is as it was read when it was last looked at: ${task}`, () => assertAsRead(trees, state, fileOf(task)));

  it('calls every control what is written on it', { timeout: 600_000 }, () =>
    assertCalledAsWritten(trees, isFull ? trees.names : Object.values(tasks), 5),
  );

  it('would be told of a control that is called something else', async () => {
    await trees.show('three kinds of option');
    await trees.page.evaluate(() => gallery.misname());
    const wrong = (await controlsOf(trees.session)).filter(isMisnamed);
    assert.deepEqual(
      wrong.map(({ name }) => name),
      ['Click here'],
    );
  });
});
