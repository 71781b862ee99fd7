import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toldOfCustoms } from '../../../proxy/domain/told-of-customs.ts';

describe('what customs were told', () => {
  const before = { reason: 'gift' as const, invoiceNumber: 'F-1', items: [{ item: 0, hsCode: '741810', originCountry: 'NL' }] };

  it('for a cancelled label stands for the next, where nothing else is said', () => {
    assert.deepEqual(toldOfCustoms(before, { reason: 'commercial-goods' }), { ...before, reason: 'commercial-goods' });
    assert.deepEqual(toldOfCustoms(before, undefined), before);
  });

  it('is changed and completed item by item', () => {
    const now = {
      reason: 'gift' as const,
      items: [
        { item: 0, hsCode: '741811' },
        { item: 1, originCountry: 'PT' },
      ],
    };
    assert.deepEqual(toldOfCustoms(before, now)?.items, [
      { item: 0, hsCode: '741811', originCountry: 'NL' },
      { item: 1, originCountry: 'PT' },
    ]);
    assert.deepEqual(toldOfCustoms(undefined, now), now);
    assert.equal(toldOfCustoms(undefined, undefined), undefined);
  });
});
