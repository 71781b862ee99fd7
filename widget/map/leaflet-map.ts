import { LatLngBounds, map as leafletMap, type Map as LeafletMap, tileLayer } from 'leaflet/dist/leaflet-src.esm.js';
import { buildFrame, type Frame } from './frame.ts';
import { tellWhenMoved } from './movement.ts';
import { PinLayer } from './pin-layer.ts';
import { indexPins, type Pin } from './pins.ts';
import type { CreatePointMap, MapBox, MapPlace, MapPoint, PointMap, PointMapOptions } from './point-map.ts';

const minZoom = 3;
const maxZoom = 19;
/** As near as `fit` goes: one point alone should still show the streets around it. */
const maxFitZoom = 17;
/** Pins this far outside the view, in parts of it, are drawn ahead of the drag that brings them in. */
const margin = 0.2;

type View = PointMapOptions['view'];

/** The map, drawn with Leaflet from tiles the proxy serves. */
export const createPointMap: CreatePointMap = (container, options) => new LeafletPointMap(container, options);

class LeafletPointMap implements PointMap {
  readonly #options: PointMapOptions;
  readonly #life = new AbortController();
  readonly #frame: Frame;
  readonly #leaflet: LeafletMap;
  readonly #layer: PinLayer;
  readonly #animate = !matchMedia('(prefers-reduced-motion: reduce)').matches;
  readonly #movement: { byPage(): void };
  #points: readonly MapPoint[] = [];
  #chosenId: string | undefined;
  #pinsIn = indexPins([], undefined);
  /** Where to look as soon as there is a size to look with. */
  #waiting: View | undefined;

  constructor(container: HTMLElement, options: PointMapOptions) {
    this.#options = options;
    const { signal } = this.#life;
    this.#frame = buildFrame(container, options, (by) => this.#zoomBy(by), signal);
    this.#leaflet = startLeaflet(this.#frame.canvas, options.tiles, this.#animate);
    this.#layer = new PinLayer(this.#leaflet, {
      nameOf: ({ name, count }) => name ?? options.labels.group(count),
      pick: (pin) => this.#pick(pin),
    });
    this.#leaflet.on('moveend', () => this.#draw());
    this.#movement = tellWhenMoved(this.#leaflet, this.#frame.root, () => this.box && options.onMove?.(this.box), signal);
    this.#waiting = options.view;
    this.#look(options.view);
    const observer = new ResizeObserver(() => this.#resize());
    observer.observe(this.#frame.canvas);
    signal.addEventListener('abort', () => observer.disconnect());
  }

  get box(): MapBox | undefined {
    return this.#waiting === undefined && !this.#life.signal.aborted ? boxOf(this.#leaflet.getBounds()) : undefined;
  }

  show(points: readonly MapPoint[], chosenId: string | undefined): void {
    if (points === this.#points && chosenId === this.#chosenId) return;
    this.#points = points;
    this.#chosenId = chosenId;
    this.#pinsIn = indexPins(points, chosenId);
    this.#draw();
  }

  moveTo(center: MapPlace, zoom?: number): void {
    const current = this.#waiting === undefined ? this.#leaflet.getZoom() : 'zoom' in this.#waiting ? this.#waiting.zoom : maxFitZoom;
    this.#look({ center, zoom: zoom ?? current });
  }

  fit(box: MapBox): void {
    this.#look({ box });
  }

  destroy(): void {
    if (this.#life.signal.aborted) return;
    this.#leaflet.remove();
    this.#life.abort();
  }

  #look(view: View): void {
    if (this.#life.signal.aborted) return;
    this.#movement.byPage();
    const first = this.#waiting !== undefined;
    this.#waiting = view;
    if (!hasSize(this.#frame.canvas)) return;
    this.#waiting = undefined;
    const animate = this.#animate && !first;
    if ('box' in view) this.#leaflet.fitBounds(boundsOf(view.box), { animate, maxZoom: maxFitZoom, padding: [40, 40] });
    else this.#leaflet.setView([view.center.latitude, view.center.longitude], view.zoom, { animate });
  }

  #zoomBy(by: 1 | -1): void {
    if (this.#waiting === undefined) this.#leaflet.setZoom(this.#leaflet.getZoom() + by);
  }

  /** A hidden map keeps its view for when it is shown again. */
  #resize(): void {
    if (!hasSize(this.#frame.canvas)) return;
    if (this.#waiting !== undefined) {
      this.#look(this.#waiting);
      return;
    }
    const { clientWidth, clientHeight } = this.#frame.canvas;
    if (this.#leaflet.getSize().equals([clientWidth, clientHeight])) return;
    this.#movement.byPage();
    this.#leaflet.invalidateSize({ animate: false });
  }

  #draw(): void {
    if (this.#waiting !== undefined || this.#life.signal.aborted) return;
    const zoom = this.#leaflet.getZoom();
    this.#frame.limit(zoom < maxZoom, zoom > minZoom);
    this.#layer.draw(this.#pinsIn(boxOf(this.#leaflet.getBounds().pad(margin)), zoom));
  }

  #pick({ pick, latitude, longitude }: Pin): void {
    if ('ids' in pick) this.#options.onPick(pick.ids);
    else this.#leaflet.setView([latitude, longitude], Math.min(pick.zoom, maxZoom), { animate: this.#animate });
  }
}

function startLeaflet(canvas: HTMLElement, tiles: string, animate: boolean): LeafletMap {
  const world: [[number, number], [number, number]] = [
    [-85, -180],
    [85, 180],
  ];
  const leaflet = leafletMap(canvas, {
    minZoom,
    maxZoom,
    maxBounds: world,
    maxBoundsViscosity: 1,
    zoomControl: false,
    attributionControl: false,
    trackResize: false,
    tapHold: false,
    zoomAnimation: animate,
    fadeAnimation: animate,
    markerZoomAnimation: animate,
    inertia: animate,
  });
  if (!animate) standStill(leaflet);
  tileLayer(tiles, { noWrap: true, bounds: world, maxZoom }).addTo(leaflet);
  return leaflet;
}

/** Leaflet has no option for this one: its arrow keys always glide. */
function standStill(leaflet: LeafletMap): void {
  const panBy = leaflet.panBy.bind(leaflet);
  leaflet.panBy = (offset) => panBy(offset, { animate: false });
}

const hasSize = ({ clientWidth, clientHeight }: HTMLElement): boolean => clientWidth > 0 && clientHeight > 0;

const boundsOf = ({ south, west, north, east }: MapBox): LatLngBounds => new LatLngBounds([south, west], [north, east]);

const boxOf = (bounds: LatLngBounds): MapBox => ({
  north: Math.min(bounds.getNorth(), 85),
  east: Math.min(bounds.getEast(), 180),
  south: Math.max(bounds.getSouth(), -85),
  west: Math.max(bounds.getWest(), -180),
});
