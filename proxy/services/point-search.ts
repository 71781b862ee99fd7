import type { MatchedPlace, ServicePoint } from '../contract/service-points.ts';
import type { LatLng } from '../contract/values.ts';
import { type Box, boxArea, centreOf, circleArea, distanceBetween } from '../domain/geo.ts';
import type { Merchant } from '../domain/merchant.ts';
import { createDirectPoints, directAnswer, postalCodeOf } from './direct-points.ts';
import { unpackPoints } from './packed-points.ts';
import { type Cost, createPointCells } from './point-cells.ts';
import { createPointPlaces, type KnownPlace, type NoPlace } from './point-places.ts';
import { createPointSource, MOST, type PointScope } from './point-source.ts';
import type { Clock, Shelf } from './ports.ts';
import type { PointSearch, Sendcloud } from './upstream.ts';
import { mayPass } from './upstream-problem.ts';

/** One search of one merchant's shopper. */
export interface Asked {
  merchant: Merchant;
  scope: PointScope;
  search: Pick<PointSearch, 'types' | 'place' | 'limit'>;
  wanted(point: ServicePoint): boolean;
}

/** Points nearest first. `cut`: there are more here. `age` in seconds. */
export interface Found {
  points: ServicePoint[];
  cut: boolean;
  stale: boolean;
  age: number;
  place: MatchedPlace | null;
}

export interface PointSearchOptions {
  sendcloud: Sendcloud;
  clock: Clock;
  /** Where points also rest, for a restart and for other proxies; null: nowhere. */
  shelf: Shelf | null;
  /** How many points are kept in memory at most; each takes about 900 bytes. */
  cap?: number;
}

/** A box is waited for until it is whole, has cost so much, or has taken a second. */
const BOX_COST = { calls: 16, patience: 1000, partly: true };
/** A place can be asked about in one question, so its cells are asked for only if they are few, and waited for once. */
const PLACE_COST = { calls: 9, patience: 0, partly: false };
const FREE = { calls: 0, patience: 0, partly: true };
/** Metres: where to look first when nothing is known of how densely the points stand. */
const FIRST_REACH = 4000;
/** Metres: further than that Sendcloud does not look either. */
const FARTHEST = 50_000;

/** A circle to look in. `exact`: it is what was asked for, however few points are in it. */
interface Around extends KnownPlace {
  exact: boolean;
}

/**
 * Finds points in cells that many searches share; what cells cannot answer, Sendcloud is asked as it is. Each is kept by account, country and
 * carriers. Fails with `UpstreamError` where nothing is known.
 */
export function createPointSearch({ sendcloud, clock, shelf, cap = 300_000 }: PointSearchOptions): (asked: Asked) => Promise<Found> {
  const { ask, lifetimes } = createPointSource(sendcloud, clock);
  const cells = createPointCells({ ask, lifetimes, cap, shelf });
  const places = createPointPlaces({ clock, shelf });
  const direct = createDirectPoints({ lifetimes, cap, shelf });

  /** In one question, as Sendcloud answers it. */
  async function directly(asked: Asked): Promise<Found> {
    const { merchant, scope, search, wanted } = asked;
    const load = async () => {
      const answer = await ask(merchant, scope, { ...search, limit: MOST });
      cells.learn(scope, answer.points);
      const postalCode = postalCodeOf(search.place);
      if (postalCode !== null)
        places.learn({ country: scope.country, postalCode, place: answer.place }, answer.points.slice(0, search.limit));
      const around = await aroundOf(asked);
      const inCells = !!around?.position && (await cells.within(merchant, scope, circleArea(around.position, around.reach), FREE)).whole;
      return directAnswer(answer, inCells);
    };
    const { value, stale, age } = await direct.read(scope, search, load);
    const points = unpackPoints(value.points).filter(wanted);
    return { points: points.slice(0, search.limit), cut: value.cut || points.length > search.limit, stale, age, place: value.place };
  }

  /** From cells, where that takes no question or is worth one; null where the answer to the search itself is at hand, or better asked for. */
  async function fromCells(asked: Asked, around: Around): Promise<Found | null> {
    const { scope, search } = asked;
    if (direct.isFresh(scope, search)) return null;
    const known = await nearby(asked, around, FREE);
    return known ?? ((await direct.has(scope, search)) ? null : nearby(asked, around, PLACE_COST));
  }

  /** Null when the cells do not hold all that it takes. Throws what kept the rest from being read, where there is some. */
  async function nearby({ merchant, scope, search, wanted }: Asked, around: Around, cost: Cost): Promise<Found | null> {
    const { position, reach, place, exact } = around;
    for (const metres of exact ? [reach] : [reach, Math.min(2 * reach, FARTHEST)]) {
      const area = circleArea(position, metres);
      const region = await cells.within(merchant, scope, area, cost);
      if (!region.whole) {
        if (region.failure !== null && region.points.length > 0) throw region.failure;
        return null;
      }
      const points = nearest(region.points, position).filter(wanted);
      if (exact || points.length >= search.limit || metres === FARTHEST)
        return { ...region, points: points.slice(0, search.limit), cut: points.length >= search.limit, place };
    }
    return null;
  }

  /** What is known around a place, where Sendcloud cannot be asked; null when that is nothing. */
  async function leftOver({ merchant, scope, search, wanted }: Asked, { position, reach, place }: Around): Promise<Found | null> {
    const region = await cells.within(merchant, scope, circleArea(position, Math.min(2 * reach, FARTHEST)), FREE);
    const points = nearest(region.points, position).filter(wanted).slice(0, search.limit);
    return points.length === 0 ? null : { ...region, points, cut: true, stale: true, place };
  }

  async function inBox({ merchant, scope, search, wanted }: Asked, box: Box): Promise<Found> {
    const region = await cells.within(merchant, scope, boxArea(box), BOX_COST);
    if (region.failure !== null && region.points.length === 0) throw region.failure;
    const points = nearest(region.points.filter(wanted), centreOf(box)).map((point) => ({ ...point, distance: null }));
    return { ...region, points: points.slice(0, search.limit), cut: !region.whole || points.length > search.limit, place: null };
  }

  /** Where a search looks, as far as that is known without asking. */
  async function aroundOf({ scope, search: { place } }: Asked): Promise<Around | NoPlace | null> {
    if ('latitude' in place) return { position: place, reach: place.radius ?? FIRST_REACH, place: null, exact: place.radius !== undefined };
    const postalCode = postalCodeOf(place);
    const known = postalCode === null ? null : await places.find(scope.country, postalCode);
    return known?.position ? { ...known, exact: false } : known;
  }

  return async (asked) => {
    const { place } = asked.search;
    if ('north' in place) return inBox(asked, place);
    const around = await aroundOf(asked);
    if (around?.position === null) return { points: [], cut: false, stale: false, age: 0, place: around.place };
    try {
      return (around && (await fromCells(asked, around))) ?? (await directly(asked));
    } catch (error) {
      const rest = around && mayPass(error) ? await leftOver(asked, around) : null;
      if (rest === null) throw error;
      return rest;
    }
  };
}

const nearest = (points: readonly ServicePoint[], from: LatLng): ServicePoint[] =>
  points
    .map((point) => ({ ...point, distance: Math.round(distanceBetween(from, point)) }))
    .sort((a, b) => a.distance - b.distance || Number(a.id) - Number(b.id));
