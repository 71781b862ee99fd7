import type { Dice } from './dice.ts';

/** What no field means: wrong types, edges of numbers, prototype keys, control characters, and texts that other languages would run. */
const values: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  0.1,
  1e21,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  'null',
  '0',
  '-0',
  'NaN',
  '1e309',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u2066evil',
  '\ufeff',
  'İıſ',
  '👩‍👩‍👧‍👦'.repeat(20),
  '＜script＞',
  '<img src=x onerror=alert(1)>',
  "'; DROP TABLE orders; --",
  '${7*7}{{7*7}}',
  '../../../../etc/passwd',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  '\r\nSet-Cookie: a=b',
  '__proto__',
  'constructor',
  'toString',
  'A'.repeat(300),
  'é'.repeat(9_000),
  [],
  {},
  [[]],
  [null],
  { toString: 1 },
  { length: -1 },
  { toJSON: 'x' },
];

export const junk = (dice: Dice): unknown => (dice.chance(0.05) ? deep(dice) : dice.pick(values));

/** Nested deeper than anyone means. */
function deep(dice: Dice): unknown {
  let value: unknown = 'bottom';
  const levels = 10 + dice.below(2_000);
  const wrap = dice.chance(0.5) ? (inner: unknown) => [inner] : (inner: unknown) => ({ a: inner });
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}

export const junkText = (dice: Dice): string => {
  const value = dice.pick(values);
  return typeof value === 'string' ? value : String(JSON.stringify(value));
};

/** Keys that reach into every object where they are not watched for. */
export const prototypeKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'] as const;
