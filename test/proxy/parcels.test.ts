import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { OrderView } from '../../proxy/contract/orders.ts';
import { anOrder, body, place, readOrder } from '../support/orders.ts';
import { startProxy, type TestProxy } from '../support/proxy.ts';

const MINUTE = 60_000;
const twoPieces = () => anOrder({ items: [{ ...anOrder().items[0]!, quantity: 2 }] });

/** An order in a merchant's own account, and the merchant at the panel's buttons. */
async function imported(t: TestContext, order = anOrder()) {
  // Sendcloud's webhooks arrive here.
  t.mock.method(globalThis, 'fetch', (input: string, init: RequestInit) => p.proxy.fetch(new Request(input, init)));
  const p = await startProxy(t);
  const { id } = await place(p, 'own-v3', { delivery: { option: 'standard' }, order });
  await p.proxy.idle();
  const press = async (label: string) => {
    const page = await (await p.sandbox.fetch(new Request('http://sandbox.test/panel/own-v3'))).text();
    const [, action] = page.match(new RegExp(`action="/panel([^"]+)"><button aria-label="${label}`)) ?? [];
    assert.ok(action, `a button ${label}`);
    await p.sandbox.fetch(new Request(`http://sandbox.test/panel${action}`, { method: 'POST' }));
  };
  const read = () => readOrder(p, 'own-v3', id);
  return { p, press, read };
}

/** Lets Sendcloud tell the proxy what happens to the account's parcels. */
async function listen(p: TestProxy): Promise<void> {
  const { integration } = p.sandbox.state.accounts.get('demo-own-v3-public')!;
  const { webhookUrl } = await body(await p.operator('GET', '/merchants/own-v3'));
  Object.assign(integration, { webhook_active: true, webhook_url: webhookUrl });
}

const told = ({ parcels }: OrderView) => parcels.map(({ status }) => status);

describe('an order that its merchant prints the label of', () => {
  it('gets the parcel it became', async (t) => {
    const { p, press, read } = await imported(t);
    await listen(p);
    assert.deepEqual([(await read()).parcel, told(await read())], [null, []]);
    await press('Create label 2026-0042');
    await p.sandbox.webhooks.settled();
    const { parcel, parcels } = await read();
    assert.equal(parcel?.status, 'READY_TO_SEND');
    assert.deepEqual(parcels, [parcel]);
  });

  it('gets both parcels when it was split', async (t) => {
    const { p, press, read } = await imported(t, twoPieces());
    await listen(p);
    await press('Split in two 2026-0042');
    await p.sandbox.webhooks.settled();
    assert.deepEqual(told(await read()), ['READY_TO_SEND', 'READY_TO_SEND']);
    const [, second] = (await read()).parcels;
    p.advance(MINUTE);
    await press('Move to “En route to sorting center” 2026-0042');
    await p.sandbox.webhooks.settled();
    assert.deepEqual(told(await read()).sort(), ['READY_TO_SEND', 'TO_SORTING']);
    assert.equal((await read()).parcels[1]?.id, second?.id);
  });
});
