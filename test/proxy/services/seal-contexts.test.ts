import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSealer } from '../../../proxy/security/sealer.ts';
import { sealContexts } from '../../../proxy/services/seal-contexts.ts';
import { sealedKinds } from '../../../proxy/store/sealed-tables.ts';

const sealer = createSealer([new Uint8Array(32).fill(7)]);
/** Two of each kind of value that rests in the store: of two tenants, and of two rows of one tenant. */
const places = sealedKinds.flatMap((kind) =>
  [
    ['tea', 'one'],
    ['tea', 'two'],
    ['cups', 'one'],
  ].map(([tenant = '', id = '']) => ({ name: `${kind} ${tenant} ${id}`, kind, tenant, context: sealContexts[kind](tenant, id) })),
);
/** Kinds of which a tenant has one: their row is their tenant's. */
const single = ['credentials', 'examination', 'endpoint', 'key'];

describe('what a sealed value is bound to', () => {
  it('is as it was when values were sealed that rest in databases: any other word would close them for good', () => {
    assert.deepEqual(Object.fromEntries(sealedKinds.map((kind) => [kind, sealContexts[kind]('tea', 'o1')])), {
      credentials: { tenant: 'tea', field: 'credentials' },
      examination: { tenant: 'tea', field: 'examination' },
      order: { tenant: 'tea', field: 'order:o1' },
      webhook: { tenant: 'tea', field: 'webhook:o1' },
      endpoint: { tenant: 'tea', field: 'endpoint' },
      key: { tenant: 'tea', field: 'key' },
    });
  });

  for (const { name, kind, tenant, context } of places)
    it(`lets ${name} open in its own place alone`, async () => {
      const sealed = await sealer.seal(name, context);
      for (const other of places) {
        const same = other.name === name || (single.includes(kind) && other.kind === kind && other.tenant === tenant);
        const opened = await sealer.open(sealed, other.context).catch(() => null);
        assert.equal(opened, same ? name : null, other.name);
      }
    });
});
