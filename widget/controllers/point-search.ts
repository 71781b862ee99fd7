import type { ReactiveControllerHost } from 'lit';
import type { ServicePoint, ServicePoints, ServicePointsSearch } from '../../proxy/contract/service-points.ts';
import type { ProxyClient } from '../api/proxy-client.ts';
import { fits, type PointRule } from '../core/points.ts';
import type { MapBox } from '../map/point-map.ts';
import type { Words } from '../messages/words.ts';
import { LatestAnswer } from './latest-answer.ts';

export interface PointSearchOptions {
  /** The publishable key. */
  key(): string;
  client(): ProxyClient;
  /** Where the order goes; the points around it are shown at first. */
  place(): { readonly country: string; readonly address: NonNullable<ServicePointsSearch['address']> };
  /** Which points are of use; undefined until somebody looks. */
  rule(): PointRule | undefined;
  /** `points` and `said` are new. */
  changed(): void;
}

interface Question {
  readonly country: string;
  readonly address: NonNullable<ServicePointsSearch['address']>;
  readonly rule: PointRule;
  readonly text: string;
  readonly area: MapBox | undefined;
}

const nothing: ServicePoints = { points: [], completeness: 'whole', stale: false, age: 0, place: null };

/** Points around the address, around what the shopper typed, or in the part of the map the shopper looks at. */
export class PointSearch {
  readonly #host: ReactiveControllerHost;
  readonly #options: PointSearchOptions;
  readonly #answer: LatestAnswer<Question, ServicePoints>;
  #text = '';
  #area: MapBox | undefined;

  constructor(host: ReactiveControllerHost, options: PointSearchOptions) {
    this.#host = host;
    this.#options = options;
    this.#answer = new LatestAnswer(host, {
      question: () => this.#question(),
      load: (question, signal) => this.#load(question, signal),
      changed: () => options.changed(),
    });
  }

  /** What was found and is of use, nearest first. */
  get points(): readonly ServicePoint[] {
    const rule = this.#options.rule();
    return rule ? (this.#answer.state.answer?.points ?? []).filter((point) => fits(point, rule)) : [];
  }

  get status(): 'idle' | 'loading' | 'ready' | 'failed' {
    return this.#answer.state.status;
  }

  /** What is shown is what the map looks at. */
  get isArea(): boolean {
    return this.#area !== undefined;
  }

  text(text: string): void {
    this.#text = text.trim();
    this.area(undefined);
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
    if (state.status === 'failed') return t('searchFailed');
    if (state.status !== 'ready') return t('searching');
    const { place, stale } = state.answer;
    const text = this.#area ? '' : this.#text;
    if (text && place?.status === 'not-found') return t('notFound', { text });
    const count = this.points.length;
    const near = place?.label && !this.#area ? `${t('foundNear', { place: place.label })} · ` : '';
    const found = `${near}${count > 0 ? t('pointCount', { count }) : t('noPoints')}`;
    const town = text && place?.status === 'partial' && place.precision === 'city' ? t('foundTown') : '';
    return [found, town, stale ? t('stalePoints') : ''].filter(Boolean).join('. ');
  }

  #question(): Question | undefined {
    const rule = this.#options.rule();
    return rule && { ...this.#options.place(), rule, text: this.#text, area: this.#area };
  }

  async #load({ country, address, rule: { carriers, types }, text, area }: Question, signal: AbortSignal): Promise<ServicePoints> {
    const client = this.#options.client();
    const key = this.#options.key();
    const wanted = types as ServicePoint['type'][] | null;
    const asked = text ? { text } : address.street ? { address } : undefined;
    if (asked && !area)
      return client.searchPoints({ key, country, ...asked, carriers: [...carriers], ...(wanted && { types: wanted }) }, signal);
    const { postalCode = '' } = address;
    if (!postalCode && !area) return nothing;
    const edges = Object.entries(area ?? {}).map(([edge, degrees]) => [edge, degrees.toFixed(5)]);
    const place = area ? Object.fromEntries(edges) : { postalCode };
    return client.points({ key, country, carriers: carriers.join(' '), types: (wanted ?? []).join(' '), ...place }, signal);
  }
}
