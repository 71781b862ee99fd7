import type { PointKind } from '../catalogue/carriers.ts';
import { type Box, boxAround, contains, distanceBetween, type LatLng } from './geo.ts';
import { type Place, places, placesIn } from './places.ts';
import { type Point, placeIdOf, pointsOf } from './points.ts';

export interface WorldOptions {
  /** The same seed makes the same world. */
  seed: string;
  /** About how many points there are in all. */
  size: number;
}

/** Which points a search keeps; an absent filter keeps all. */
export interface Filter {
  country: string;
  carriers?: ReadonlySet<string>;
  kinds?: ReadonlySet<PointKind>;
  shopType?: string;
  carrierServicePointIds?: ReadonlySet<string>;
}

export interface Area {
  box?: Box;
  /** Metres; counts only with a reference. */
  radius?: number;
  reference?: LatLng;
}

export interface Found {
  point: Point;
  /** Whole metres from the reference; null without one. */
  distance: number | null;
}

/** How far a search without box and radius looks, in metres. */
const FARTHEST = 50_000;

const people = places.reduce((sum, place) => sum + place.population, 0);

/** All service points. A place's points are made when first asked for, so that a world of a million is ready at once. */
export class World {
  readonly #options: WorldOptions;
  readonly #made = new Map<number, Point[]>();

  constructor(options: WorldOptions) {
    this.#options = options;
  }

  /** The points of one place, in the order of their ids. The objects are the world's own: the controls turn their flags. */
  pointsOf(place: Place): readonly Point[] {
    let points = this.#made.get(place.id);
    if (!points) {
      points = pointsOf(place, this.#options.seed, (this.#options.size / people) * 1000);
      this.#made.set(place.id, points);
    }
    return points;
  }

  point(id: number): Point | undefined {
    const place = places[placeIdOf(id)];
    return place && this.pointsOf(place).find((point) => point.id === id);
  }

  /** A point by the carrier's own identifier. */
  pointByCarrierId(carrierServicePointId: string, carrier: string | undefined): Point | undefined {
    const [, placeId] = carrierServicePointId.match(/^[A-Z]{2}-[A-Z_]+-(\d+)\d{4}$/) ?? [];
    const place = placeId === undefined ? undefined : places[Number(placeId)];
    const points = place ? this.pointsOf(place) : [];
    return points.find((point) => point.carrierServicePointId === carrierServicePointId && (!carrier || point.carrier === carrier));
  }

  /**
   * The points of an area that pass the filter: nearest first with a reference, else in the order of ids. Without box and
   * radius the search widens around the reference until it has `limit` points or has looked 50 km far. Expired points are
   * left out, unless they are asked for by the carrier's identifier.
   */
  search(filter: Filter, area: Area, limit: number): Found[] {
    if (filter.carrierServicePointIds) return this.#byIdentifier(filter, filter.carrierServicePointIds, area, limit);
    if (!area.reference || area.box || area.radius !== undefined) return this.#within(filter, area, limit);
    for (let radius = 2_000; ; radius = Math.min(FARTHEST, radius * 2)) {
      const found = this.#within(filter, { ...area, radius }, limit);
      if (found.length >= limit || radius === FARTHEST) return found;
    }
  }

  *all(): Iterable<Point> {
    for (const place of places) yield* this.pointsOf(place);
  }

  /** Puts every flag back that the controls turned. */
  reset(): void {
    this.#made.clear();
  }

  #within(filter: Filter, { box, radius, reference }: Area, limit: number): Found[] {
    const circle = reference && radius !== undefined ? boxAround(reference, radius) : undefined;
    const found: Found[] = [];
    for (const place of this.#candidates(filter.country, box ?? circle)) {
      for (const point of this.pointsOf(place)) {
        if (point.expired || !passes(point, filter) || (box && !contains(box, point)) || (circle && !contains(circle, point))) continue;
        const distance = reference ? distanceBetween(reference, point) : null;
        if (radius !== undefined && distance !== null && distance > radius) continue;
        found.push({ point, distance });
      }
      if (!reference && found.length >= limit) break;
    }
    return nearestFirst(found).slice(0, limit);
  }

  #candidates(country: string, box: Box | undefined): Iterable<Place> {
    return (box ? placesIn(box) : places).filter((place) => place.country === country);
  }

  #byIdentifier(filter: Filter, identifiers: ReadonlySet<string>, { box, radius, reference }: Area, limit: number): Found[] {
    const found = [...identifiers].flatMap((identifier): Found[] => {
      const point = this.pointByCarrierId(identifier, undefined);
      if (!point || !passes(point, filter) || (box && !contains(box, point))) return [];
      return [{ point, distance: reference ? distanceBetween(reference, point) : null }];
    });
    return nearestFirst(found.filter(({ distance }) => radius === undefined || distance === null || distance <= radius)).slice(0, limit);
  }
}

function passes(point: Point, filter: Filter): boolean {
  return (
    point.country === filter.country &&
    (!filter.carriers || filter.carriers.has(point.carrier)) &&
    (!filter.kinds || filter.kinds.has(point.kind)) &&
    (!filter.shopType || point.shopType === filter.shopType)
  );
}

const nearestFirst = (found: Found[]): Found[] =>
  found
    .sort((a, b) => (a.distance ?? 0) - (b.distance ?? 0) || a.point.id - b.point.id)
    .map(({ point, distance }) => ({ point, distance: distance === null ? null : Math.round(distance) }));
