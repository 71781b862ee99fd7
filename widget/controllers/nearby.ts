import type { ReactiveControllerHost } from 'lit';
import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import type { ServicePoint, ServicePoints } from '../../proxy/contract/service-points.ts';
import type { Query } from '../api/proxy-client.ts';
import { readyPoint } from '../core/points.ts';
import type { CheckoutController } from './checkout.ts';
import { LatestAnswer } from './latest-answer.ts';

/**
 * The points around the address, so that a row can name the nearest one before anybody asks.
 *
 * A chosen point stays when the address moves and it is still near; else it is taken back, and the notice says so.
 */
export class NearbyController {
  readonly #points: LatestAnswer<Query, ServicePoints>;
  readonly #checkout: CheckoutController;
  /** The place the last points were for. */
  #place: string | undefined;

  constructor(host: ReactiveControllerHost, checkout: CheckoutController) {
    this.#checkout = checkout;
    this.#points = new LatestAnswer(host, {
      question: () => this.#question(),
      load: (query, signal) => checkout.client.points(query, signal),
      changed: () => this.#changed(),
    });
  }

  get isSearching(): boolean {
    return this.#points.state.status === 'loading';
  }

  /** The points one tap can take for this option: those the shopper likes first, then the nearest. */
  ready(option: DeliveryOption): ServicePoint[] {
    const rule = this.#checkout.rule(option);
    const ready = (this.#points.state.answer?.points ?? []).filter((point) => readyPoint([point], rule));
    return ready.toSorted((a, b) => Number(this.isPreferred(b)) - Number(this.isPreferred(a)));
  }

  isPreferred({ carrier, carrierServicePointId }: ServicePoint): boolean {
    const { preferredPoints } = this.#checkout.inputs();
    return preferredPoints.some((point) => point.carrier === carrier && point.carrierServicePointId === carrierServicePointId);
  }

  #question(): Query | undefined {
    const { options, place } = this.#checkout;
    const { request, pointTypes } = this.#checkout.inputs();
    const carriers = new Set(options.flatMap((option) => this.#checkout.rule(option).carriers));
    if (request.status !== 'ready' || !place.postalCode || carriers.size === 0) return undefined;
    return { key: request.query.key ?? '', ...place, carriers: [...carriers].join(' '), types: pointTypes.join(' ') };
  }

  #changed(): void {
    const { state } = this.#points;
    const { selection, place } = this.#checkout;
    if (state.status !== 'ready') return;
    const key = Object.values(place).join(' ');
    const moved = this.#place !== undefined && this.#place !== key;
    this.#place = key;
    const { choice, notice } = selection.state;
    if (choice?.option.type !== 'service-point') return;
    const { points } = state.answer;
    if (!choice.point && !notice && this.ready(choice.option).length > 0) void this.#checkout.choose(choice.option);
    if (choice.point && moved && points.length > 0 && !points.some(({ id }) => id === choice.point?.id)) selection.dropPoint('pointFar');
  }
}
