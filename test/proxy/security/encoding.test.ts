import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromBase64, fromBase64url, toBase64url, toHex, utf8 } from '../../../proxy/security/encoding.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
/** Every byte there is, so that both signs that base64url changes turn up. */
const every = Uint8Array.from({ length: 256 }, (_, value) => value);

describe('base64url', () => {
  it('is written as Node writes it', () => {
    for (const length of [0, 1, 2, 3, 255, 256])
      assert.equal(toBase64url(every.slice(0, length)), Buffer.from(every.slice(0, length)).toString('base64url'));
  });

  it('reads back what was written', () => {
    for (const length of [0, 1, 2, 3, 256]) assert.deepEqual(fromBase64url(toBase64url(every.slice(0, length))), every.slice(0, length));
  });

  it('has one spelling: no padding, no other alphabet, no spare bits, no half byte', () => {
    assert.deepEqual(fromBase64url('-_8'), bytes(251, 255));
    for (const text of ['-_8=', '+/8', '-_9', 'AAAAA', 'A', 'AA A', ' AAAA', 'AAAA\n', 'AÄAA'])
      assert.equal(fromBase64url(text), null, text);
  });
});

describe('ordinary base64', () => {
  it('may be padded or not, and have space around it', () => {
    for (const text of ['+/8=', '+/8', ' +/8=\n', '-_8']) assert.deepEqual(fromBase64(text), bytes(251, 255), text);
    assert.deepEqual(fromBase64('+w=='), bytes(251));
    assert.deepEqual(fromBase64(Buffer.from(every).toString('base64')), every);
  });
  it('is nothing else', () => {
    for (const text of ['+/9=', 'A', '=A', 'not base64!']) assert.equal(fromBase64(text), null, text);
  });
});

it('text is bytes of UTF-8', () => assert.deepEqual(utf8('é€'), bytes(195, 169, 226, 130, 172)));
it('hex has two digits a byte', () => assert.equal(toHex(bytes(0, 10, 255)), '000aff'));
