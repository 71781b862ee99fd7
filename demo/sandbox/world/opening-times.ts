import type { Random } from './random.ts';
import { pick } from './random.ts';

/** `HH:mm` to `HH:mm`, local time. */
export type Interval = readonly [start: string, end: string];

/** Monday first; `null` is a closed day. */
export type Week = readonly (readonly Interval[] | null)[];

const all = (day: readonly Interval[]): Week => Array.from({ length: 7 }, () => day);
const week = (weekday: readonly Interval[], saturday: readonly Interval[] | null, sunday: readonly Interval[] | null): Week => [
  ...Array.from({ length: 5 }, () => weekday),
  saturday,
  sunday,
];

export const ALWAYS: Week = all([['00:00', '23:59']]);
/** A point whose hours the carrier does not tell: every day is closed, which is all the wire can say. */
const UNKNOWN: Week = Array.from({ length: 7 }, () => null);

const SHOPS: readonly Week[] = [
  week([['09:00', '18:00']], [['09:00', '17:00']], null),
  week([['08:00', '20:00']], [['08:00', '20:00']], [['12:00', '18:00']]),
  week(
    [
      ['09:00', '12:30'],
      ['13:30', '18:00'],
    ],
    [['10:00', '16:00']],
    null,
  ),
  week(
    [
      ['07:30', '12:00'],
      ['14:00', '19:00'],
    ],
    [['08:00', '12:00']],
    null,
  ),
  week([['08:00', '22:00']], [['08:00', '22:00']], [['10:00', '20:00']]),
  [null, [['09:30', '17:30']], [['09:30', '17:30']], [['09:30', '21:00']], [['09:30', '17:30']], [['09:30', '17:00']], null],
  all([['06:00', '23:00']]),
];
const COUNTERS: readonly Week[] = [
  week([['09:00', '17:30']], [['09:00', '12:30']], null),
  week(
    [
      ['09:00', '12:00'],
      ['14:00', '17:00'],
    ],
    null,
    null,
  ),
];

export const lockerWeek = (random: Random): Week => (random() < 0.85 ? ALWAYS : all([['06:00', '23:00']]));
export const counterWeek = (random: Random): Week => pick(random, COUNTERS);
export const shopWeek = (random: Random): Week => (random() < 0.03 ? UNKNOWN : pick(random, SHOPS));
