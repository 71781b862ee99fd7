import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { claim } from '../docs/support/claims.ts';
import { startWorld, type World } from '../e2e/support/world.ts';
import { isHere, paths } from './support/paths.ts';
import { walk } from './support/walk.ts';

/** With what this repository has: its own React, Vue and vite, and stand-ins for what it has not. `npm run full -- from-empty` installs the real ones. */
describe('a shop pasted from a recipe', () => {
  let world: World;
  before(async () => {
    world = await startWorld();
  });
  after(() => world?.close());

  for (const path of paths)
    it(
      `brings an order with its point, and what was paid, into Sendcloud: ${path.name}`,
      { skip: !isHere(path) && `no ${path.needs} here` },
      () => world.alive(() => walk(world, path, 'linked')),
    );

  it('takes every block of its page: a file, or a command', async () => {
    const claims = await claim('walks');
    claims.takeAll(({ facts }) => /^(run|serve|(own )?file=\S+)$/.test(facts));
    assert.deepEqual(claims.left(), []);
  });
});
