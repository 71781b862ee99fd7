import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { DeliveryOption } from '../proxy/contract/delivery-options.ts';
import type { ServicePoint, ServicePoints } from '../proxy/contract/service-points.ts';
import { noticeText } from './choice-words.ts';
import { sameOption } from './core/options.ts';
import { fits, type PointRule, parsePostNumber } from './core/points.ts';
import type { MapBox } from './map/point-map.ts';
import type { Words } from './messages/words.ts';
import { pointFinder } from './views/point-finder.ts';
import type { CheckoutController } from './controllers/checkout.ts';
import { LatestAnswer } from './controllers/latest-answer.ts';
import { MapController, type MapSource } from './controllers/map.ts';
import type { SelectionState } from './controllers/selection.ts';

export interface FinderOptions {
  readonly checkout: CheckoutController;
  loadMap: MapSource['load'];
  /** Tells the page that the shopper chose. */
  save(saving: Promise<SelectionState>): Promise<SelectionState>;
  announce(text: string): void;
  tell(activity: 'searched' | 'map-opened'): void;
}

interface Question {
  readonly country: string;
  readonly rule: PointRule;
  readonly text: string;
  readonly postalCode: string;
  readonly area: MapBox | undefined;
}

/** What the finder needs of the picker: where to draw, and what the page asked for. */
type Host = ReactiveControllerHost &
  Readonly<{ renderRoot: HTMLElement | DocumentFragment; publishableKey: string; pageSize: number; view: string; noMap: boolean }>;

/**
 * A dialog in which the shopper finds a point: in a list first, on a map if asked for.
 *
 * Nothing is chosen before "Collect here". Closing keeps the search, so that opening goes on where it was.
 */
export class FinderDialog {
  readonly #host: Host;
  readonly #options: FinderOptions;
  readonly #points: LatestAnswer<Question, ServicePoints>;
  readonly #map: MapController;
  #words: Words | undefined;
  #option: DeliveryOption | undefined;
  #text = '';
  #area: MapBox | undefined;
  #marked: ServicePoint | undefined;
  #shown = 0;
  #showsMap = false;
  #isSaving = false;
  #fault: string | undefined;

  constructor(host: Host, options: FinderOptions) {
    this.#host = host;
    this.#options = options;
    this.#points = new LatestAnswer(host, {
      question: () => this.#question(),
      load: (question, signal) => this.#load(question, signal),
      changed: () => this.#pointsChanged(),
    });
    this.#map = new MapController(host, {
      source: () => (this.#showsMap ? this.#mapSource() : undefined),
      points: () => this.#fitting,
      chosenId: () => this.#marked?.id,
      words: () => this.#words as Words,
      pick: (ids) => this.#pick(ids),
      moved: (area) => this.#searchArea(area),
    });
  }

  /** Shows the dialog for an option; points it cannot go to are left out. */
  async open(option: DeliveryOption): Promise<void> {
    this.#option = option;
    this.#marked = this.#options.checkout.selection.state.choice?.point;
    this.#fault = undefined;
    this.#shown ||= this.#host.pageSize;
    if (/map|split/.test(this.#host.view)) this.#showMap(true);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#dialog?.showModal();
  }

  render(words: Words): TemplateResult {
    this.#words = words;
    const { state } = this.#points;
    const marked = this.#marked;
    return pointFinder({
      words,
      points: this.#fitting,
      shown: this.#shown,
      marked,
      said: this.#said(words),
      busy: state.status === 'loading',
      failed: state.status === 'failed',
      hasMap: this.#mapSource() !== undefined,
      showsMap: this.#showsMap,
      mapFailed: this.#map.failed,
      card: { now: this.#options.checkout.clock.now(), mark: (point) => this.#mark(point) },
      collect: marked && {
        point: marked,
        fault: this.#fault,
        saving: this.#isSaving,
        words,
        collect: (postNumber) => void this.#collect(marked, postNumber, words),
      },
      search: (text) => this.#search(text),
      retry: () => this.#points.reload(),
      showMore: () => this.#showMore(),
      toggleMap: () => this.#showMap(!this.#showsMap),
      closed: () => this.#showMap(false),
    });
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#host.renderRoot.querySelector('dialog');
  }

  /** The points this option can go to. */
  get #fitting(): readonly ServicePoint[] {
    const rule = this.#rule;
    return rule ? (this.#points.state.answer?.points ?? []).filter((point) => fits(point, rule)) : [];
  }

  get #rule(): PointRule | undefined {
    return this.#option && this.#options.checkout.rule(this.#option);
  }

  #mapSource(): MapSource | undefined {
    const map = this.#host.noMap ? null : this.#options.checkout.quotes.state.answer?.map;
    return map ? { ...map, load: this.#options.loadMap } : undefined;
  }

  #question(): Question | undefined {
    const { country, postalCode } = this.#options.checkout.place;
    const rule = this.#rule;
    return rule && { country, postalCode, rule, text: this.#text, area: this.#area };
  }

  async #load({ country, postalCode, rule, text, area }: Question, signal: AbortSignal): Promise<ServicePoints> {
    const client = this.#options.checkout.client;
    const key = this.#host.publishableKey;
    const { carriers, types } = rule;
    if (text && !area)
      return client.searchPoints(
        { key, country, text, carriers: [...carriers], ...(types && { types: types as ServicePoint['type'][] }) },
        signal,
      );
    const edges = Object.entries(area ?? {}).map(([edge, degrees]) => [edge, degrees.toFixed(5)]);
    const place = area ? Object.fromEntries(edges) : { postalCode };
    if (!area && !postalCode) return { points: [], completeness: 'whole', stale: false, age: 0, place: null };
    return client.points({ key, country, carriers: carriers.join(' '), types: (types ?? []).join(' '), ...place }, signal);
  }

  #pointsChanged(): void {
    if (this.#points.state.status === 'ready' && !this.#area) this.#map.fit();
    if (this.#words && this.#dialog?.open) this.#options.announce(this.#said(this.#words));
  }

  /** What the search made of what was asked, and how much it found. */
  #said({ t }: Words): string {
    const { state } = this.#points;
    if (state.status === 'failed') return t('searchFailed');
    if (state.status !== 'ready') return t('searching');
    const { place, stale } = state.answer;
    if (this.#text && !this.#area && place?.status === 'not-found') return t('notFound', { text: this.#text });
    const count = this.#fitting.length;
    const near = place?.label && !this.#area ? `${t('foundNear', { place: place.label })} · ` : '';
    const town = this.#text && place?.status === 'partial' && place.precision === 'city' ? ` ${t('foundTown')}` : '';
    return `${near}${count > 0 ? t('pointCount', { count }) : t('noPoints')}.${town}${stale ? ` ${t('stalePoints')}` : ''}`;
  }

  #search(text: string): void {
    this.#text = text.trim();
    this.#area = undefined;
    this.#shown = this.#host.pageSize;
    this.#options.tell('searched');
    this.#host.requestUpdate();
  }

  #searchArea(area: MapBox): void {
    this.#area = area;
    this.#host.requestUpdate();
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
    const picked = this.#fitting.find(({ id }) => ids.includes(id));
    if (!picked) return;
    // What is picked on the map has to be on the list beside it.
    this.#shown = Math.max(this.#shown, this.#fitting.indexOf(picked) + 1);
    this.#mark(picked);
    void this.#host.updateComplete.then(() => this.#dialog?.querySelector('.list .card.chosen')?.scrollIntoView({ block: 'nearest' }));
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
  }

  /** Makes this point the choice, for the option as it is now. Resolves to the sentence that says why not. */
  async #take(point: ServicePoint, postNumber: string | undefined, words: Words): Promise<string | undefined> {
    const { checkout, save } = this.#options;
    const option = this.#option && sameOption(checkout.options, this.#option);
    if (!option) return words.t('notSaved');
    const state = await save(checkout.take(option, point, postNumber));
    if (state.status !== 'complete') return noticeText(state, words);
    checkout.nearby?.remember(point);
    return undefined;
  }

  #refuse(fault: string, focus: string): void {
    this.#fault = fault;
    this.#options.announce(fault);
    this.#dialog?.querySelector<HTMLElement>(focus)?.focus();
    this.#host.requestUpdate();
  }
}
