import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { variantOf } from '../../../proxy/shop-helpers.ts';

/** How many of these see `a`, in percent. */
const share = (visitors: readonly string[]): number =>
  (visitors.filter((visitor) => variantOf(visitor) === 'a').length / visitors.length) * 100;
const many = (name: (n: number) => string): string[] => Array.from({ length: 20_000 }, (_, n) => name(n));

describe('who sees which of two checkouts', () => {
  it('sees the same one each time', () => {
    assert.deepEqual(['', 'session-1', 'session-2', 'é✓'].map(variantOf), ['b', 'b', 'a', 'a'], 'also after an update');
    assert.equal(new Set(many(() => 'one').map(variantOf)).size, 1);
  });

  for (const [what, name] of [
    ['numbers', (n: number) => `${n}`],
    ['ids that differ at their end', (n: number) => `session-00000000-${n.toString(16).padStart(8, '0')}`],
    ['ids that differ at their start', (n: number) => `${n}.shop.example`],
    ['even numbers', (n: number) => `${n * 2}`],
  ] as const)
    it(`is half of all, of ${what}`, () => {
      const percent = share(many(name));
      assert.ok(percent > 48.5 && percent < 51.5, `${percent} %`);
    });
});
