import type { NewCharge } from '../domain/charges.ts';
import { timedId } from '../domain/order-id.ts';
import type { StoredCharge } from '../store/charges.ts';

/** Gives entries an id that sorts by the time they were written. */
export const dated = (charges: readonly NewCharge[], now: number): StoredCharge[] =>
  charges.map((charge) => ({ ...charge, id: timedId('chg', now, crypto.getRandomValues(new Uint8Array(16))), at: now }));
