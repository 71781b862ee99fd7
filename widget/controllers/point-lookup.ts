import type { ServicePoint, ServicePoints, ServicePointsSearch } from '../../proxy/contract/service-points.ts';
import { readPoints, searchPoints } from '../api/choice-routes.ts';
import type { ProxyClient } from '../api/proxy-client.ts';
import { calledSo, type PointRule } from '../core/points.ts';
import { respelt } from '../core/respelt.ts';
import type { MapBox } from '../map/point-map.ts';
import type { Here } from './locate.ts';

/** Where to look: in `area`, else around `here`, else around `text`, else around the address. */
export interface PointQuestion {
  readonly country: string;
  readonly address: NonNullable<ServicePointsSearch['address']>;
  readonly rule: PointRule;
  readonly text: string;
  readonly area: MapBox | undefined;
  readonly here: Here | undefined;
}

export interface PointLookupOptions {
  /** The publishable key. */
  key(): string;
  client(): ProxyClient;
}

const nothing: ServicePoints = { points: [], completeness: 'whole', stale: false, age: 0, place: null, map: null };

/** Asks the proxy for points, and makes something of a text that no map knows. */
export class PointLookup {
  readonly #options: PointLookupOptions;
  /** Every point found so far, by id. */
  readonly #seen = new Map<string, ServicePoint>();

  constructor(options: PointLookupOptions) {
    this.#options = options;
  }

  /**
   * A text that is no place may be a locker's name or number, or a town near here with a slip in it. Else the address is looked around
   * again: `place` says that the text was not found, and where these points are.
   */
  async find(question: PointQuestion, signal: AbortSignal): Promise<ServicePoints> {
    const { text } = question;
    const answer = await this.#ask(question, signal);
    if (!text || answer.place?.status !== 'not-found') return answer;
    const known = [...this.#seen.values()];
    const points = calledSo(known, text);
    if (points.length > 0) return { ...answer, points, place: null };
    const towns = new Set(known.map(({ city }) => city));
    const other = await this.#ask({ ...question, text: respelt(text, [...towns]) ?? '' }, signal);
    return { ...other, place: { ...answer.place, label: other.place?.label ?? null } };
  }

  async #ask(question: PointQuestion, signal: AbortSignal): Promise<ServicePoints> {
    const answer = await this.#send(question, signal);
    for (const point of answer.points) this.#seen.set(point.id, point);
    return answer;
  }

  async #send({ country, address, rule, text, area, here }: PointQuestion, signal: AbortSignal): Promise<ServicePoints> {
    const client = this.#options.client();
    const key = this.#options.key();
    const carriers = [...rule.carriers];
    const types = rule.types as ServicePoint['type'][] | null;
    const asked = text ? { text } : address.street ? { address } : undefined;
    if (asked && !area && !here)
      return searchPoints(client, { key, country, ...asked, ...(carriers.length > 0 && { carriers }), ...(types && { types }) }, signal);
    const { postalCode = '' } = address;
    if (!postalCode && !area && !here) return nothing;
    const place = area ? edges(area) : here ? { lat: coarse(here.latitude), lng: coarse(here.longitude) } : { postalCode };
    return readPoints(client, { key, country, carriers: carriers.join(' '), types: (types ?? []).join(' '), ...place }, signal);
  }
}

const edges = (area: MapBox): Record<string, string> =>
  Object.fromEntries(Object.entries(area).map(([edge, degrees]) => [edge, degrees.toFixed(5)]));

/** Rounded to about 100 m: near enough to find a shop by, too far to find a door by. */
const coarse = (degrees: number): string => degrees.toFixed(3);
