import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSealer } from '../../../proxy/security/sealer.ts';
import { fingerprintKey } from '../../../proxy/services/fingerprint-key.ts';
import { sealContexts } from '../../../proxy/services/seal-contexts.ts';
import { openSqliteStore } from '../../../proxy/store/sqlite.ts';

const sealer = createSealer([new Uint8Array(32).fill(7)]);

describe('the key of what is recognised', () => {
  it('is made once for a database, of 32 random bytes, and rests sealed', async () => {
    const store = await openSqliteStore(':memory:');
    const key = await fingerprintKey({ store, sealer });
    assert.equal(key.length, 32);
    assert.deepEqual(await fingerprintKey({ store, sealer }), key);
    const other = await openSqliteStore(':memory:');
    assert.notDeepEqual(await fingerprintKey({ store: other, sealer }), key);
    await Promise.all([store.close(), other.close()]);
  });

  it('is not given out when it is not one, or was sealed for something else', async () => {
    const resting = (sealed: Promise<string>) => fingerprintKey({ sealer, store: { keys: { keepFirst: async () => sealed } } });
    const here = sealContexts.key('fingerprints', 'fingerprints');
    await assert.rejects(resting(sealer.seal('no base64!', here)), /The key of fingerprints is not one/);
    await assert.rejects(resting(sealer.seal('AAAA', sealContexts.key('other', 'other'))));
    assert.deepEqual(await resting(sealer.seal('AAAA', here)), new Uint8Array(3));
  });
});

it('a sealed value is bound to its kind, its tenant, and its row where a tenant has several', () => {
  assert.deepEqual(sealContexts.order('shop', '1'), { tenant: 'shop', field: 'order:1' });
  assert.deepEqual(sealContexts.webhook('own:shop', '1'), { tenant: 'own:shop', field: 'webhook:1' });
  assert.deepEqual(sealContexts.credentials('own:shop', '1'), { tenant: 'own:shop', field: 'credentials' });
  assert.deepEqual(sealContexts.key('fingerprints', '1'), { tenant: 'fingerprints', field: 'key' });
});
