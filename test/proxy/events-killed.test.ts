import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { describe, it, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { createProxy } from '../../proxy/app.ts';
import { createSealer } from '../../proxy/security/sealer.ts';
import { newSecrets, sealSecrets } from '../../proxy/services/webhook-secrets.ts';
import { amount, generator, seed } from '../support/amount.ts';
import { merchants, secret } from '../support/proxy.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { databases, openFor } from '../support/stores.ts';

const merchant = 'central-hold';
const KILLS = amount(2, 40);
/** Milliseconds: later than any lease ends and any next try is due. */
const LATER = 10 * 60_000;

/** Places orders and tells of them until the shop has been sent so many messages more, then dies on the spot. The orders it acknowledged. */
async function runUntilKilled(url: string, run: number, receiver: Receiver, messages: number): Promise<string[]> {
  const script = fileURLToPath(new URL('../support/tell-until-killed.ts', import.meta.url));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, url, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  void receiver.arrived(receiver.received.length + messages).then(() => child.kill('SIGKILL'));
  const acknowledged: string[] = [];
  for await (const id of createInterface({ input: child.stdout })) acknowledged.push(id);
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  assert.equal(child.signalCode, 'SIGKILL');
  return acknowledged;
}

/** A last proxy that finishes what the others left. */
async function finish(t: TestContext, url: string): Promise<void> {
  const clock = { now: () => Date.now() + LATER };
  const store = await openFor(t, url);
  const proxy = createProxy({ secrets: [secret], store, publicUrl: 'http://localhost:8787', merchants, clock });
  await proxy.start();
  await proxy.idle();
  await proxy.stop();
  assert.equal(await store.events.waiting(merchant), 0);
}

for (const { name, create } of databases())
  describe(`${name}: proxies that are killed while they tell a shop`, () => {
    it('lose no event, and send those of each order in their order', async (t) => {
      t.diagnostic(`TEST_SEED=${seed}`);
      const random = generator(seed);
      const url = await create(t);
      const store = await openFor(t, url);
      const receiver = await startReceiver(t);
      const sealed = await sealSecrets(createSealer([secret]), merchant, newSecrets());
      await store.events.putEndpoint({ merchant, url: receiver.url, sealed });

      const acknowledged: string[] = [];
      for (let kill = 0; kill < KILLS; kill++)
        acknowledged.push(...(await runUntilKilled(url, kill, receiver, 1 + Math.floor(random() * 30))));
      await finish(t, url);

      const told = new Map<string, string[]>();
      for (const { event } of receiver.taken()) {
        const id = event.data.order?.id ?? '';
        told.set(id, [...(told.get(id) ?? []), event.type]);
      }
      for (const id of acknowledged) {
        const happened = (await store.orders.events(id)).map(({ state }) => `order.${state}`);
        assert.ok(happened.length >= 1);
        assert.deepEqual(told.get(id), happened, id);
      }
      t.diagnostic(
        `${KILLS} kills, ${acknowledged.length} orders, ${receiver.taken().length} events in ${receiver.received.length} messages`,
      );
    });
  });
