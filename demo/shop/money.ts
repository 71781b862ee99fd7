/** Whole cents of euro, so that a sum is a sum. */
export type Cents = number;

/** `"45.90"` → 4590. The text is an amount as the proxy writes it: digits, a point, at most two decimals. */
export function centsOf(amount: string): Cents {
  const [whole = '0', fraction = ''] = amount.split('.');
  return Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
}

/** 4590 → `"45.90"`. */
export const amountOf = (cents: Cents): string => (cents / 100).toFixed(2);

const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });

/** 4590 → `"€45.90"`, 0 → `"Free"`. */
export const priceText = (cents: Cents): string => (cents === 0 ? 'Free' : euros.format(cents / 100));
