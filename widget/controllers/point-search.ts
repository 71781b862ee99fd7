import type { ReactiveControllerHost } from 'lit';
import type { ServicePoint, ServicePoints } from '../../proxy/contract/service-points.ts';
import { filterCounts, filtered, type PointFilter } from '../core/point-filters.ts';
import { type Place, placesOf } from '../core/places.ts';
import { fits, knownFirst, type PointRule } from '../core/points.ts';
import type { MapBox } from '../map/point-map.ts';
import type { MessageKey } from '../messages/messages.ts';
import type { Words } from '../messages/words.ts';
import { LatestAnswer } from './latest-answer.ts';
import { type Here, locate } from './locate.ts';
import { PointLookup, type PointLookupOptions, type PointQuestion } from './point-lookup.ts';

export interface PointSearchOptions extends PointLookupOptions {
  /** Where the order goes; the points around it are shown at first. */
  place(): Pick<PointQuestion, 'country' | 'address'>;
  /** Which points are of use; undefined until somebody looks. */
  rule(): PointRule | undefined;
  /** The points the shopper has used before. */
  known(): Parameters<typeof knownFirst>[1];
  /** `points` and `said` are new. */
  changed(): void;
}

/** Points around the address, around what the shopper typed, around the shopper, or in the part of the map the shopper looks at. */
export class PointSearch {
  readonly #host: ReactiveControllerHost;
  readonly #options: PointSearchOptions;
  readonly #answer: LatestAnswer<PointQuestion, ServicePoints>;
  #text = '';
  #area: MapBox | undefined;
  #here: Here | undefined;
  /** What is being done about the shopper's location, or why nothing came of it. */
  #locating: MessageKey | undefined;
  #filters: readonly PointFilter[] = [];
  /** Places as they were put together, and of which points. */
  #placed: { readonly points: readonly ServicePoint[]; readonly places: readonly Place<ServicePoint>[] } = { points: [], places: [] };

  constructor(host: ReactiveControllerHost, options: PointSearchOptions) {
    this.#host = host;
    this.#options = options;
    const lookup = new PointLookup(options);
    this.#answer = new LatestAnswer(host, {
      question: () => this.#question(),
      load: (question, signal) => lookup.find(question, signal),
      changed: () => options.changed(),
    });
  }

  /** What was found, is of use and passes the filters: what the shopper knows, then the nearest. */
  get points(): readonly ServicePoint[] {
    return knownFirst(filtered(this.#fitting, this.#filters), this.#options.known());
  }

  /** The same, with several carriers at one shop as one place. */
  get places(): readonly Place<ServicePoint>[] {
    const { points } = this;
    if (points.length !== this.#placed.points.length || points.some((point, n) => point !== this.#placed.points[n]))
      this.#placed = { points, places: placesOf(points) };
    return this.#placed.places;
  }

  /** The filters that can narrow this list, each with what it would leave. */
  get filters(): { filter: PointFilter; count: number; active: boolean }[] {
    const counts = filterCounts(this.#fitting, this.#filters);
    return counts.map((each) => ({ ...each, active: this.#filters.includes(each.filter) }));
  }

  get #fitting(): readonly ServicePoint[] {
    const rule = this.#options.rule();
    const { country } = this.#options.place();
    const points = this.#answer.state.answer?.points ?? [];
    return rule ? points.filter((point) => point.country === country && fits(point, rule)) : [];
  }

  get status(): 'idle' | 'loading' | 'ready' | 'failed' {
    return this.#answer.state.status;
  }

  /** Where a map's picture comes from; undefined until something is found, null where there is none. */
  get map(): ServicePoints['map'] | undefined {
    return this.#answer.state.answer?.map;
  }

  /** What is shown is what the map looks at. */
  get isArea(): boolean {
    return this.#area !== undefined;
  }

  text(text: string): void {
    this.#text = text.trim();
    this.#locating = undefined;
    this.#here = undefined;
    this.area(undefined);
  }

  /** Looks around the shopper, if the browser says where that is. `said` tells what became of it. */
  async locate(): Promise<void> {
    this.#say('locating');
    const here = await locate(globalThis.navigator?.geolocation);
    if (this.#locating !== 'locating') return;
    if (typeof here === 'string') return this.#say(here);
    this.text('');
    this.#here = here;
  }

  /** Turns a filter on or off; without one, all off. */
  toggle(filter?: PointFilter): void {
    const others = this.#filters.filter((each) => each !== filter);
    this.#filters = filter ? [...others, ...(others.length < this.#filters.length ? [] : [filter])] : [];
    this.#host.requestUpdate();
  }

  area(area: MapBox | undefined): void {
    this.#area = area;
    this.#host.requestUpdate();
  }

  reload(): void {
    this.#answer.reload();
  }

  /** What the search made of what was asked, and how much it found. */
  said({ t }: Words): string {
    const { state } = this.#answer;
    if (this.#locating) return t(this.#locating);
    if (state.status === 'failed') return t('searchFailed');
    if (state.status !== 'ready') return t('searching');
    const { place, stale } = state.answer;
    const text = this.#area ? '' : this.#text;
    const isUnknown = text !== '' && place?.status === 'not-found';
    const isTown = text !== '' && place?.status === 'partial' && place.precision === 'city';
    const count = this.places.length;
    const label = this.#here ? t('foundHere') : place?.label && t('foundNear', { place: place.label });
    const near = label && !this.#area ? `${apart(label)} · ` : '';
    const none = t(this.#fitting.length > 0 ? 'noneFiltered' : 'noPoints');
    const found = `${near}${apart(count > 0 ? t('pointCount', { count }) : none)}`;
    const notes = [isTown ? t('foundTown') : '', stale ? t('stalePoints') : ''].filter(Boolean);
    return `${isUnknown ? `${t('notFound', { text })} ` : ''}${[found, ...notes].join('. ')}`;
  }

  #say(locating: MessageKey): void {
    this.#locating = locating;
    this.#host.requestUpdate();
  }

  #question(): PointQuestion | undefined {
    const rule = this.#options.rule();
    return rule && { ...this.#options.place(), rule, text: this.#text, area: this.#area, here: this.#here };
  }
}

/** Keeps a Latin place and the number after it in their own places where the language is written from right to left. */
const apart = (text: string): string => `\u2068${text}\u2069`;
