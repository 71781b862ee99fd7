/** What these functions need to know of a service point. `hours` are "HH:MM" by the point's own clock. */
interface Filterable {
  readonly type: string;
  readonly opening: {
    readonly week: readonly { readonly day: string; readonly hours: readonly (readonly [string, string])[] | null }[] | null;
  };
}

export type PointFilter = 'late' | 'weekend' | 'locker' | 'shop' | 'postOffice';

/** Open until this hour, or longer, is late. */
const LATE = '20:00';

const opensOn = ({ opening }: Filterable, day: string): boolean =>
  opening.week?.some((one) => one.day === day && one.hours?.length) ?? false;

const rules: Readonly<Record<PointFilter, (point: Filterable) => boolean>> = {
  late: ({ opening }) => opening.week?.some(({ hours }) => hours?.some(([, to]) => to >= LATE)) ?? false,
  weekend: (point) => opensOn(point, 'saturday') && opensOn(point, 'sunday'),
  locker: ({ type }) => type === 'locker',
  shop: ({ type }) => type === 'shop',
  postOffice: ({ type }) => type === 'post-office',
};

/** Those that most shoppers look for; the others come on request. */
export const isCommon = (filter: PointFilter): boolean => filter === 'late' || filter === 'weekend' || filter === 'locker';

const pointFilters = Object.keys(rules) as PointFilter[];

/** The points that pass all filters, in the order they came. */
export const filtered = <T extends Filterable>(points: readonly T[], filters: readonly PointFilter[]): readonly T[] =>
  filters.length === 0 ? points : points.filter((point) => filters.every((filter) => rules[filter](point)));

/** How many points would be left with this filter on, the other ones as they are. Those that would change nothing are left out. */
export const filterCounts = (points: readonly Filterable[], active: readonly PointFilter[]): { filter: PointFilter; count: number }[] =>
  pointFilters
    .filter((filter) => active.includes(filter) || tells(points.map(rules[filter]), filter))
    .map((filter) => ({ filter, count: filtered(points, [...new Set([...active, filter])]).length }));

/** A common filter shows that points pass it; another one is of use only where it parts some from others. */
const tells = (passed: readonly boolean[], filter: PointFilter): boolean =>
  passed.includes(true) && (isCommon(filter) || passed.includes(false));
