import type { Attempt, Store } from '../../../proxy/store/store.ts';
import { reach } from './crash.ts';

type Around = 'accept' | 'attempt' | 'settle' | 'postpone' | 'book';

/** The store, with points before and after everything the relay and the order routes write. */
export function mortalStore(store: Store): Store {
  const { orders, outbox, charges } = store;
  const updating = (attempt: Attempt | undefined): Around => (attempt?.outcome === null ? 'attempt' : 'settle');
  return over(store, {
    orders: over(orders, {
      accept: (order, options) => around('accept', () => orders.accept(order, options)),
      update: (order, intention, attempt, entries) => around(updating(attempt), () => orders.update(order, intention, attempt, entries)),
    }),
    outbox: over(outbox, {
      claim: async (...args) => {
        const entries = await outbox.claim(...args);
        if (entries.length > 0) reach('claim:after');
        return entries;
      },
      postpone: (...args) => around('postpone', () => outbox.postpone(...args)),
    }),
    charges: over(charges, { add: (entries) => around('book', () => charges.add(entries)) }),
  });
}

async function around<T>(what: Around, work: () => Promise<T>): Promise<T> {
  reach(`${what}:before`);
  const result = await work();
  reach(`${what}:after`);
  return result;
}

/** The same object, whatever it is made of, with these members instead. */
const over = <T extends object>(target: T, members: Partial<T>): T => Object.assign(Object.create(target), members);
