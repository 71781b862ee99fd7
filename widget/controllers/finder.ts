import type { ReactiveControllerHost, TemplateResult } from 'lit';
import type { ServicePoint, ServicePoints } from '../../proxy/contract/service-points.ts';
import type { ProxyClient } from '../api/proxy-client.ts';
import { fits, type PointRule, parsePostNumber } from '../core/points.ts';
import type { MapBox } from '../map/point-map.ts';
import type { Words } from '../messages/words.ts';
import { pointFinder } from '../views/point-finder.ts';
import { LatestAnswer } from './latest-answer.ts';
import { MapController, type MapSource } from './map.ts';

export interface FinderOptions {
  key(): string;
  client(): ProxyClient;
  /** Where the order goes; the points around it are shown at first. */
  place(): { readonly country: string; readonly postalCode: string };
  /** Milliseconds since the epoch, by the server's clock. */
  now(): number;
  pageSize(): number;
  /** The map is shown without being asked for. */
  startsWithMap(): boolean;
  /** Undefined: there is no map. */
  map(): MapSource | undefined;
  /** Makes this point the choice. Resolves to the sentence that says why not, or to undefined once it is chosen. */
  take(point: ServicePoint, postNumber: string | undefined): Promise<string | undefined>;
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

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * A dialog in which the shopper finds a point: in a list first, on a map if asked for.
 *
 * Nothing is chosen before "Collect here". Closing keeps the search, so that opening goes on where it was.
 */
export class FinderController {
  readonly #host: Host;
  readonly #options: FinderOptions;
  readonly #points: LatestAnswer<Question, ServicePoints>;
  readonly #map: MapController;
  #words: Words | undefined;
  #rule: PointRule | undefined;
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
      source: () => (this.#showsMap ? options.map() : undefined),
      points: () => this.#fitting,
      chosenId: () => this.#marked?.id,
      words: () => this.#words as Words,
      pick: (ids) => this.#pick(ids),
      moved: (area) => this.#searchArea(area),
    });
  }

  /** Shows the dialog for an option; the points it cannot go to are left out. `chosen` is marked already. */
  async open(rule: PointRule, chosen: ServicePoint | undefined): Promise<void> {
    this.#rule = rule;
    this.#marked = chosen;
    this.#fault = undefined;
    this.#shown ||= this.#options.pageSize();
    if (this.#options.startsWithMap()) this.#showMap(true);
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
      hasMap: this.#options.map() !== undefined,
      showsMap: this.#showsMap,
      mapFailed: this.#map.failed,
      card: { now: this.#options.now(), mark: (point) => this.#mark(point) },
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

  #question(): Question | undefined {
    const { country, postalCode } = this.#options.place();
    return this.#rule && { country, postalCode, rule: this.#rule, text: this.#text, area: this.#area };
  }

  async #load({ country, postalCode, rule, text, area }: Question, signal: AbortSignal): Promise<ServicePoints> {
    const client = this.#options.client();
    const key = this.#options.key();
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
    this.#shown = this.#options.pageSize();
    this.#options.tell('searched');
    this.#host.requestUpdate();
  }

  #searchArea(area: MapBox): void {
    this.#area = area;
    this.#host.requestUpdate();
  }

  #showMore(): void {
    this.#shown += Math.max(10, this.#options.pageSize());
    this.#host.requestUpdate();
  }

  #showMap(shows: boolean): void {
    if (shows && !this.#showsMap) this.#options.tell('map-opened');
    this.#showsMap = shows && this.#options.map() !== undefined;
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

  async #collect(point: ServicePoint, typed: string, { t }: Words): Promise<void> {
    if (this.#isSaving) return;
    const needsNumber = point.requires.includes('post-number');
    const postNumber = parsePostNumber(typed);
    if (needsNumber && !postNumber) return this.#refuse(t('postNumberWrong'), 'footer input');
    this.#isSaving = true;
    this.#host.requestUpdate();
    this.#fault = await this.#options.take(point, needsNumber ? postNumber : undefined);
    this.#isSaving = false;
    if (this.#fault === undefined) this.#dialog?.close();
    this.#host.requestUpdate();
  }

  #refuse(fault: string, focus: string): void {
    this.#fault = fault;
    this.#options.announce(fault);
    this.#dialog?.querySelector<HTMLElement>(focus)?.focus();
    this.#host.requestUpdate();
  }
}
