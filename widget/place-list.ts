import type { ReactiveControllerHost } from 'lit';
import type { ServicePoint } from '../proxy/contract/service-points.ts';
import type { Place } from './core/places.ts';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment; readonly pageSize: number };

/** The finder's list: how far it goes, and what of it is in view. */
export class PlaceList {
  /** How many places are on it; 0 before it is first opened. */
  shown = 0;

  readonly #host: Host;
  readonly #places: () => readonly Place<ServicePoint>[];

  constructor(host: Host, places: () => readonly Place<ServicePoint>[]) {
    this.#host = host;
    this.#places = places;
  }

  /** As long as the page wants it at first. */
  restart(): void {
    this.shown = this.#host.pageSize;
    this.#host.requestUpdate();
  }

  grow(): void {
    this.shown += Math.max(10, this.#host.pageSize);
    this.#host.requestUpdate();
  }

  async bringUp(place: Place<ServicePoint>): Promise<void> {
    const card = await this.#cardOf(place);
    card?.scrollIntoView({ block: 'nearest' });
  }

  async focus(place: Place<ServicePoint>): Promise<void> {
    const card = await this.#cardOf(place);
    card?.querySelector('input')?.focus();
  }

  /** The card of a place that may be further down than the list goes; the list is shown as far as to it. */
  async #cardOf(place: Place<ServicePoint>): Promise<Element | null> {
    this.shown = Math.max(this.shown, this.#places().indexOf(place) + 1);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    return this.#host.renderRoot.querySelector(`.list [data-point="${CSS.escape(place.id)}"]`);
  }
}
