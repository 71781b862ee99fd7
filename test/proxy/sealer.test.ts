import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSealer } from '../../proxy/security/sealer.ts';
import { secret } from '../support/proxy.ts';

const context = { tenant: 'own:a', field: 'credentials' };

describe('sealer', () => {
  it('opens what it sealed, and says nothing of it before', async () => {
    const sealer = createSealer([secret]);
    const sealed = await sealer.seal('the secret key', context);
    assert.ok(!sealed.includes('secret'));
    assert.equal(await sealer.open(sealed, context), 'the secret key');
  });

  it('never seals the same text the same way twice', async () => {
    const sealer = createSealer([secret]);
    assert.notEqual(await sealer.seal('x', context), await sealer.seal('x', context));
  });

  it('does not open a value that was moved to another tenant or field', async () => {
    const sealer = createSealer([secret]);
    const sealed = await sealer.seal('x', context);
    await assert.rejects(sealer.open(sealed, { ...context, tenant: 'own:b' }));
    await assert.rejects(sealer.open(sealed, { ...context, field: 'recipient' }));
  });

  it('does not open a changed value or one of another secret', async () => {
    const sealed = await createSealer([secret]).seal('x', context);
    const [version, id, iv, ciphertext = ''] = sealed.split('.');
    const changed = [version, id, iv, (ciphertext[0] === 'A' ? 'B' : 'A') + ciphertext.slice(1)].join('.');
    await assert.rejects(createSealer([secret]).open(changed, context));
    await assert.rejects(createSealer([new Uint8Array(32).fill(1)]).open(sealed, context), /not sealed by these secrets/);
  });

  it('opens older values after a rotation', async () => {
    const older = new Uint8Array(32).fill(1);
    const sealed = await createSealer([older]).seal('x', context);
    assert.equal(await createSealer([secret, older]).open(sealed, context), 'x');
  });
});
