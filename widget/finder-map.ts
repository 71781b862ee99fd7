import type { ReactiveControllerHost } from 'lit';
import type { ServicePoint } from '../proxy/contract/service-points.ts';
import { MapController, type MapSource } from './controllers/map.ts';
import type { Place } from './core/places.ts';
import type { MapBox } from './map/point-map.ts';
import type { Words } from './messages/words.ts';
import type { Layout } from './views/point-finder.ts';

export interface FinderMapOptions {
  /** Where the map's picture comes from; undefined where there is none. */
  source(): MapSource | undefined;
  places(): readonly Place<ServicePoint>[];
  marked(): Place<ServicePoint> | undefined;
  words(): Words;
  /** The shopper picked these places: one, or several at one spot. */
  pick(places: readonly Place<ServicePoint>[]): void;
  moved(area: MapBox): void;
  /** The map is shown for the first time since the finder was opened. */
  opened(): void;
}

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** From here on there is room for a list and a map beside each other. */
const isWide = (): boolean => matchMedia('(min-width: 760px)').matches;

/** What of list and map is on show. Once shown, the map stays as it is behind the list. */
export class FinderMap {
  layout: Layout = 'list';

  readonly #host: Host;
  readonly #options: FinderMapOptions;
  readonly #map: MapController;
  /** What there is to be on show as soon as there is a map. */
  #wanted: Layout = 'list';
  #hasBeenShown = false;
  /** What was picked last. */
  #picked: readonly string[] = [];

  constructor(host: Host, options: FinderMapOptions) {
    this.#host = host;
    this.#options = options;
    this.#map = new MapController(host, {
      source: () => (this.#hasBeenShown ? options.source() : undefined),
      points: () => options.places().map(({ points: [point] }) => point),
      chosen: () => options.marked()?.points[0],
      words: () => options.words(),
      pick: (ids) => this.#pick(ids),
      moved: (area) => options.moved(area),
    });
  }

  get isThere(): boolean {
    return this.#options.source() !== undefined;
  }

  get failed(): boolean {
    return this.#map.failed;
  }

  /** There is a map in the document, seen or not. */
  get isKept(): boolean {
    return this.#hasBeenShown && !this.#map.failed;
  }

  /** The places whose cards belong to the map: those picked at one spot, else the marked one. */
  get cards(): readonly Place<ServicePoint>[] {
    const marked = this.#options.marked();
    if (this.#picked.length > 1) return this.#options.places().filter(({ id }) => this.#picked.includes(id));
    return marked ? [marked] : [];
  }

  /** The finder has been opened; `view` is what the page wants to see first. */
  begin(view: string): void {
    const asked = view === 'map' || view === 'split' ? view : undefined;
    this.#show(asked ?? (view !== 'list' && isWide() ? 'split' : 'list'));
  }

  /** The finder has been closed. */
  end(): void {
    this.#hasBeenShown = false;
    this.forget();
    this.#show('list');
  }

  toggle(): void {
    const shown = isWide() ? 'split' : 'map';
    this.#show(this.layout === 'list' ? shown : 'list');
  }

  /** What was picked is of no account any more. */
  forget(): void {
    this.#picked = [];
  }

  /** There is another answer, and with it a map perhaps; `fit` brings the nearest points into view. */
  found(fit: boolean): void {
    this.#show(this.#wanted);
    if (fit) this.#map.fit();
  }

  #show(layout: Layout): void {
    this.#wanted = layout;
    this.layout = this.isThere ? layout : 'list';
    if (this.layout !== 'list' && !this.#hasBeenShown) {
      this.#hasBeenShown = true;
      this.#options.opened();
    }
    this.#host.requestUpdate();
  }

  #pick(ids: readonly string[]): void {
    this.#picked = ids;
    const places = this.#options.places().filter(({ id }) => ids.includes(id));
    if (places.length > 0) this.#options.pick(places);
  }
}
