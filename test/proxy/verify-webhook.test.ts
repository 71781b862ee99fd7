import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { verifyWebhook, WebhookError } from '../../proxy/shop-helpers.ts';

const secret = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;
const other = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
const now = Date.parse('2026-11-24T09:00:00Z');
const body = JSON.stringify({
  type: 'order.delivered',
  timestamp: '2026-11-24T08:59:00.000Z',
  data: { merchant: 'shop', note: 'naïve – ✓' },
});

/** A message as the public library signs it. */
function signed(by = secret, at = now, content = body): Record<string, string> {
  return {
    'webhook-id': 'ord_1_2',
    'webhook-timestamp': String(Math.floor(at / 1000)),
    'webhook-signature': new Webhook(by).sign('ord_1_2', new Date(at), content),
  };
}

const refused = (reason: string) => (error: unknown) => error instanceof WebhookError && error.reason === reason;

describe('a shop that is sent an event', () => {
  it('reads one that the public library has signed, whatever its server makes of headers and body', async () => {
    const headers = signed();
    for (const received of [
      { headers, body },
      { headers: new Headers(headers), body: new TextEncoder().encode(body) },
      {
        headers: {
          'Webhook-Id': ['ord_1_2'],
          'WEBHOOK-TIMESTAMP': headers['webhook-timestamp'],
          'webhook-signature': headers['webhook-signature'],
        },
        body,
      },
    ])
      assert.equal((await verifyWebhook(secret, received, now)).type, 'order.delivered');
  });

  it('reads it by either secret while one is exchanged', async () => {
    assert.ok(await verifyWebhook([other, secret], { headers: signed(), body }, now));
    const both = { ...signed(), 'webhook-signature': `${signed(other)['webhook-signature']} v1a,abc ${signed()['webhook-signature']}` };
    assert.ok(await verifyWebhook(secret, { headers: both, body }, now));
  });

  it('refuses what was changed, signed by another, or not signed', async () => {
    const wrong = [
      { headers: signed(), body: `${body} ` },
      { headers: signed(other), body },
      { headers: { ...signed(), 'webhook-id': 'ord_1_3' }, body },
      { headers: { ...signed(), 'webhook-timestamp': String(now / 1000 + 1) }, body },
      { headers: { ...signed(), 'webhook-signature': 'v1,' }, body },
      { headers: { ...signed(), 'webhook-signature': signed()['webhook-signature']!.replace('v1,', 'v2,') }, body },
      { headers: { ...signed(), 'webhook-signature': 'nonsense' }, body },
    ];
    for (const received of wrong) await assert.rejects(verifyWebhook(secret, received, now), refused('signature'));
    await assert.rejects(verifyWebhook(secret, { headers: {}, body }, now), refused('headers'));
  });

  it('refuses one from five minutes ago or ahead', async () => {
    for (const off of [-301_000, 301_000])
      await assert.rejects(verifyWebhook(secret, { headers: signed(secret, now + off), body }, now), refused('timestamp'));
    for (const off of [-299_000, 299_000]) assert.ok(await verifyWebhook(secret, { headers: signed(secret, now + off), body }, now));
    const nonsense = { ...signed(), 'webhook-timestamp': '1e99' };
    await assert.rejects(verifyWebhook(secret, { headers: nonsense, body }, now), refused('timestamp'));
  });
});
