import { type Box, boxAround, distanceBetween, overlap } from '../sandbox/world/geo.ts';
import { type Place, placesIn } from '../sandbox/world/places.ts';
import { runsIn } from './clip.ts';
import { isLand } from './land.ts';
import { boxOf, lineTo, type Pixel, pixelOf, type Tile, tileSize, worldOf } from './mercator.ts';

/** Which places a kind of road joins: those of at least `people`, each with its `links` nearest within `reach` metres. */
interface Network {
  people: number;
  links: number;
  reach: number;
  made: Map<number, Road[]>;
}

interface Road {
  line: Pixel[];
  box: Box;
}

export type Roads = 'motorways' | 'country';

const networks: Record<Roads, Network> = {
  motorways: { people: 40_000, links: 3, reach: 70_000, made: new Map() },
  country: { people: 1_500, links: 2, reach: 14_000, made: new Map() },
};

/** Path data of the roads between places that cross a tile. They end at the edge of a place, where its streets begin. */
export function roadPath(tile: Tile, kind: Roads): string {
  const network = networks[kind];
  const box = boxOf(tile, 16);
  const middle = { latitude: (box.north + box.south) / 2, longitude: (box.east + box.west) / 2 };
  const wide = boxAround(middle, network.reach + distanceBetween(middle, { latitude: box.north, longitude: box.west }));
  const roads = placesIn(wide)
    .filter(({ population }) => population >= network.people)
    .flatMap((place) => roadsFrom(place, network))
    .filter((road) => overlap(road.box, box));
  return roads
    .flatMap(({ line }) =>
      runsIn(
        line.map((point) => pixelOf(tile, point)),
        -16,
        tileSize + 16,
      ),
    )
    .map(lineTo)
    .join('');
}

function roadsFrom(place: Place, network: Network): Road[] {
  const known = network.made.get(place.id);
  if (known) return known;
  const roads = placesIn(boxAround(place, network.reach))
    .filter((other) => other.id !== place.id && other.population >= network.people)
    .map((other) => ({ other, distance: distanceBetween(place, other) }))
    .filter(({ distance }) => distance <= network.reach)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, network.links)
    .filter(({ other }) => place.id < other.id || !isLinkedBack(other, place, network))
    .map(({ other, distance }) => roadBetween(place, other, distance))
    .filter(({ line }) => line.every(isLand));
  network.made.set(place.id, roads);
  return roads;
}

/** Of two places that are each other's neighbours only the first draws the road. */
function isLinkedBack(other: Place, place: Place, network: Network): boolean {
  const farther = distanceBetween(other, place);
  const nearer = placesIn(boxAround(other, farther)).filter(
    (candidate) =>
      candidate.id !== other.id &&
      candidate.id !== place.id &&
      candidate.population >= network.people &&
      distanceBetween(other, candidate) < farther,
  );
  return nearer.length < network.links;
}

/** A gentle S between the edges of two places, the same from either end. */
function roadBetween(a: Place, b: Place, distance: number): Road {
  const [from, to] = [worldOf(a), worldOf(b)];
  const [across, down] = [to[0] - from[0], to[1] - from[1]];
  const swing = (((a.id * 31 + b.id * 17) % 19) - 9) / 90;
  const [first, last] = [Math.min(0.45, a.radius / distance), 1 - Math.min(0.45, b.radius / distance)];
  const steps = 14;
  const line = Array.from({ length: steps + 1 }, (_, n): Pixel => {
    const share = first + ((last - first) * n) / steps;
    const aside = swing * Math.sin(share * Math.PI) + 0.015 * Math.sin(share * Math.PI * 5 + a.id);
    return [from[0] + across * share - down * aside, from[1] + down * share + across * aside];
  });
  const box = {
    north: Math.max(a.latitude, b.latitude) + distance / 900_000,
    south: Math.min(a.latitude, b.latitude) - distance / 900_000,
    east: Math.max(a.longitude, b.longitude) + distance / 600_000,
    west: Math.min(a.longitude, b.longitude) - distance / 600_000,
  };
  return { line, box };
}
