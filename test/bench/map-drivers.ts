import type { MapBox, MapPoint } from '../../widget/map/point-map.ts';

/** What a map is asked for. Each of these runs in the page, whole: it may use nothing from outside itself. */
export interface MapDriver {
  /** Fetches the map's code, and opens it with these points, looking at the box. */
  open(given: { points: readonly MapPoint[]; box: MapBox }): void | Promise<void>;
  /** Puts these in the place of the points before. */
  show(points: readonly MapPoint[]): void;
}

type Ours = HTMLElement & { points: readonly MapPoint[] };

/** As the picker opens it; the box is the one it looks at by itself. */
export const ours: MapDriver = {
  open({ points }) {
    (document.querySelector('map-bench') as Ours).points = points;
  },
  show(points) {
    (document.querySelector('map-bench') as Ours).points = points;
  },
};

interface Stock {
  map(container: Element): { fitBounds(corners: [number, number][], options: object): unknown; addLayer(layer: unknown): unknown };
  tileLayer(url: string, options: object): unknown;
  marker(at: [number, number], options: object): unknown;
  markerClusterGroup(): { addLayers(markers: unknown[]): void; clearLayers(): void };
}

/** Leaflet with leaflet.markercluster, as their own documentation shows them. */
export const stock: MapDriver = {
  async open({ points, box }) {
    for (const href of ['/leaflet.css', '/MarkerCluster.css', '/MarkerCluster.Default.css'])
      document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href }));
    for (const src of ['/leaflet.js', '/leaflet.markercluster.js'])
      await new Promise((onload) => document.head.append(Object.assign(document.createElement('script'), { src, onload })));
    const { L } = globalThis as unknown as { L: Stock };
    const map = L.map(document.querySelector('.map') as Element);
    const corners: [number, number][] = [
      [box.south, box.west],
      [box.north, box.east],
    ];
    map.fitBounds(corners, { maxZoom: 17, padding: [40, 40] });
    map.addLayer(L.tileLayer('/tiles/{z}/{x}/{y}', { attribution: '© Map makers', maxZoom: 19 }));
    const group = L.markerClusterGroup();
    group.addLayers(points.map(({ latitude, longitude, name }) => L.marker([latitude, longitude], { title: name })));
    map.addLayer(group);
    Object.assign(globalThis, { group });
  },
  show(points) {
    const { L, group } = globalThis as unknown as { L: Stock; group: ReturnType<Stock['markerClusterGroup']> };
    group.clearLayers();
    group.addLayers(points.map(({ latitude, longitude, name }) => L.marker([latitude, longitude], { title: name })));
  },
};
