import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSealer } from '../../../proxy/security/sealer.ts';

const secret = new Uint8Array(32).fill(7);
const older = new Uint8Array(32).fill(1);
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
    await assert.rejects(createSealer([older]).open(sealed, context), /not sealed by these secrets/);
  });

  it('says so when a value is none of its own', async () => {
    const sealer = createSealer([secret]);
    const [version, id, iv, ciphertext] = (await sealer.seal('x', context)).split('.');
    const wrong = [
      '',
      'x',
      `v2.${id}.${iv}.${ciphertext}`,
      `${version}.guessed.${iv}.${ciphertext}`,
      `${version}.${id}.*.${ciphertext}`,
      `${version}.${id}.${iv}.*`,
    ];
    for (const value of wrong) await assert.rejects(sealer.open(value, context), /not sealed by these secrets/, value);
    for (const value of [`${version}.${id}`, `${version}.${id}.${iv}`]) await assert.rejects(sealer.open(value, context), value);
  });

  it('names the keys it opens with, the one it seals with first', async () => {
    const sealer = createSealer([secret, older]);
    const [current, before] = await sealer.keys();
    assert.equal((await sealer.seal('x', context)).split('.')[1], current);
    assert.equal((await createSealer([older]).seal('x', context)).split('.')[1], before);
  });

  it('tells tenant and field apart however they are put together', async () => {
    const sealed = await createSealer([secret]).seal('x', { tenant: 'a', field: 'bc' });
    await assert.rejects(createSealer([secret]).open(sealed, { tenant: 'ab', field: 'c' }));
  });

  it('opens older values after a rotation', async () => {
    const sealed = await createSealer([older]).seal('x', context);
    assert.equal(await createSealer([secret, older]).open(sealed, context), 'x');
  });
});
