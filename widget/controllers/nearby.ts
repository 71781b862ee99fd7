import type { ReactiveControllerHost } from 'lit';
import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import type { ServicePoint, ServicePoints, ServicePointsSearch } from '../../proxy/contract/service-points.ts';
import { readPoints, searchPoints } from '../api/choice-routes.ts';
import { isReady, knownFirst, narrowed, type PointRule } from '../core/points.ts';
import { addressOf } from '../core/street.ts';
import type { CheckoutController } from './checkout.ts';
import { LatestAnswer } from './latest-answer.ts';
import type { Choice } from './selection.ts';

/**
 * The points around the address, so that a row can name the nearest one before anybody asks.
 *
 * A chosen point stays when the address moves and it is still near; else it is taken back, and the notice says so, until
 * the address is near it again.
 */
export class NearbyController {
  readonly #points: LatestAnswer<ServicePointsSearch, ServicePoints>;
  readonly #checkout: CheckoutController;
  /** What the shopper found in the finder. */
  #last: ServicePoint | undefined;
  /** What was taken back because the address moved away from it. */
  #left: Choice | undefined;
  /** The place the last points were for. */
  #place: string | undefined;

  constructor(host: ReactiveControllerHost, checkout: CheckoutController) {
    this.#checkout = checkout;
    this.#points = new LatestAnswer(host, {
      question: () => this.#question(),
      load: (search, signal) => this.#load(search, signal),
      changed: () => this.#changed(),
    });
  }

  get isSearching(): boolean {
    return this.#points.state.status === 'loading';
  }

  /** Going back to collecting takes this point again. */
  remember(point: ServicePoint): void {
    this.#last = point;
  }

  /** The points one tap can take for this option: the one found earlier, those of the shopper's account, then the nearest. */
  ready(option: DeliveryOption): ServicePoint[] {
    const rule = this.rule(option);
    const near = this.#points.state.answer?.points.filter(({ id }) => id !== this.#last?.id) ?? [];
    const ranked = knownFirst(near, this.#checkout.inputs().preferredPoints);
    return (this.#last ? [this.#last, ...ranked] : ranked).filter((point) => isReady(point, rule));
  }

  /** The same point with how far it is, if it is near. */
  seen(point: ServicePoint): ServicePoint {
    return this.#points.state.answer?.points.find(({ id }) => id === point.id) ?? point;
  }

  /** Where an option can be collected. */
  rule(option: DeliveryOption): PointRule {
    return narrowed(option.servicePoints ?? { carriers: [], types: null }, this.#checkout.inputs().pointTypes);
  }

  #question(): ServicePointsSearch | undefined {
    const { options, place } = this.#checkout;
    const { request, pointTypes, address } = this.#checkout.inputs();
    const rules = options.filter(({ servicePoints }) => servicePoints).map((option) => this.rule(option));
    if (request.status !== 'ready' || !place.postalCode || rules.length === 0) return undefined;
    const isAny = rules.some(({ carriers }) => carriers.length === 0);
    const carriers = new Set(isAny ? [] : rules.flatMap((rule) => rule.carriers));
    const types = pointTypes.length > 0 ? { types: pointTypes as ServicePoint['type'][] } : {};
    const key = request.query.key as string;
    return {
      key,
      country: place.country,
      ...(carriers.size > 0 && { carriers: [...carriers] }),
      ...types,
      address: addressOf(address, place.postalCode),
    };
  }

  /** A postal code alone is nobody's address: it may be asked for in a URL, and comes from a cache. */
  #load(search: ServicePointsSearch, signal: AbortSignal): Promise<ServicePoints> {
    const { key, country, carriers = [], types = [], address } = search;
    if (address?.street) return searchPoints(this.#checkout.client, search, signal);
    const query = { key, country, postalCode: address?.postalCode ?? '', carriers: carriers.join(' '), types: types.join(' ') };
    return readPoints(this.#checkout.client, query, signal);
  }

  #changed(): void {
    const { state } = this.#points;
    const { selection, place } = this.#checkout;
    if (state.status !== 'ready') return;
    const key = Object.values(place).join(' ');
    const moved = this.#place !== undefined && this.#place !== key;
    this.#place = key;
    if (moved) this.#last = undefined;
    const { choice, notice } = selection.state;
    if (choice?.option.type !== 'service-point') return;
    const { points } = state.answer;
    const isNear = (point: ServicePoint | undefined) => points.some(({ id }) => id === point?.id);
    if (notice?.key === 'pointFar' && this.#left && isNear(this.#left.point))
      return void selection.choose({ ...this.#left, option: choice.option });
    if (!choice.point && !notice && this.ready(choice.option).length > 0) void this.#checkout.choose(choice.option);
    if (choice.point && moved && points.length > 0 && !isNear(choice.point)) {
      this.#left = choice;
      selection.dropPoint('pointFar');
    }
  }
}
