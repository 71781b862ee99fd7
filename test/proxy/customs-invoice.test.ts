import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { toSwitzerland } from '../support/labels.ts';
import { anOrder, place } from '../support/orders.ts';
import { startProxy } from '../support/proxy.ts';

/** What an order or a parcel is declared with. */
interface Declared {
  customs_details?: { commercial_invoice_number: string };
  parcel?: { customs_information?: { customs_invoice_nr: string } };
}

describe('the number on a customs invoice', () => {
  for (const [merchant, path] of [
    ['own-v3', '/api/v3/orders'],
    ['own-v2', '/api/v2/parcels'],
  ] as const)
    it(`is the order’s, or its reference where that is too long to tell orders apart (${merchant})`, async (t) => {
      const p = await startProxy(t);
      const long = 'MARKET-2026-NORTH-WEST-CHANNEL-0000000000-';
      const numbers = ['MARKET-7', `${long}1`, `${long}2`];
      const orders = [];
      for (const number of numbers)
        orders.push(
          await place(p, merchant, { delivery: { shippingOptionCode: 'dhl:global' }, order: anOrder({ ...toSwitzerland, number }) }),
        );
      await p.proxy.idle();
      const sent = p.sandbox.requests.list({ path, limit: 100 }).filter(({ method }) => method === 'POST');
      const invoices = sent.flatMap(({ body }) => {
        const [declared] = [body].flat() as Declared[];
        return declared?.customs_details?.commercial_invoice_number ?? declared?.parcel?.customs_information?.customs_invoice_nr ?? [];
      });
      assert.deepEqual(invoices.toSorted(), ['MARKET-7', `${orders[1]?.id}.1`, `${orders[2]?.id}.1`].toSorted());
      assert.ok(invoices.every((invoice) => invoice.length <= 40));
    });
});
