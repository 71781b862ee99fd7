import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { DeliveryOption } from '../proxy/contract/delivery-options.ts';
import type { ServicePoint } from '../proxy/contract/service-points.ts';
import { noticeText } from './choice-words.ts';
import { Kept } from './core/kept.ts';
import { sameOption } from './core/options.ts';
import { parsePostNumber } from './core/points.ts';
import { addressOf } from './core/street.ts';
import type { PointFilter } from './core/point-filters.ts';
import type { Words } from './messages/words.ts';
import { pointFinder } from './views/point-finder.ts';
import { BackButton } from './controllers/back-button.ts';
import type { CheckoutController } from './controllers/checkout.ts';
import { ListKeys } from './controllers/list-keys.ts';
import { MapController, type MapSource } from './controllers/map.ts';
import { PointSearch } from './controllers/point-search.ts';
import type { SelectionState } from './controllers/selection.ts';

export interface FinderOptions {
  readonly checkout: CheckoutController;
  loadMap: MapSource['load'];
  /** Tells the page that the shopper chose. */
  save(saving: Promise<SelectionState>): Promise<SelectionState>;
  tell(activity: 'searched' | 'filtered' | 'map-opened', facts?: Readonly<Record<string, string>>): void;
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
    focus(): void;
  }>;

/**
 * A dialog in which the shopper finds a point: in a list first, on a map if asked for.
 *
 * Nothing is chosen before "Collect here". Closing keeps the search, so that opening goes on where it was.
 */
export class FinderDialog {
  readonly #host: Host;
  readonly #options: FinderOptions;
  readonly #search: PointSearch;
  readonly #map: MapController;
  readonly #back: BackButton;
  readonly #keys: ListKeys<ServicePoint>;
  readonly #written = new Kept<ServicePoint, TemplateResult>();
  #words: Words | undefined;
  #option: DeliveryOption | undefined;
  #marked: ServicePoint | undefined;
  #shown = 0;
  #showsMap = false;
  #isSaving = false;
  #fault: string | undefined;

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
      changed: () => this.#found(),
    });
    this.#back = new BackButton(host, () => this.#dialog?.close());
    this.#keys = new ListKeys({
      items: () => this.#search.points,
      text: ({ name, street, houseNumber, postalCode, city }) => [name, street, houseNumber, postalCode, city].join(' '),
      marked: () => this.#marked,
      goTo: (point) => void this.#goTo(point),
      take: () => this.#dialog?.querySelector<HTMLElement>('.collect')?.click(),
    });
    this.#map = new MapController(host, {
      source: () => (this.#showsMap ? this.#mapSource() : undefined),
      points: () => this.#search.points,
      chosenId: () => this.#marked?.id,
      words: () => this.#words as Words,
      pick: (ids) => this.#pick(ids),
      moved: (area) => this.#search.area(area),
    });
  }

  /** Shows the dialog for an option; points it cannot go to are left out. */
  async open(option: DeliveryOption): Promise<void> {
    this.#option = option;
    this.#marked = this.#options.checkout.selection.state.choice?.point;
    this.#fault = undefined;
    this.#shown ||= this.#host.pageSize;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
    this.#back.opened();
    // A map has to know its size.
    this.#showMap(this.#hasRoomForMap());
  }

  render(words: Words): TemplateResult {
    this.#words = words;
    const marked = this.#marked;
    return pointFinder({
      words,
      points: this.#search.points,
      shown: this.#shown,
      marked,
      said: this.#search.said(words),
      filters: this.#search.filters,
      busy: this.#search.status === 'loading',
      failed: this.#search.status === 'failed',
      hasMap: this.#mapSource() !== undefined,
      showsMap: this.#showsMap,
      mapFailed: this.#map.failed,
      card: { now: this.#options.checkout.clock.now(), mark: (point) => this.#mark(point) },
      written: this.#written,
      collect: marked && {
        point: marked,
        fault: this.#fault,
        saving: this.#isSaving,
        words,
        collect: (postNumber) => void this.#collect(marked, postNumber, words),
      },
      search: (text) => this.#searchText(text),
      locate: this.#host.noGeolocation ? undefined : () => this.#locate(),
      filter: (filter) => this.#filter(filter),
      retry: () => this.#search.reload(),
      showMore: () => this.#showMore(),
      toggleMap: () => this.#showMap(!this.#showsMap),
      pressed: (event) => this.#keys.press(event, this.#options.checkout.clock.now()),
      closed: () => this.#closed(),
    });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  #mapSource(): MapSource | undefined {
    const map = this.#host.noMap ? null : this.#options.checkout.quotes.state.answer?.map;
    return map ? { ...map, load: this.#options.loadMap } : undefined;
  }

  #found(): void {
    if (!this.#search.isArea) this.#map.fit();
  }

  #closed(): void {
    this.#showMap(false);
    this.#back.closed();
  }

  /** A map is shown with the list where there is room for both, unless the page says otherwise. */
  #hasRoomForMap(): boolean {
    const { view } = this.#host;
    return view === 'auto' ? matchMedia('(min-width: 760px)').matches : view !== 'list';
  }

  #searchText(text: string): void {
    this.#shown = this.#host.pageSize;
    this.#search.text(text);
    this.#options.tell('searched');
  }

  #locate(): void {
    this.#shown = this.#host.pageSize;
    void this.#search.locate();
    this.#options.tell('searched');
  }

  #filter(filter: PointFilter | undefined): void {
    this.#shown = this.#host.pageSize;
    this.#search.toggle(filter);
    this.#options.tell('filtered', { filter: filter ?? 'none' });
  }

  #showMore(): void {
    this.#shown += Math.max(10, this.#host.pageSize);
    this.#host.requestUpdate();
  }

  #showMap(shows: boolean): void {
    if (shows && !this.#showsMap) this.#options.tell('map-opened');
    this.#showsMap = shows && this.#mapSource() !== undefined;
    this.#host.requestUpdate();
  }

  #mark(point: ServicePoint): void {
    this.#marked = point;
    this.#fault = undefined;
    this.#host.requestUpdate();
  }

  #pick(ids: readonly string[]): void {
    const picked = this.#search.points.find(({ id }) => ids.includes(id));
    if (picked) void this.#show(picked).then((card) => card?.scrollIntoView({ block: 'nearest' }));
  }

  async #goTo(point: ServicePoint): Promise<void> {
    const card = await this.#show(point);
    card?.querySelector('input')?.focus();
  }

  /** Marks a point that may be further down than the list goes, and shows the list as far as to its card. */
  async #show(point: ServicePoint): Promise<Element | null | undefined> {
    this.#shown = Math.max(this.#shown, this.#search.points.indexOf(point) + 1);
    this.#mark(point);
    await this.#host.updateComplete;
    return this.#dialog?.querySelector('.list .card.chosen');
  }

  async #collect(point: ServicePoint, typed: string, words: Words): Promise<void> {
    if (this.#isSaving) return;
    const needsNumber = point.requires.includes('post-number');
    const postNumber = parsePostNumber(typed);
    if (needsNumber && !postNumber) return this.#refuse(words.t('postNumberWrong'), 'footer input');
    this.#isSaving = true;
    this.#host.requestUpdate();
    this.#fault = await this.#take(point, needsNumber ? postNumber : undefined, words);
    this.#isSaving = false;
    if (this.#fault === undefined) this.#dialog?.close();
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    // Not to the button that opened the dialog, but to what was chosen.
    if (this.#fault === undefined) this.#host.focus();
  }

  /** Makes this point the choice, for the option as it is now. Resolves to the sentence that says why not. */
  async #take(point: ServicePoint, postNumber: string | undefined, words: Words): Promise<string | undefined> {
    const { checkout, save } = this.#options;
    const option = this.#option && sameOption(checkout.options, this.#option);
    const { extras } = checkout;
    if (!option || !extras) return words.t('notSaved');
    const state = await save(extras.take(option, point, postNumber));
    if (state.status !== 'complete') return noticeText(state, words);
    extras.nearby.remember(point);
    return undefined;
  }

  #refuse(fault: string, focus: string): void {
    this.#fault = fault;
    this.#dialog?.querySelector<HTMLElement>(focus)?.focus();
    this.#host.requestUpdate();
  }
}
