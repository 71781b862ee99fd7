import type { NewCharge } from '../domain/charges.ts';
import { timedId } from '../domain/order-id.ts';
import type { StoredCharge } from '../store/charges.ts';

/** Gives entries ids that sort by the time they were written, and among themselves as they came. */
export function dated(charges: readonly NewCharge[], now: number): StoredCharge[] {
  const ids = charges.map(() => timedId('chg', now, crypto.getRandomValues(new Uint8Array(16)))).sort();
  return charges.map((charge, index) => ({ ...charge, id: ids[index] ?? '', at: now }));
}
