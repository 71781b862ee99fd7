import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { Webhook } from 'standardwebhooks';
import type { ProxyDeps } from '../../proxy/app.ts';
import { type CreatedWebhook, WebhookEvent } from '../../proxy/contract/events.ts';
import { anOrder, type MerchantName, place, readOrder } from './orders.ts';
import { startProxy, type TestProxy } from './proxy.ts';
import { type Received, startReceiver } from './receiver.ts';
import { sendcloudSecretOf, webhook, webhookUrlOf } from './webhooks.ts';

/** A proxy whose merchant `own-v3` (or another) wants to be told, and the shop's server that is. */
export async function informed(t: TestContext, merchant: MerchantName = 'own-v3', deps: Partial<ProxyDeps> = {}) {
  const p = await startProxy(t, deps);
  const receiver = await startReceiver(t);
  const operator = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await p.operator(method, `/merchants/${merchant}${path}`, body);
    assert.ok(response.ok, `${method} ${path}: ${await response.clone().text()}`);
    return (response.status === 204 ? null : await response.json()) as T;
  };
  const { secret } = await operator<CreatedWebhook>('PUT', '/webhook', { url: receiver.url });
  return {
    p,
    receiver,
    secret: secret!,
    operator,
    /** Turns the clock and lets everything that is due then happen. */
    async later(milliseconds: number) {
      p.advance(milliseconds);
      await p.proxy.idle();
    },
    order: async (number: string) => (await place(p, merchant, { delivery: { option: 'standard' }, order: anOrder({ number }) })).id,
    /** By the public library, whose clock is that of the sending for the moment. */
    verified(message: Received, by = secret!): WebhookEvent {
      const real = Date.now;
      Date.now = () => Number(message.headers['webhook-timestamp']) * 1000;
      try {
        return WebhookEvent.parse(new Webhook(by).verify(message.body, message.headers as Record<string, string>));
      } finally {
        Date.now = real;
      }
    },
    types: () => receiver.taken().map(({ event }) => event.type),
  };
}

/** Tells the proxy, as Sendcloud does, that a parcel has come to a status. */
export async function parcelIs(p: TestProxy, merchant: MerchantName, orderId: string, status: { id: number; message: string }, at: number) {
  const { number, parcel } = await readOrder(p, merchant, orderId);
  const account = merchant === 'central-hold' ? 'central' : merchant;
  const event = {
    action: 'parcel_status_changed',
    timestamp: at,
    parcel: {
      id: Number(parcel?.id ?? 4711),
      order_number: number,
      tracking_number: '3S1',
      tracking_url: 'https://track.example/3S1',
      status,
    },
  };
  const response = await p.proxy.fetch(webhook(await webhookUrlOf(p, merchant), event, sendcloudSecretOf(account)));
  assert.equal(response.status, 200);
  await p.proxy.idle();
}
