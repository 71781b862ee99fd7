import type { MatchedPlace, ServicePoint, ServicePoints } from '../contract/service-points.ts';
import type { LatLng } from '../contract/values.ts';
import { boxAround, centreOf, distanceBetween } from '../domain/geo.ts';
import { locate } from '../domain/locate.ts';
import type { Credential, Merchant } from '../domain/merchant.ts';
import { openingAt } from '../domain/opening.ts';
import { type PackedPoints, packPoints, unpackPoints } from './packed-points.ts';
import { createPointCells, type Region } from './point-cells.ts';
import { createPointSource, type PointScope, pointLifetimes, scopeKey } from './point-source.ts';
import type { Clock } from './ports.ts';
import { createReadCache } from './read-cache.ts';
import type { PointSearch, Sendcloud } from './upstream.ts';

const second = 1000;
const minute = 60 * second;

/** Reads service points through a cache that is kept apart by account. */
export interface PointReader {
  /**
   * Points of the search's carriers, or of all carriers of the account when it names none, but never of others than `allowed` (null: any).
   * For a minute the same search answers the same object, so that its bytes can be made once.
   */
  find(merchant: Merchant, credential: Credential, search: PointSearch, allowed: readonly string[] | null): Promise<ServicePoints>;
  /** null: there is no such point any more. */
  one(merchant: Merchant, credential: Credential, id: string): Promise<ServicePoint | null>;
}

/** What a page waits for at most, in milliseconds. */
const deadline = 2500;
/** How many questions one box may cost. */
const BOX_CALLS = 16;
/** Metres: where to look first when nothing is known of how densely the points stand. */
const FIRST_REACH = 4000;
/** Further than that Sendcloud does not look either. */
const FARTHEST = 50_000;
const MOST_PLACES = 200_000;

/** What a search that went to Sendcloud as it was brought. */
interface Direct {
  points: PackedPoints;
  cut: boolean;
  place: MatchedPlace | null;
}

/** Where a postal code is. `reach` is a little more than how far its farthest point was, in metres. Geography, and the same for everyone. */
interface KnownPlace {
  position: LatLng;
  reach: number;
  place: MatchedPlace | null;
}

/** `points` is how many service points are kept in memory at most; each takes about 700 bytes. */
export function createPointReader(sendcloud: Sendcloud, clock: Clock, { points: cap = 300_000 } = {}): PointReader {
  const ask = createPointSource(sendcloud, clock);
  const cells = createPointCells({ ask, clock, cap });
  const lifetimes = pointLifetimes(clock);
  const direct = createReadCache<Direct>({ ...lifetimes, cap, weigh: ({ points }) => points.count + 1 });
  const answers = createReadCache<ServicePoints>({
    ...lifetimes,
    ttl: ({ stale }) => (stale ? 0 : minute),
    grace: 0,
    keep: 0,
    cap: 50_000,
    weigh: ({ points }) => points.length + 1,
  });
  const single = createReadCache<ServicePoint | null>({ ...lifetimes, ttl: 5 * minute, grace: 0, keep: 24 * 60 * minute, cap: 2000 });
  const places = new Map<string, KnownPlace>();

  function remember(code: string, points: readonly ServicePoint[], place: MatchedPlace | null): void {
    const position = places.has(code) ? null : locate(points);
    if (position === null) return;
    places.set(code, { position, place, reach: Math.max(FIRST_REACH / 8, 1.1 * (points.at(-1)?.distance ?? 0)) });
    const [oldest] = places.keys();
    if (oldest !== undefined && places.size > MOST_PLACES) places.delete(oldest);
  }

  /** In one question, as Sendcloud answers it. */
  async function directly(asked: Asked): Promise<Found> {
    const { merchant, scope, search } = asked;
    const load = async (): Promise<Direct> => {
      const { points, cut, place } = await ask(merchant, scope, search);
      return { points: packPoints(points), cut, place };
    };
    const { value, stale, age } = await direct.read(`${scopeKey(scope)} ${JSON.stringify(search)}`, load);
    const points = unpackPoints(value.points);
    const code = postalCodeOf(search.place);
    if (code !== null) remember(`${scope.country} ${code}`, points, value.place);
    return { points, cut: value.cut, stale, age, place: value.place };
  }

  /**
   * From cells, when all that it takes are known; else null, and they are asked for behind the answer that Sendcloud gives to the place itself:
   * so a shopper never waits for more than one question, and who comes next waits for none.
   */
  async function nearby(
    { merchant, scope, search, wanted }: Asked,
    { position, reach, place }: KnownPlace,
    within?: number,
  ): Promise<Found | null> {
    for (const metres of within === undefined ? [reach, 2 * reach] : [within]) {
      const box = boxAround(position, Math.min(metres, FARTHEST));
      const reading = cells.within(merchant, scope, box, BOX_CALLS);
      if (cells.missing(scope, box) > 0) {
        // It is nobody's answer: whoever needs these cells asks again, and hears then what is wrong.
        reading.catch(() => undefined);
        return null;
      }
      const region = await reading;
      if (!region.whole) return null;
      const points = nearest(region.points, position).filter((point) => wanted(point) && (point.distance ?? 0) <= metres);
      if (within === undefined && points.length < search.limit) continue;
      return { ...region, points: points.slice(0, search.limit), cut: points.length >= search.limit, place };
    }
    return null;
  }

  async function inBox({ merchant, scope, search, wanted }: Asked, box: Extract<PointSearch['place'], { north: number }>): Promise<Found> {
    const region: Region = await cells.within(merchant, scope, box, BOX_CALLS);
    const points = nearest(region.points.filter(wanted), centreOf(box)).map((point) => ({ ...point, distance: null }));
    return { ...region, points: points.slice(0, search.limit), cut: !region.whole || points.length > search.limit, place: null };
  }

  async function look(asked: Asked): Promise<Found> {
    const { place } = asked.search;
    if ('north' in place) return inBox(asked, place);
    if ('latitude' in place) {
      const around = { position: place, reach: FIRST_REACH, place: null };
      return (await nearby(asked, around, place.radius)) ?? directly(asked);
    }
    const code = postalCodeOf(place);
    const known = code === null ? undefined : places.get(`${asked.scope.country} ${code}`);
    const here = direct.peek(`${scopeKey(asked.scope)} ${JSON.stringify(asked.search)}`);
    return (known && !here && (await nearby(asked, known))) || directly(asked);
  }

  return {
    async find(merchant, credential, search, allowed) {
      const { country, carriers, ...rest } = search;
      const wanted = ({ carrier, type }: ServicePoint): boolean =>
        (allowed === null || allowed.includes(carrier)) && (search.types === null || search.types.includes(type));
      const asked: Asked = { merchant, scope: { credential, country, carriers }, search: rest, wanted };
      const load = async (): Promise<ServicePoints> => {
        const { points, cut, stale, age, place } = await look(asked);
        const shown = points.filter(wanted).map((point) => ({ ...point, opening: openingNow(point, stale, clock.now()) }));
        return { points: shown, completeness: cut ? 'cut' : 'whole', stale, age: stale ? age : 0, place };
      };
      return (await answers.read(JSON.stringify([credential.id, search, allowed]), load)).value;
    },

    async one(merchant, credential, id) {
      const load = () => sendcloud.servicePoint(credential, id, { deadline, shopperOf: merchant.id });
      const { value, stale } = await single.read(JSON.stringify([credential.id, id]), load);
      return value && { ...value, opening: openingNow(value, stale, clock.now()) };
    },
  };
}

interface Asked {
  merchant: Merchant;
  scope: PointScope;
  search: Pick<PointSearch, 'types' | 'place' | 'limit'>;
  wanted(point: ServicePoint): boolean;
}

interface Found {
  points: ServicePoint[];
  cut: boolean;
  stale: boolean;
  age: number;
  place: MatchedPlace | null;
}

/** The code, where nothing but a postal code was asked for. */
const postalCodeOf = (place: PointSearch['place']): string | null =>
  'postalCode' in place && place.postalCode !== undefined && Object.keys(place).length === 1 ? place.postalCode : null;

const nearest = (points: readonly ServicePoint[], from: LatLng): ServicePoint[] =>
  points
    .map((point) => ({ ...point, distance: Math.round(distanceBetween(from, point)) }))
    .sort((a, b) => a.distance - b.distance || Number(a.id) - Number(b.id));

/** The week's hours hold for long; whether the door is open is for now, and not to be said of what may have changed. */
function openingNow({ opening, country }: ServicePoint, stale: boolean, now: number): ServicePoint['opening'] {
  return stale ? { status: 'unknown', week: opening.week } : openingAt(opening.week, opening.nextOpenAt, country, now);
}
