import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createWebhookSender, isPublic } from '../../proxy/webhook-sender.ts';
import { startReceiver } from '../support/receiver.ts';

const message = { headers: {}, body: '{}' };

describe('what events are sent with', () => {
  for (const address of ['8.8.8.8', '93.184.216.34', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '2a00:1450:400e::200e'])
    it(`takes ${address} for public`, () => assert.equal(isPublic(address), true));

  for (const address of [
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '127.0.0.1',
    '127.255.255.255',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.168.1.1',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:8.8.8.8',
    '64:ff9b::a00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'ff02::1',
    '2001:db8::1',
    '2001::1',
    '2002:a00:1::',
    'localhost',
    '',
  ])
    it(`does not take "${address}" for public`, () => assert.equal(isPublic(address), false));

  it('judges the address that a name leads to, when it connects', async (t) => {
    const { url, received } = await startReceiver(t);
    const guarded = createWebhookSender({ allowPrivate: false });
    assert.equal(await guarded({ ...message, url }), 'not-public');
    assert.deepEqual(received, []);
    assert.equal(await createWebhookSender({ allowPrivate: true })({ ...message, url }), '204');
  });

  it('says in a word why there was no answer', async (t) => {
    const { url, answer } = await startReceiver(t);
    const send = createWebhookSender({ allowPrivate: true });
    answer(() => undefined);
    assert.equal(await createWebhookSender({ allowPrivate: true, deadline: 100 })({ ...message, url }), 'timeout');
    answer((response) => response.destroy());
    assert.equal(await send({ ...message, url }), 'unreachable');
    assert.equal(await send({ ...message, url: url.replace('http:', 'https:') }), 'tls');
    assert.match(await send({ ...message, url: 'http://nothing.invalid/' }), /^(no-such-host|timeout)$/);
  });

  it('sends the whole message by POST', async (t) => {
    const { url, received } = await startReceiver(t);
    const body = JSON.stringify({ type: 'webhook.test', said: 'é'.repeat(70_000) });
    await createWebhookSender({ allowPrivate: true })({ url, body, headers: { 'webhook-id': 'one', 'content-type': 'application/json' } });
    assert.deepEqual(
      [received[0]?.body === body, received[0]?.id, received[0]?.headers['content-type']],
      [true, 'one', 'application/json'],
    );
  });
});
