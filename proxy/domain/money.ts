import type { Money } from '../contract/values.ts';

/** `"45.9"` → 4590 minor units. Text is cut, never multiplied, so no float ever touches money. Takes what `Amount` lets through. */
export function minorUnits(amount: string): number {
  const [whole, fraction = ''] = amount.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

/** 4590 minor units → `"45.90"`; a minus goes before it. */
export function decimal(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Whether two prices are the same; no price is the same only as no price, never as free. */
export function samePrice(a: Money | null, b: Money | null): boolean {
  if (a === null || b === null) return a === b;
  return a.currency === b.currency && minorUnits(a.value) === minorUnits(b.value);
}
