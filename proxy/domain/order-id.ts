/** Crockford's base 32, lower case: digits and letters without i, l, o, u, in the order their codes sort. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LETTERS = 10;

/** `ord_` + the time (50 bits of milliseconds) + 80 random bits: sorts by time, and cannot be guessed. `random` is 16 random bytes. */
export const orderId = (now: number, random: Uint8Array): string => timedId('ord', now, random);

/** As an order's id, of something else. */
export function timedId(kind: 'ord' | 'chg' | 'bat', now: number, random: Uint8Array): string {
  return `${kind}_${timeLetters(now)}${Array.from(random, (byte) => LETTERS[byte % 32]).join('')}`;
}

export const isOrderId = (text: string): boolean => /^ord_[0-9a-hjkmnp-tv-z]{26}$/.test(text);

/** Below the ids of that millisecond and after those of earlier ones. */
export const orderIdAt = (now: number): string => timedIdAt('ord', now);

export const timedIdAt = (kind: 'ord' | 'chg', now: number): string => `${kind}_${timeLetters(Math.max(0, now))}`;

function timeLetters(now: number): string {
  let rest = now;
  let letters = '';
  for (let place = 0; place < TIME_LETTERS; place++) {
    letters = `${LETTERS[rest % 32]}${letters}`;
    rest = Math.floor(rest / 32);
  }
  return letters;
}
