import { after, before, describe, it } from 'node:test';
import { assertAsRead, assertCalledAsWritten, openTrees, type StateTrees } from './support/state-trees.ts';

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

const fileOf = (task: string) => new URL(`../accessibility-trees/back-office/${task.replaceAll(' ', '-')}.txt`, import.meta.url);

describe('what assistive technology is given of the back office', () => {
  let trees: StateTrees;
  before(async () => {
    trees = await openTrees('office-states.ts');
  });
  after(() => trees?.close());

  for (const [task, state] of Object.entries(tasks))
    it(`is as it was read when it was last looked at: ${task}`, () => assertAsRead(trees, state, fileOf(task)));

  it('calls every control what is written on it', { timeout: 600_000 }, () =>
    assertCalledAsWritten(trees, isFull ? trees.names : Object.values(tasks), 3),
  );
});
