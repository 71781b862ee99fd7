import Supercluster from 'supercluster';
import type { MapBox, MapPlace, MapPoint } from './point-map.ts';

/** One thing to draw: a service point, several at one place, or a cluster that comes apart further in. */
export interface Pin extends MapPlace {
  /** The same for the same pin, whatever the view: what is drawn already need not be drawn again. */
  key: string;
  /** Of one point: its name. */
  name: string | undefined;
  count: number;
  chosen: boolean;
  /** What a pick means: these points, or a closer look at this zoom. */
  pick: { ids: readonly string[] } | { zoom: number };
}

type Site = Pin & { pick: { ids: readonly string[] } };

/** Points nearer than this many pixels stand in one cluster. */
const clusterRadius = 80;
/** From here on nothing is clustered: what is still one pin is at one place. */
const lastClusterZoom = 17;

/** Says which pins to draw for a view. */
export type PinsIn = (box: MapBox, zoom: number) => Pin[];

/** Indexes the points once, so that each view of them is cheap. The chosen point is never hidden in a cluster. */
export function indexPins(points: readonly MapPoint[], chosenId: string | undefined): PinsIn {
  const sites = sitesOf(points, chosenId);
  const chosen = sites.filter((site) => site.chosen);
  const index = new Supercluster<{ site: Site; count: number }, { count: number }>({
    radius: clusterRadius,
    maxZoom: lastClusterZoom,
    map: ({ count }) => ({ count }),
    reduce: (sum, { count }) => {
      sum.count += count;
    },
  });
  index.load(sites.filter((site) => !site.chosen).map(featureOf));
  return ({ west, south, east, north }, zoom) => [
    ...index
      .getClusters([west, south, east, north], Math.round(zoom))
      .map((feature) =>
        'site' in feature.properties
          ? feature.properties.site
          : clusterPin(
              feature.geometry.coordinates,
              feature.properties.count,
              index.getClusterExpansionZoom(feature.properties.cluster_id),
            ),
      ),
    ...chosen,
  ];
}

const featureOf = (site: Site) => ({
  type: 'Feature' as const,
  geometry: { type: 'Point' as const, coordinates: [site.longitude, site.latitude] },
  properties: { site, count: site.count },
});

function clusterPin([longitude = 0, latitude = 0]: readonly number[], count: number, zoom: number): Pin {
  return { key: `cluster ${latitude} ${longitude} ${count}`, name: undefined, latitude, longitude, count, chosen: false, pick: { zoom } };
}

/** Points within about a metre are one site: a locker beside the shop's counter would hide it, or be hidden. */
function sitesOf(points: readonly MapPoint[], chosenId: string | undefined): Site[] {
  const groups = new Map<string, [MapPoint, ...MapPoint[]]>();
  for (const point of points) {
    const place = `${point.latitude.toFixed(5)} ${point.longitude.toFixed(5)}`;
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [point]);
    else group.push(point);
  }
  return [...groups.values()].map((group) => siteOf(group, chosenId));
}

function siteOf(group: readonly [MapPoint, ...MapPoint[]], chosenId: string | undefined): Site {
  const [{ name, latitude, longitude }] = group;
  const ids = group.map(({ id }) => id);
  const chosenPoint = group.find(({ id }) => id === chosenId);
  const chosen = chosenPoint !== undefined;
  return {
    key: `${chosen ? 'chosen' : 'point'} ${ids.join(' ')}`,
    name: chosenPoint?.name ?? (group.length === 1 ? name : undefined),
    latitude,
    longitude,
    count: group.length,
    chosen,
    pick: { ids },
  };
}
