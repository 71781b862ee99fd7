import { isHoliday } from '../../demo/sandbox/world/holidays.ts';
import { Day } from '../../demo/sandbox/zone.ts';
import type { Parcel } from './year.ts';

/** How often the checkout was right. Widths in working days, both ends counted: one day is 1. */
export interface Kept {
  parcels: number;
  inside: number;
  early: number;
  late: number;
  medianWidth: number;
  p90Width: number;
}

export function keptBy(parcels: readonly Parcel[]): Kept {
  const share = (test: (parcel: Parcel) => boolean) => parcels.filter(test).length / parcels.length;
  const widths = parcels.map(({ window }) => workingDays(window.from, window.to)).sort((a, b) => a - b);
  return {
    parcels: parcels.length,
    inside: share(({ window, arrived }) => window.from <= arrived && arrived <= window.to),
    early: share(({ window, arrived }) => arrived < window.from),
    late: share(({ window, arrived }) => arrived > window.to),
    medianWidth: widths[Math.floor(widths.length / 2)]!,
    p90Width: widths[Math.floor(widths.length * 0.9)]!,
  };
}

/** Days from one to the other that are not Sundays: Saturdays count, as many a carrier drives on them. */
function workingDays(from: string, to: string): number {
  let count = 0;
  for (let day = Day.of(from); day.iso <= to; day = day.plus(1)) if (day.weekday < 6 && !isHoliday('', day)) count += 1;
  return Math.max(1, count);
}

/** Lines to read, one a carrier and type, all of them last. */
export function table(parcels: readonly Parcel[]): string[] {
  const groups = Map.groupBy(parcels, ({ carrier, type }) => `${carrier} ${type}`);
  const rows = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, some]) => line(name, keptBy(some)));
  return [header, ...rows, line('all', keptBy(parcels))];
}

const header = `${''.padEnd(30)} parcels  inside   early    late  median  p90 width`;
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8);
const line = (name: string, { parcels, inside, early, late, medianWidth, p90Width }: Kept): string =>
  `${name.padEnd(30)} ${String(parcels).padStart(7)}${[inside, early, late].map(percent).join('')}${String(medianWidth).padStart(8)}${String(p90Width).padStart(11)}`;
