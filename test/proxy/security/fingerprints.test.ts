import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFingerprints } from '../../../proxy/security/fingerprints.ts';

const current = new Uint8Array(32).fill(7);
const older = new Uint8Array(32).fill(9);

describe('a fingerprint', () => {
  it('is the same for the same text, and names its key', async () => {
    const fingerprints = createFingerprints([current]);
    const made = await fingerprints.of('order 42');
    assert.equal(made, await fingerprints.of('order 42'));
    assert.match(made, /^[\w-]{8}\.[\w-]{43}$/);
    assert.equal(await fingerprints.matches('order 42', made), true);
  });

  it('is another text’s never, nor another secret’s', async () => {
    const fingerprints = createFingerprints([current]);
    const made = await fingerprints.of('order 42');
    assert.equal(await fingerprints.matches('order 43', made), false);
    assert.equal(await createFingerprints([older]).matches('order 42', made), false);
  });

  it('made before a rotation is known after it', async () => {
    const made = await createFingerprints([older]).of('order 42');
    const rotated = createFingerprints([current, older]);
    assert.equal(await rotated.matches('order 42', made), true);
    assert.notEqual(await rotated.of('order 42'), made);
  });

  it('that is none matches nothing', async () => {
    const fingerprints = createFingerprints([current]);
    const made = await fingerprints.of('x');
    const [id] = made.split('.');
    for (const nonsense of ['', '.', 'x', `${made}.`, `${made}.x`, `${id}`, `${id}.`, `${id}.A`, `${id}.*`, `guessed.${'A'.repeat(43)}`])
      assert.equal(await fingerprints.matches('x', nonsense), false, nonsense);
  });
});
