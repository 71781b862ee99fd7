import type { Mutation } from './mutations.ts';

const mistake = (name: string, file: string, find: string, replace: string): Mutation => ({ name, file: `proxy/${file}`, find, replace });

/** What every cent rests on, spoiled one at a time. The run of purchases has to notice each. */
export const chargeMutations: readonly Mutation[] = [
  mistake(
    'a label is charged apart from the change of its order',
    'relay/end-try.ts',
    "if (!(await saveOrder(inHand.deps, record, 'done', attempt, charges))) await again(inHand);",
    `if (!(await saveOrder(inHand.deps, record, 'done', attempt))) return again(inHand);
  await inHand.deps.store.charges.add(charges ?? []);`,
  ),
  mistake(
    'a label is charged whether or not the carrier takes the parcel',
    'relay/end-try.ts',
    "const bought = record.state === 'labelled' ? await acknowledged(inHand, record, placed) : { record, charges: [] };",
    `const parcel = placed.parcel && { ...placed.parcel, final: false, toldAt: 0 };
  const { charges } = await acknowledged(inHand, { ...record, parcel }, placed);
  const bought = record.state === 'labelled' ? await acknowledged(inHand, record, placed) : { record, charges };`,
  ),
  mistake(
    'only the first parcel is charged',
    'domain/charges.ts',
    'return parcels.map(({ id }, index) => {',
    'return parcels.slice(0, 1).map(({ id }, index) => {',
  ),
  mistake(
    'a label is charged twice',
    'relay/end-try.ts',
    "if (!(await saveOrder(inHand.deps, record, 'done', attempt, charges))) await again(inHand);",
    `if (!(await saveOrder(inHand.deps, record, 'done', attempt, charges))) return again(inHand);
  const twice = (charges ?? []).map((one) => ({ ...one, id: one.id.slice(0, -2) + '00', key: one.key + ' again' }));
  await inHand.deps.store.charges.add(twice);`,
  ),
  mistake(
    'a cancelled label is not given back',
    'relay/cancel-label.ts',
    "{ ...last, outcome: 'cancelled' }, await refunds(inHand)",
    "{ ...last, outcome: 'cancelled' }",
  ),
  mistake('the markup of a cancelled label is kept', 'domain/charges.ts', 'amount: -label.amount,', 'amount: -(label.quote ?? 0),'),
  mistake(
    'what an invoice asks for on top is not charged',
    'relay/book-invoice.ts',
    'await store.charges.add(dated(adjustments(entries, all.flat()), clock.now()));',
    '',
  ),
  mistake('only the first page of an invoice is read', 'relay/read-invoices.ts', 'if (next === null) so.orders', 'so.orders'),
  mistake(
    'an invoice counts as read before it was booked',
    'relay/read-invoices.ts',
    'await bookInvoice(deps, credential, await ordersOn(deps, credential, id, progress));',
    `const orders = await ordersOn(deps, credential, id, progress);
    await store.reads.put({ key, readAt: clock.now(), keepUntil: clock.now() + KEPT, value: new Uint8Array() });
    await bookInvoice(deps, credential, orders);`,
  ),
  mistake('an order that Sendcloud is silent about is left out for good', 'relay/book-invoice.ts', 'if (silence) throw silence;', ''),
  mistake(
    'the markup is reckoned with floats',
    'domain/markup.ts',
    'return Math.floor((quote * hundredthsOfPercent + 5_000) / 10_000) + fixed;',
    'return Math.round(Number(((quote / 100) * (hundredthsOfPercent / 10_000)).toFixed(2)) * 100) + fixed;',
  ),
];
