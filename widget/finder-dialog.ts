import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { DeliveryOption } from '../proxy/contract/delivery-options.ts';
import type { ServicePoint } from '../proxy/contract/service-points.ts';
import { Collecting } from './collecting.ts';
import type { CheckoutController } from './controllers/checkout.ts';
import { ListKeys } from './controllers/list-keys.ts';
import type { MapSource } from './controllers/map.ts';
import { Modal } from './controllers/modal.ts';
import type { Activity } from './controllers/picker-events.ts';
import { PointSearch } from './controllers/point-search.ts';
import type { SelectionState } from './controllers/selection.ts';
import { Kept } from './core/kept.ts';
import { type Place, placesOf } from './core/places.ts';
import type { PointFilter } from './core/point-filters.ts';
import { addressOf } from './core/street.ts';
import { FinderMap } from './finder-map.ts';
import type { Words } from './messages/words.ts';
import type { PickerContact, PreferredPoint } from './picker-properties.ts';
import { PlaceList } from './place-list.ts';
import { pointFinder } from './views/point-finder.ts';

export interface FinderOptions {
  readonly checkout: CheckoutController;
  loadMap: MapSource['load'];
  /** Tells the page that the shopper chose. */
  save(saving: Promise<SelectionState>): Promise<SelectionState>;
  tell(activity: Activity, facts?: Readonly<Record<string, string>>): void;
}

/** What was chosen in the finder. */
export interface FoundPoint {
  readonly servicePoint: ServicePoint;
  readonly postNumber: string | null;
}

/** What the finder needs of the picker: where to draw, and what the page asked for. */
type Host = ReactiveControllerHost &
  Readonly<{
    renderRoot: HTMLElement | DocumentFragment;
    publishableKey: string;
    pageSize: number;
    view: string;
    noMap: boolean;
    noGeolocation: boolean;
    contact: PickerContact;
    preferredPoints: readonly PreferredPoint[];
    focus(): void;
  }>;

/**
 * A dialog in which the shopper finds a point: in a list, on a map, or both.
 *
 * Nothing is chosen before "Collect here". Closing keeps the search, so that opening goes on where it was.
 */
export class FinderDialog {
  readonly #host: Host;
  readonly #options: FinderOptions;
  readonly #search: PointSearch;
  readonly #list: PlaceList;
  readonly #collecting: Collecting;
  readonly #map: FinderMap;
  readonly #modal: Modal<FoundPoint>;
  readonly #keys: ListKeys<Place<ServicePoint>>;
  readonly #written = new Kept<Place<ServicePoint>, TemplateResult>();
  #words: Words | undefined;
  #option: DeliveryOption | undefined;
  #showsMore = false;

  constructor(host: Host, options: FinderOptions) {
    this.#host = host;
    this.#options = options;
    this.#search = new PointSearch(host, {
      key: () => host.publishableKey,
      client: () => options.checkout.client,
      place: () => {
        const { country, postalCode } = options.checkout.place;
        return { country, address: addressOf(options.checkout.inputs().address, postalCode) };
      },
      rule: () => this.#option && options.checkout.extras?.rule(this.#option),
      known: () => host.preferredPoints,
      changed: () => this.#map.found(!this.#search.isArea),
    });
    this.#list = new PlaceList(host, () => this.#search.places);
    this.#collecting = new Collecting(host, {
      checkout: options.checkout,
      option: () => this.#option,
      save: (saving) => options.save(saving),
      taken: () => void this.#taken(),
      refused: () => this.#dialog?.querySelector<HTMLElement>('footer input')?.focus(),
    });
    this.#modal = new Modal(host, () => this.#dialog);
    this.#keys = new ListKeys({
      items: () => this.#search.places,
      text: ({ points: [{ name, street, houseNumber, postalCode, city }] }) => [name, street, houseNumber, postalCode, city].join(' '),
      marked: () => this.#marked,
      goTo: (place) => this.#goTo(place),
      take: () => this.#dialog?.querySelector<HTMLElement>('.collect')?.click(),
    });
    this.#map = new FinderMap(host, {
      source: () => this.#mapSource(),
      places: () => this.#search.places,
      marked: () => this.#marked,
      words: () => this.#words as Words,
      pick: (places) => this.#pick(places),
      moved: (area) => this.#search.area(area),
      opened: () => options.tell('map-opened'),
    });
  }

  /** Shows the dialog for an option; points it cannot go to are left out. Resolves to what is chosen in it; null: the shopper closed it. */
  async open(option: DeliveryOption): Promise<FoundPoint | null> {
    const { choice } = this.#options.checkout.selection.state;
    this.#option = option;
    this.#map.forget();
    this.#collecting.begin(choice?.point, choice?.postNumber ?? this.#host.contact.postNumber);
    if (this.#list.shown === 0) this.#list.restart();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const ended = this.#modal.open();
    this.#options.tell('finder-opened');
    // A map has to know its size.
    this.#map.begin(this.#host.view);
    return ended;
  }

  render(words: Words): TemplateResult {
    this.#words = words;
    const { places } = this.#search;
    return pointFinder({
      words,
      places,
      shown: this.#list.shown,
      marked: this.#collecting.marked,
      said: this.#search.said(words),
      filters: this.#search.filters,
      showsMore: this.#showsMore,
      busy: this.#search.status === 'loading',
      failed: this.#search.status === 'failed',
      hasMap: this.#map.isThere,
      layout: this.#map.layout,
      keepsMap: this.#map.isKept,
      mapFailed: this.#map.failed,
      picked: this.#map.cards,
      card: {
        now: this.#options.checkout.clock.now(),
        known: this.#host.preferredPoints,
        mark: (point) => this.#mark(point),
      },
      written: this.#written,
      collect: this.#collecting.bar(words),
      search: (text) => this.#searchText(text),
      locate: this.#host.noGeolocation ? undefined : () => this.#locate(),
      filter: (filter) => this.#filter(filter),
      moreFilters: () => this.#showMoreFilters(),
      retry: () => this.#search.reload(),
      showMore: () => this.#list.grow(),
      toggleMap: () => this.#map.toggle(),
      // Should it not come, showing the map asks again.
      fetchMap: () => void this.#options.loadMap().catch(() => undefined),
      pressed: (event) => this.#keys.press(event, this.#options.checkout.clock.now()),
      closed: () => this.#closed(),
    });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  /** The place of the marked point, also where the search has gone elsewhere. */
  get #marked(): Place<ServicePoint> | undefined {
    const { marked } = this.#collecting;
    const [alone] = placesOf(marked ? [marked] : []);
    return this.#search.places.find(({ points }) => points.some(({ id }) => id === marked?.id)) ?? alone;
  }

  #mapSource(): MapSource | undefined {
    const map = this.#host.noMap ? null : (this.#search.map ?? this.#options.checkout.quotes.state.answer?.map);
    return map ? { ...map, load: this.#options.loadMap } : undefined;
  }

  #searchText(text: string): void {
    this.#list.restart();
    this.#search.text(text);
    this.#options.tell('searched');
  }

  #locate(): void {
    this.#list.restart();
    void this.#search.locate();
    this.#options.tell('searched');
  }

  #filter(filter: PointFilter | undefined): void {
    this.#list.restart();
    this.#search.toggle(filter);
    this.#options.tell('filtered', { filter: filter ?? 'none' });
  }

  #showMoreFilters(): void {
    this.#showsMore = true;
    this.#host.requestUpdate();
  }

  /** The bar that comes up with a mark takes room from the list: what is marked stays in view. */
  #mark(point: ServicePoint): void {
    this.#collecting.mark(point);
    if (this.#marked) void this.#list.bringUp(this.#marked);
  }

  /** Several places at one spot are all shown, and none is marked for the shopper. */
  #pick(places: readonly Place<ServicePoint>[]): void {
    const [first, ...others] = places;
    if (!first) return;
    if (others.length === 0) this.#collecting.mark(first.points[0]);
    void this.#list.bringUp(first);
  }

  #goTo(place: Place<ServicePoint>): void {
    this.#map.forget();
    this.#collecting.mark(place.points[0]);
    void this.#list.focus(place);
  }

  async #taken(): Promise<void> {
    const { choice } = this.#options.checkout.selection.state;
    this.#modal.end(choice?.point ? { servicePoint: choice.point, postNumber: choice.postNumber ?? null } : null);
    await this.#host.updateComplete;
    // Not to the button that opened the dialog, but to what was chosen.
    this.#host.focus();
  }

  #closed(): void {
    if (this.#modal.closed()) this.#map.end();
  }
}
