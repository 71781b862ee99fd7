import type { ServicePoint } from '../../proxy/contract/service-points.ts';

/** What a pin needs to know of a service point. A whole `ServicePoint` fits. */
export type MapPoint = Pick<ServicePoint, 'id' | 'name' | 'latitude' | 'longitude'>;

/** Degrees, WGS 84. */
export interface MapPlace {
  latitude: number;
  longitude: number;
}

/** Edges in degrees, WGS 84. The map ends at the date line, so `west` is always below `east`. */
export interface MapBox {
  north: number;
  east: number;
  south: number;
  west: number;
}

/** Every word the map says, already in the shopper's language. */
export interface PointMapLabels {
  /** Names the map as a region: "Map of service points". */
  map: string;
  zoomIn: string;
  zoomOut: string;
  /** Names a pin that stands for several points: "12 service points". */
  group(count: number): string;
  /** Said over the map when a wheel turns without Ctrl or ⌘: "Hold Ctrl and scroll to zoom". */
  wheelHint: string;
  /** Said over the map when one finger drags it: "Use two fingers to move the map". */
  touchHint: string;
}

export interface PointMapOptions {
  /** Tile address with `{z}`, `{x}` and `{y}`, on the proxy. */
  tiles: string;
  /** Who made the tiles. Shown as text, never read as HTML. */
  attribution: string;
  labels: PointMapLabels;
  /** What to look at first: a place with a zoom (3 = a continent, 13 = a town, 18 = a street), or a box. */
  view: { center: MapPlace; zoom: number } | { box: MapBox };
  /**
   * The shopper picked a pin. Several ids when points share one place: show them all and let the shopper choose.
   * A cluster whose points can still be told apart zooms in instead, and is not a pick.
   */
  onPick(ids: readonly string[]): void;
  /** The shopper moved or zoomed the map and it came to rest. Never called for `show`, `moveTo`, `fit` or `resize`. */
  onMove?(box: MapBox): void;
}

/**
 * What the widget asks of a map. Leaflet is one answer; the tests have another.
 *
 * The map is a picture of the list beside it: its pins take no tab stop, and everything it can do the list can do by
 * keyboard. It never changes the choice itself: it tells `onPick`, and is told again through `show`.
 */
export interface PointMap {
  /** Draws these points and no others. The view stays where it is. Cheap to call on every render. */
  show(points: readonly MapPoint[], chosenId: string | undefined): void;
  /** Brings a place to the middle; `zoom` stays as it is when left out. */
  moveTo(place: MapPlace, zoom?: number): void;
  /** Brings a whole box into view. */
  fit(box: MapBox): void;
  /** What is in view now; undefined while the container has no size. */
  readonly box: MapBox | undefined;
  /** Takes the map apart: no listener, timer or node of it is left. Calls after this do nothing. */
  destroy(): void;
}

/**
 * How `widget/map/leaflet-map.ts` exports its map: `createPointMap(container, options)`.
 *
 * The container may be hidden or without a size; the map watches it and redraws when it gets one, keeping its view.
 * The map's style sheet goes to the container's root (document or shadow root) by `adoptedStyleSheets`.
 */
export type CreatePointMap = (container: HTMLElement, options: PointMapOptions) => PointMap;
