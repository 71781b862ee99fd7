import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { LabelBatch } from '../../proxy/contract/labels.ts';
import { chargesOf, held, openDesk, pagesOf, printBatch } from '../support/labels.ts';
import { startProxy } from '../support/proxy.ts';

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
