import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { chargeMutations } from '../mutations/charges.ts';
import { mutations } from '../mutations/mutations.ts';
import { tenantMutations } from '../mutations/tenants.ts';

it('every mistake of the mutation runs still finds the text that it replaces', async () => {
  const all = [...mutations, ...chargeMutations, ...tenantMutations];
  const lost = await Promise.all(
    all.map(async ({ name, file, find }) => ((await readFile(file, 'utf8')).split(find).length === 2 ? [] : [`${name} in ${file}`])),
  );
  assert.deepEqual(lost.flat(), []);
  assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
});
