import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { sealedKinds } from '../../proxy/store/sealed-tables.ts';
import { body, chooseHome, place, readOrder } from '../support/orders.ts';
import { centralCredentials, merchants, startProxy, type TestProxy } from '../support/proxy.ts';

const DAY = 86_400_000;

/** The kinds of which something sealed is in the store. */
async function kept({ store }: TestProxy): Promise<string[]> {
  const rows = await Promise.all(sealedKinds.map((kind) => store.sealed.notUnder('', kind, { after: '', limit: 1 })));
  return rows
    .flat()
    .map(({ kind }) => kind)
    .toSorted();
}

async function withEvent(p: TestProxy): Promise<void> {
  const { webhookUrl } = await body(await p.operator('GET', '/merchants/central'));
  const event = JSON.stringify({
    action: 'parcel_status_changed',
    timestamp: 1,
    parcel: { id: 1, status: { id: 11, message: 'Delivered' } },
  });
  const signature = createHmac('sha256', centralCredentials!.secretKey).update(event).digest('hex');
  const request = new Request(webhookUrl, { method: 'POST', body: event, headers: { 'sendcloud-signature': signature } });
  assert.equal((await p.proxy.fetch(request)).status, 200);
}

describe('retention', () => {
  it('forgets buyers and events after their days, and keeps the order', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'own-v3', { token: await chooseHome(p, 'own-v3') });
    await withEvent(p);
    await readOrder(p, 'own-v3', id);
    p.advance(29 * DAY);
    await p.proxy.idle();
    assert.deepEqual(await kept(p), ['credentials', 'key', 'order', 'webhook']);
    p.advance(DAY + 1);
    assert.equal((await readOrder(p, 'own-v3', id)).state, 'imported');
    assert.deepEqual(await kept(p), ['credentials', 'key']);
  });

  it('forgets events by the merchant who wants them forgotten first', async (t) => {
    const p = await startProxy(t, { merchants: merchants.map((one) => (one.id === 'central' ? { ...one, retentionDays: 2 } : one)) });
    await withEvent(p);
    p.advance(2 * DAY + 1);
    await p.proxy.idle();
    assert.deepEqual(await kept(p), ['credentials', 'key']);
  });
});
