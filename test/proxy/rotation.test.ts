import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import { createSealer } from '../../proxy/security/sealer.ts';
import { rekey } from '../../proxy/services/rekey.ts';
import { anOrder, body, problemType, readOrder, secretKeyOf } from '../support/orders.ts';
import { cart, startProxy, type TestProxy } from '../support/proxy.ts';
import { databases, openFor } from '../support/stores.ts';
import { sendcloudSecretOf, webhook, webhookUrlOf } from '../support/webhooks.ts';

type Secret = Uint8Array<ArrayBuffer>;
const before: Secret = new Uint8Array(32).fill(1);
const after: Secret = new Uint8Array(32).fill(2);
const SHOPPERS = 3;

/** Shoppers and shops that never rest, each request to the other of two proxies, until `stop`. */
function startLoad(proxies: TestProxy[]) {
  const refused: string[] = [];
  const done = Array.from({ length: SHOPPERS }, () => 0);
  let requests = 0;
  let running = true;
  let report: () => void = () => undefined;

  async function ask(send: (p: TestProxy) => Promise<Response>): Promise<unknown> {
    const response = await send(proxies[requests++ % 2]!);
    const text = await response.text();
    if (!response.ok) refused.push(`${response.status} ${text}`);
    return response.ok ? JSON.parse(text) : null;
  }

  async function shop(shopper: number): Promise<void> {
    for (let n = 0; running; n++) {
      const key = 'pk_demo_own_v3';
      const { options } = (await ask((p) => p.read('/checkout/delivery-options', { key, ...cart }))) as { options: DeliveryOption[] };
      const token = options.find(({ type }) => type === 'standard')!.selection!.token;
      const order = anOrder({ number: `${shopper}-${n}` });
      const bearer = secretKeyOf('own-v3');
      const placed = (await ask((p) => p.shop('POST', '/orders', { token, order }, bearer))) as { id: string };
      await ask((p) => p.shop('GET', `/orders/${placed.id}`, undefined, bearer));
      await ask((p) => p.shop('POST', '/orders', { token, order }, bearer));
      done[shopper] = n + 1;
      report();
    }
  }

  const working = Promise.all(done.map((_, shopper) => shop(shopper)));
  return {
    refused,
    /** Settles once every shopper has ended so many orders from now on; of two, one was begun from now on as well. */
    async goesOn(orders: number): Promise<void> {
      const goal = done.map((n) => n + orders);
      await new Promise<void>((resolve, reject) => {
        working.catch(reject);
        report = () => goal.every((n, shopper) => done[shopper]! >= n) && resolve();
      });
    },
    async stop(): Promise<number> {
      running = false;
      await working;
      return requests;
    },
  };
}

const send = (p: TestProxy, key: string, number: string) =>
  p.proxy.fetch(
    new Request('http://localhost:8787/orders', {
      method: 'POST',
      headers: { authorization: `Bearer ${secretKeyOf('own-v3')}`, 'content-type': 'application/json', 'idempotency-key': key },
      body: JSON.stringify({ delivery: { option: 'service-point', servicePointId: '1' }, order: anOrder({ number }) }),
    }),
  );

for (const database of databases())
  describe(`a rotation of the secret, on ${database.name}`, () => {
    const start = async (t: TestContext, secrets: Secret[]) =>
      startProxy(t, { secrets, store: await openFor(t, await database.create(t)) });

    it('fails no request, and leaves nothing that needs the old one', async (t) => {
      const first = await start(t, [before]);
      const join = (secrets: Secret[]) => startProxy(t, { secrets, store: first.store });
      const proxies = [first, await join([before])];
      const load = startLoad(proxies);
      const restartAll = async (secrets: Secret[]) => {
        for (const place of [0, 1]) {
          const leaving = proxies[place]!;
          proxies[place] = await join(secrets);
          await leaving.proxy.stop();
          await load.goesOn(1);
        }
        await load.goesOn(2);
      };
      await restartAll([before, after]);
      await restartAll([after, before]);
      assert.ok((await rekey({ store: first.store, sealer: createSealer([after, before]) })) > 0);
      await restartAll([after]);
      assert.ok((await load.stop()) > 40);
      assert.deepEqual(load.refused, []);
      const [key] = await createSealer([after]).keys();
      assert.deepEqual(
        (await first.store.sealed.keys()).map((use) => use.key),
        [key],
      );
    });

    it('leaves an order, an idempotency key, a webhook address and a repair link what they were, once the old secret is gone', async (t) => {
      const p = await start(t, [before]);
      const placed = await body(await send(p, 'a key', 'R-1'));
      await p.proxy.idle();
      const { repairUrl } = await readOrder(p, 'own-v3', placed.id);
      const address = await webhookUrlOf(p, 'own-v3');
      await rekey({ store: p.store, sealer: createSealer([after, before]) });
      const later = await startProxy(t, { secrets: [after], store: p.store });
      const again = await send(later, 'a key', 'R-1');
      assert.deepEqual([again.status, (await body(again)).id], [200, placed.id]);
      const other = await later.shop('POST', '/orders', { delivery: { option: 'standard' }, order: anOrder({ number: 'R-1' }) });
      assert.equal(await problemType(other), 'order-conflict');
      assert.equal(await problemType(await send(later, 'a key', 'R-2')), 'idempotency-conflict');
      assert.equal(await webhookUrlOf(later, 'own-v3'), address);
      assert.equal((await later.proxy.fetch(webhook(address, { action: 'x' }, sendcloudSecretOf('own-v3')))).status, 200);
      assert.equal((await later.proxy.fetch(new Request(repairUrl!))).status, 200);
    });

    it('does not start without the old secret while something is sealed with it', async (t) => {
      const { store } = await start(t, [before]);
      await assert.rejects(startProxy(t, { secrets: [after], store }), /^KeyMissing: PROXY_SECRET lacks the secret of key \S{8},/);
    });
  });
