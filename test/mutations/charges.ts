import type { Mutation } from './mutations.ts';

const mistake = (name: string, file: string, find: string, replace: string): Mutation => ({ name, file: `proxy/${file}`, find, replace });

/** What every cent rests on, spoiled one at a time. The run of purchases has to notice each. */
export const chargeMutations: readonly Mutation[] = [
  mistake(
    'a label is charged apart from the change of its order',
    'relay/deliver-order.ts',
    "if (!(await saveOrder(delivery.deps, record, 'done', attempt, charges))) await again(delivery);",
    `if (!(await saveOrder(delivery.deps, record, 'done', attempt))) return again(delivery);
  await delivery.deps.store.charges.add(charges ?? []);`,
  ),
  mistake(
    'a label is charged before Sendcloud has acknowledged it',
    'relay/deliver-order.ts',
    "const bought = record.state === 'labelled' ?",
    'const bought = placed.parcel !== null ?',
  ),
  mistake(
    'only the first parcel is charged',
    'domain/charges.ts',
    'return parcels.map(({ id }, index) => {',
    'return parcels.slice(0, 1).map(({ id }, index) => {',
  ),
  mistake(
    'a label is charged twice',
    'relay/deliver-order.ts',
    "if (!(await saveOrder(delivery.deps, record, 'done', attempt, charges))) await again(delivery);",
    `if (!(await saveOrder(delivery.deps, record, 'done', attempt, charges))) return again(delivery);
  const twice = (charges ?? []).map((one) => ({ ...one, id: one.id.slice(0, -2) + '00', key: one.key + ' again' }));
  await delivery.deps.store.charges.add(twice);`,
  ),
  mistake(
    'a cancelled label is not given back',
    'relay/cancel-label.ts',
    "{ ...last, outcome: 'cancelled' }, await refunds(delivery)",
    "{ ...last, outcome: 'cancelled' }",
  ),
  mistake(
    'a cancelled label is given back before Sendcloud shows it so',
    'relay/take-back.ts',
    "return after?.outcome === 'placed' || after?.outcome === 'cancelling' ? 'waiting' : 'gone';",
    "return 'gone';",
  ),
  mistake('the markup of a cancelled label is kept', 'domain/charges.ts', 'amount: -label.amount,', 'amount: -(label.quote ?? 0),'),
  mistake(
    'what an invoice asks for on top is not charged',
    'relay/read-invoices.ts',
    'if (asked) await store.charges.add(dated([asked], clock.now()));',
    '',
  ),
  mistake('only the first page of an invoice is read', 'relay/read-invoices.ts', 'so.read = next === null;', 'so.read = true;'),
  mistake(
    'an invoice counts as read before it was booked',
    'relay/read-invoices.ts',
    'const lines = await linesOf(deps, credential, invoice, progress);',
    `const lines = await linesOf(deps, credential, invoice, progress);
    await store.reads.put({ key, readAt: clock.now(), keepUntil: clock.now() + KEPT, value: new Uint8Array() });`,
  ),
  mistake(
    'the markup is reckoned with floats',
    'domain/markup.ts',
    'return Math.floor((quote * hundredthsOfPercent + 5_000) / 10_000) + fixed;',
    'return Math.round(Number(((quote / 100) * (hundredthsOfPercent / 10_000)).toFixed(2)) * 100) + fixed;',
  ),
  mistake('the cents that are left when a price is parted are lost', 'domain/markup.ts', 'part + (index < left ? 1 : 0)', 'part'),
];
