import type { LatLng, Map as LeafletMap, Point } from 'leaflet/dist/leaflet-src.esm.js';
import type { Pin } from './pins.ts';

interface Drawn {
  pin: Pin;
  element: HTMLElement;
}

export interface PinLayerOptions {
  /** Says a pin's name: a point's own, or how many it stands for. */
  nameOf(pin: Pin): string;
  pick(pin: Pin): void;
}

/**
 * The pins on the map: one element each, moved with the map by its pane.
 *
 * Not Leaflet's markers, each of which has several elements, a handler for being dragged and a dozen listeners: a city of
 * them holds up the page. A pin has no tab stop either: the list beside the map is the way in by keyboard.
 */
export class PinLayer {
  readonly #leaflet: LeafletMap;
  readonly #pane: HTMLElement;
  readonly #nameOf: PinLayerOptions['nameOf'];
  readonly #drawn = new Map<string, Drawn>();

  constructor(leaflet: LeafletMap, { nameOf, pick }: PinLayerOptions) {
    this.#leaflet = leaflet;
    this.#nameOf = nameOf;
    this.#pane = leaflet.createPane('pins');
    // A drag that begins on a pin ends with a click on it.
    let isDragged = false;
    leaflet.on('dragstart', () => {
      isDragged = true;
    });
    this.#pane.addEventListener('pointerdown', () => {
      isDragged = false;
    });
    this.#pane.addEventListener('click', ({ target }) => {
      const picked = this.#pinOf(target);
      if (picked && !isDragged) pick(picked);
    });
    // A second click on a pin is meant for the pin; the map would zoom.
    this.#pane.addEventListener('dblclick', (event) => event.stopPropagation());
    leaflet.on('zoom viewreset', () => this.#place());
    leaflet.on('zoomanim', ({ center, zoom }) => this.#place(center, zoom));
  }

  /** Draws these and takes away what is no longer among them; what stays is not touched. */
  draw(pins: readonly Pin[]): void {
    const wanted = new Map(pins.map((pin) => [pin.key, pin]));
    for (const [key, { element }] of this.#drawn) {
      if (wanted.has(key)) continue;
      element.remove();
      this.#drawn.delete(key);
    }
    const fresh = [...wanted].filter(([key]) => !this.#drawn.has(key)).map(([key, pin]) => [key, this.#make(pin)] as const);
    for (const [key, drawn] of fresh) this.#drawn.set(key, drawn);
    this.#pane.append(...fresh.map(([, { element }]) => element));
  }

  #make(pin: Pin): Drawn {
    const name = this.#nameOf(pin);
    const element = document.createElement('div');
    const drawn = { pin, element };
    const isCluster = 'zoom' in pin.pick;
    element.className = `pin leaflet-zoom-animated ${isCluster ? 'disc' : 'drop'}`;
    element.classList.toggle('single', pin.count === 1);
    element.classList.toggle('chosen', pin.chosen);
    element.part.add(isCluster ? 'map-cluster' : 'map-pin', ...(pin.chosen ? ['map-pin-chosen'] : []));
    element.role = 'img';
    element.ariaLabel = name;
    element.title = name;
    element.dataset.key = pin.key;
    if (pin.count > 1) element.textContent = String(pin.count);
    move(drawn, this.#leaflet.latLngToLayerPoint([pin.latitude, pin.longitude]));
    return drawn;
  }

  #pinOf(target: EventTarget | null): Pin | undefined {
    const key = target instanceof HTMLElement ? target.dataset.key : undefined;
    return key === undefined ? undefined : this.#drawn.get(key)?.pin;
  }

  /** Puts every pin where it belongs, now or at the end of a zoom to there: its style sheet makes it glide. */
  #place(center?: LatLng, zoom?: number): void {
    const to =
      center && zoom !== undefined
        ? this.#placesAt(center, zoom)
        : ({ pin }: Drawn) => this.#leaflet.latLngToLayerPoint([pin.latitude, pin.longitude]);
    for (const drawn of this.#drawn.values()) move(drawn, to(drawn));
  }

  #placesAt(center: LatLng, zoom: number): (drawn: Drawn) => Point {
    const origin = this.#leaflet
      .project(center, zoom)
      .subtract(this.#leaflet.containerPointToLayerPoint(this.#leaflet.getSize().divideBy(2)));
    return ({ pin }) => this.#leaflet.project([pin.latitude, pin.longitude], zoom).subtract(origin);
  }
}

/** What is further down stands in front of what is behind it, and the chosen pin before all others. */
function move({ pin, element }: Drawn, to: Point): void {
  const { x, y } = to.round();
  element.style.transform = `translate3d(${x}px, ${y}px, 0)`;
  element.style.zIndex = String(y + (pin.chosen ? 10_000 : 0));
}
