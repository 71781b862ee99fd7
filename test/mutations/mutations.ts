/** A mistake that somebody could make in the shipped code. `find` stands there exactly once. */
export interface Mutation {
  name: string;
  file: string;
  find: string;
  replace: string;
}

/** What exactly-once rests on, taken away one at a time. The faults run has to notice each. */
export const mutations: readonly Mutation[] = [
  {
    name: 'without-the-reference',
    file: 'proxy/relay/deliver-order.ts',
    find: 'outgoingOrder(record, merchant, attempt.reference)',
    replace: 'outgoingOrder(record, merchant, crypto.randomUUID())',
  },
  {
    name: 'without-the-look-up',
    file: 'proxy/relay/deliver-order.ts',
    find: 'if (out && earlier) return settle(delivery, out, earlier);',
    replace: '',
  },
  {
    name: 'with-the-transaction-split',
    file: 'proxy/store/sqlite-orders.ts',
    find: 'accept: (order, { dueAt, idempotency }) => writer.write(() => accept(order, dueAt, idempotency)),',
    replace: `accept: async (order, { dueAt, idempotency }) => {
      const accepted = await writer.write(() => accept(order, null, idempotency));
      if (accepted.outcome === 'created' && dueAt !== null) await writer.write(() => intend.run(order.id, order.merchant, dueAt));
      return accepted;
    },`,
  },
  {
    name: 'with-the-attempt-raised-too-soon',
    file: 'proxy/relay/deliver-order.ts',
    find: 'const out = isOut(last) ? last : null;',
    replace: "const out = last?.outcome === 'placed' ? last : null;",
  },
];
