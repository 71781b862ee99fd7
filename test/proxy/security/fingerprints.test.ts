import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { createFingerprints } from '../../../proxy/security/fingerprints.ts';

const keyed = (byte: number) => createFingerprints(async () => new Uint8Array(32).fill(byte));

describe('a fingerprint', () => {
  it('is the HMAC of its text', async () => {
    const made = await keyed(7).of('order 42');
    assert.equal(made, createHmac('sha256', new Uint8Array(32).fill(7)).update('order 42').digest('base64url'));
    assert.equal(await keyed(7).matches('order 42', made), true);
  });

  it('is another text’s never, nor another key’s', async () => {
    const made = await keyed(7).of('order 42');
    assert.equal(await keyed(7).matches('order 43', made), false);
    assert.equal(await keyed(9).matches('order 42', made), false);
  });

  it('that is none matches nothing', async () => {
    const made = await keyed(7).of('x');
    for (const nonsense of ['', '.', 'x', `${made}.`, `${made}A`, `x.${made}`, made.slice(1), 'A', '*', 'A'.repeat(43)])
      assert.equal(await keyed(7).matches('x', nonsense), false, nonsense);
  });

  it('asks for its key once, and again when it could not be had', async () => {
    let asked = 0;
    const fingerprints = createFingerprints(async () => {
      asked += 1;
      if (asked === 1) throw new Error('the store is away');
      return new Uint8Array(32).fill(7);
    });
    await assert.rejects(fingerprints.of('x'), /away/);
    assert.equal(await fingerprints.of('x'), await keyed(7).of('x'));
    await fingerprints.matches('x', 'y');
    assert.equal(asked, 2);
  });
});
