import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { originAllowed, pageOrigin } from '../../proxy/security/origin.ts';

describe('the origin list', () => {
  const cases: [pattern: string, origin: string, allowed: boolean][] = [
    ['https://shop.example', 'https://shop.example', true],
    ['https://shop.example', 'http://shop.example', false],
    ['https://shop.example', 'https://shop.example:8443', false],
    ['https://shop.example', 'https://shop.example.evil.test', false],
    ['https://shop.example', 'https://notshop.example', false],
    ['https://*.shop.example', 'https://www.shop.example', true],
    ['https://*.shop.example', 'https://a.b.shop.example', true],
    ['https://*.shop.example', 'https://shop.example', false],
    ['https://*.shop.example', 'https://.shop.example', false],
    ['https://*.shop.example', 'https://evilshop.example', false],
    ['https://*.shop.example', 'https://evil.test/.shop.example', false],
    ['https://*.shop.example', 'https://evil.test#.shop.example', false],
    ['http://localhost:*', 'http://localhost:8080', true],
    ['http://localhost:*', 'http://localhost', false],
    ['http://localhost:*', 'http://localhost.evil.test:80', false],
    ['http://localhost:*', 'http://localhost:80.evil.test', false],
    ['http://localhost:*', 'https://localhost:8080', false],
    ['https://shop.example', 'null', false],
  ];
  for (const [pattern, origin, allowed] of cases)
    it(`${pattern} ${allowed ? 'lets in' : 'keeps out'} ${origin}`, () => assert.equal(originAllowed([pattern], origin), allowed));
});

describe('the page that asks', () => {
  const own = 'https://shipping.example';
  const asked = (headers: Record<string, string>) => pageOrigin(new Headers(headers), own);

  it('is what Origin says', () =>
    assert.equal(asked({ origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }), 'https://shop.example'));
  it('is our own where the browser says same-origin', () => assert.equal(asked({ 'sec-fetch-site': 'same-origin' }), own));
  it('is unknown for a navigation or a no-cors request from elsewhere', () => {
    assert.equal(asked({ 'sec-fetch-site': 'none' }), null);
    assert.equal(asked({ 'sec-fetch-site': 'cross-site', referer: `${own}/x` }), null);
  });
  it('is where the Referer points in browsers without fetch metadata', () => {
    assert.equal(asked({ referer: 'https://shipping.example/pay' }), own);
    assert.equal(asked({ referer: 'not a url' }), null);
    assert.equal(asked({}), null);
  });
});
