import { bare, plain } from './plain.ts';

/** What these functions need to know of a service point. */
interface Placed {
  readonly id: string;
  readonly carrier: string;
  readonly carrierName: string;
  readonly type: string;
  readonly name: string;
  readonly street: string;
  readonly houseNumber: string;
  readonly postalCode: string;
}

/** One door, and the carriers that bring parcels to it, nearest first as they came. `id` is the first point's. */
export interface Place<T> {
  readonly id: string;
  readonly points: readonly [T, ...T[]];
}

/**
 * Makes points of several carriers in one shop one place, in the order of each place's first point.
 *
 * Every carrier writes its own name and coordinates for the same shop. One place is: the same address, the same kind of
 * point, no carrier twice, and a word of the name in common that is not the carrier's own.
 */
export function placesOf<T extends Placed>(points: readonly T[]): Place<T>[] {
  const doors = new Map<string, { id: string; points: [T, ...T[]] }[]>();
  const places: Place<T>[] = [];
  for (const point of points) {
    const door = doorOf(point);
    const there = doors.get(door) ?? [];
    const same = there.find((place) => isOneShop(place.points, point));
    if (same) same.points.push(point);
    else {
      const place: (typeof there)[number] = { id: point.id, points: [point] };
      places.push(place);
      doors.set(door, [...there, place]);
    }
  }
  return places;
}

/** Without a house number nothing says that two points share a door. */
const doorOf = ({ id, type, street, houseNumber, postalCode }: Placed): string =>
  houseNumber ? [type, postalCode, street, houseNumber].map(bare).join(' ') : id;

function isOneShop(place: readonly Placed[], point: Placed): boolean {
  return place.every(({ carrier }) => carrier !== point.carrier) && place.some((other) => share(wordsOf(other), wordsOf(point)));
}

const share = (some: readonly string[], others: readonly string[]): boolean => some.some((word) => others.includes(word));

/** What carriers call all their points. */
const generic =
  /^(point|points|punt|punkt|punto|ponto|relais|relay|service|servicepoint|parcel|parcelshop|paketshop|pakketpunt|pickup|shop|store|locker|automaat|paczkomat)$/;

function wordsOf({ name, carrierName }: Placed): string[] {
  const own = plain(carrierName).split(/[^\p{L}\d]+/u);
  const words = plain(name).split(/[^\p{L}\d]+/u);
  return words.filter((word) => word.length > 2 && !own.includes(word) && !generic.test(word));
}
