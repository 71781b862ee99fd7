import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { LabelBatch } from '../../proxy/contract/labels.ts';
import type { OrderView } from '../../proxy/contract/orders.ts';
import { chargesOf, control, held, openDesk, pagesOf, printBatch } from '../support/labels.ts';
import { anOrder } from '../support/an-order.ts';
import { place, problemType } from '../support/orders.ts';
import { merchants as demoMerchants, startProxy, type TestProxy } from '../support/proxy.ts';

const LABELS = 100;

for (const [format, size] of [
  ['a6', '298x420'],
  ['a4', '595x842'],
] as const)
  it(`${LABELS} labels are bought and printed into one PDF, and it is said how far they are (${format})`, async (t) => {
    const p = await startProxy(t, { wait: async (milliseconds) => p.advance(milliseconds) });
    const orders: string[] = [];
    for (let n = 0; n < LABELS; n++) orders.push((await openDesk(p, { number: `B-${n}` })).order.id);
    const asked = (path: string) => p.shop('GET', path, undefined, 'sk_demo_central_hold_not_a_secret');
    const { id, ...first } = await printBatch(p, orders, format);
    assert.deepEqual([first.total, first.failed, first.done + first.pending], [LABELS, 0, LABELS]);
    for (let turns = 0; turns < 3; turns++) {
      await p.proxy.idle();
      p.advance(60_000);
    }
    const { done, failed, pending } = (await (await asked(`/label-batches/${id}`)).json()) as LabelBatch;
    assert.deepEqual([done, failed, pending], [LABELS, 0, 0]);
    const pdf = new Uint8Array(await (await asked(`/label-batches/${id}/pdf`)).arrayBuffer());
    assert.deepEqual(
      pagesOf(pdf),
      Array.from({ length: LABELS }, () => size),
    );
    assert.equal(new Set((await held(p)).map(({ external_reference_id }) => external_reference_id)).size, LABELS);
    assert.equal((await chargesOf(p)).totals[0]?.entries, LABELS);
    assert.equal(p.upstream('/api/v3/parcel-documents/label'), LABELS / 20, 'twenty at a time');
  });

/** A batch of so many labels, all bought, and what its PDF is answered with while `documents` may answer in Sendcloud's stead. */
async function printed(t: TestContext, count: number, documents: (parcels: string[]) => Response | undefined) {
  const p: TestProxy = await startProxy(t, {
    wait: async (milliseconds) => p.advance(milliseconds),
    fetch: async (input, init) => {
      const { pathname, searchParams } = new URL(String(input));
      const [, one] = /^\/api\/v3\/parcels\/(\w+)\/documents/.exec(pathname) ?? [];
      const parcels = one === undefined ? searchParams.getAll('parcels') : [one];
      const instead = pathname.includes('document') ? documents(parcels) : undefined;
      return instead ?? p.sandbox.fetch(new Request(input, init));
    },
  });
  const desks = [];
  for (let n = 0; n < count; n++) desks.push(await openDesk(p, { number: `B-${n}` }));
  const { id } = await printBatch(
    p,
    desks.map(({ order }) => order.id),
  );
  await p.proxy.idle();
  const parcels = await Promise.all(desks.map(async ({ read }) => (await read()).parcel?.id ?? ''));
  return { parcels, pdf: () => p.shop('GET', `/label-batches/${id}/pdf`, undefined, 'sk_demo_central_hold_not_a_secret') };
}

describe('a batch of labels', () => {
  it('says of an order that nothing chooses an option for what can be done', async (t) => {
    const p = await startProxy(t);
    const { id } = await place(p, 'central-hold', { delivery: { option: 'pigeon' }, order: anOrder() });
    const released = await p.shop('POST', `/orders/${id}/release`, undefined, 'sk_demo_central_hold_not_a_secret');
    assert.equal(((await released.json()) as OrderView).state, 'held');
    const { orders } = await printBatch(p, [id]);
    assert.deepEqual(
      orders.map(({ outcome, reason }) => [outcome, reason]),
      [['failed', 'It has no shipping option that can be bought: choose one.']],
    );
  });

  it('says of each that Sendcloud does not answer, and asks it once for all of them', async (t) => {
    const merchants = demoMerchants.map(({ ...merchant }) =>
      merchant.id === 'central-hold' ? { ...merchant, senderAddressId: 1 } : merchant,
    );
    const p = await startProxy(t, { merchants, wait: async (milliseconds) => p.advance(milliseconds) });
    const orders: string[] = [];
    for (let n = 0; n < 5; n++) orders.push((await openDesk(p, { number: `B-${n}` })).order.id);
    await control(p, 'POST', '/faults', { kind: 'html', path: '/api/v3/addresses/sender-addresses' });
    const { failed, ...batch } = await printBatch(p, orders);
    assert.deepEqual(
      [failed, new Set(batch.orders.map(({ reason }) => reason))],
      [5, new Set(['Sendcloud does not answer: try again later.'])],
    );
    assert.equal(p.upstream('/sender-addresses'), 3, 'one question and its two repeats');
    await control(p, 'DELETE', '/faults');
    assert.equal((await printBatch(p, orders)).failed, 0);
  });
});

describe('one PDF of several labels', () => {
  it('is none while a label is missing, and says whose', async (t) => {
    const gone: string[] = [];
    const notFound = () => Response.json({ errors: [{ status: '404', code: 'not_found' }] }, { status: 404 });
    const { parcels, pdf } = await printed(t, 4, (asked) => (asked.some((parcel) => gone.includes(parcel)) ? notFound() : undefined));
    assert.equal((await pdf()).status, 200);
    gone.push(parcels[2]!);
    const answer = await pdf();
    assert.equal(await problemType(answer.clone()), 'label-not-available');
    assert.match(await answer.text(), /"Sendcloud does not show the label of B-2 any more\."/);
  });

  it('is none where what Sendcloud sends is none', async (t) => {
    let sent: string | undefined;
    const { pdf } = await printed(t, 21, () =>
      sent === undefined ? undefined : new Response(sent, { headers: { 'content-type': 'application/pdf' } }),
    );
    assert.equal((await pdf()).status, 200);
    for (sent of ['<html>Sign in</html>', '%PDF-1.7 and nothing else', ''])
      assert.equal(await problemType(await pdf()), 'upstream-unavailable', sent);
  });
});
