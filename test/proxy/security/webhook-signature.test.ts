import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { utf8 } from '../../../proxy/security/encoding.ts';
import { isSignedBy } from '../../../proxy/security/webhook-signature.ts';

const signature = '1eed4b3d41f4653ac64fd56f1bf1cbfd349e4482cbc11dff7134bd93e5da4b0a';
const body = '{"key": "value"}';

describe('a webhook’s signature', () => {
  it('is the one Sendcloud publishes as an example', async () => assert.equal(await isSignedBy('secretkey', utf8(body), signature), true));

  it('is of these bytes, not of what they mean', async () =>
    assert.equal(await isSignedBy('secretkey', utf8('{"key":"value"}'), signature), false));

  it('is of this key', async () => assert.equal(await isSignedBy('otherkey', utf8(body), signature), false));

  it('is 64 lower-case hexadecimal digits and nothing around them', async () => {
    const nonsense = [
      '',
      'abc',
      signature.toUpperCase(),
      `${signature}00`,
      `00${signature}`,
      ` ${signature}`,
      signature.replace(/a$/, 'g'),
    ];
    for (const text of nonsense) assert.equal(await isSignedBy('secretkey', utf8(body), text), false, text);
  });
});
