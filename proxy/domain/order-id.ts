/** Crockford's base 32, lower case: digits and letters without i, l, o, u, in the order their codes sort. */
const LETTERS = '0123456789abcdefghjkmnpqrstvwxyz';
const TIME_LETTERS = 10;

/** `ord_` + the time (50 bits of milliseconds) + 80 random bits: sorts by time, and cannot be guessed. `random` is 16 random bytes. */
export function orderId(now: number, random: Uint8Array): string {
  return `ord_${timeLetters(now)}${Array.from(random, (byte) => LETTERS[byte % 32]).join('')}`;
}

export const isOrderId = (text: string): boolean => /^ord_[0-9a-hjkmnp-tv-z]{26}$/.test(text);

function timeLetters(now: number): string {
  let rest = now;
  let letters = '';
  for (let place = 0; place < TIME_LETTERS; place++) {
    letters = `${LETTERS[rest % 32]}${letters}`;
    rest = Math.floor(rest / 32);
  }
  return letters;
}
