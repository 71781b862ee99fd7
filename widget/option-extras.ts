import { html, type TemplateResult } from 'lit';
import type { DeliveryOption } from '../proxy/contract/delivery-options.ts';
import type { ServicePoint } from '../proxy/contract/service-points.ts';
import type { Fault } from './choice-words.ts';
import { formatDistance } from './core/geo.ts';
import { isKnown, type PointRule } from './core/points.ts';
import type { Words } from './messages/words.ts';
import { facts } from './views/facts.ts';
import { notOffered } from './views/not-offered.ts';
import type { Remedy } from './views/notice.ts';
import { pointLine } from './views/point-line.ts';
import { priceText } from './views/price.ts';
import type { CheckoutController } from './controllers/checkout.ts';
import { ContactChoice } from './contact-choice.ts';
import { DayChoice } from './day-choice.ts';
import { NearbyController } from './controllers/nearby.ts';
import type { Choice, SelectionState } from './controllers/selection.ts';

type Host = ConstructorParameters<typeof ContactChoice>[0] & ConstructorParameters<typeof DayChoice>[0];

/** Tells the page that the shopper chose; the saving is already under way. */
type Did = (saving: Promise<SelectionState>) => void;

/** What an option may leave to choose or to tell: a point, a day, how to reach the shopper, and what to do when one of them is lost. */
export class OptionExtras {
  readonly nearby: NearbyController;
  readonly #host: Host;
  readonly #checkout: CheckoutController;
  readonly #days: DayChoice;
  readonly #contact: ContactChoice;

  constructor(host: Host, checkout: CheckoutController) {
    this.#host = host;
    this.#checkout = checkout;
    this.nearby = new NearbyController(host, checkout);
    this.#days = new DayChoice(host);
    this.#contact = new ContactChoice(host, () => checkout.selection.requires);
  }

  /** The point that is chosen, or the one that a tap on the row would take. */
  pointText(option: DeliveryOption, choice: Choice | undefined, words: Words): TemplateResult | undefined {
    const { selection, clock, inputs } = this.#checkout;
    const isOffered = option.type === 'service-point' && !(choice && selection.state.notice);
    const point = choice?.point ? this.nearby.seen(choice.point) : isOffered ? this.nearby.ready(option)[0] : undefined;
    return point && pointLine(point, isKnown(point, inputs().preferredPoints), clock.now(), words);
  }

  /** Where an option can be collected. */
  rule(option: DeliveryOption): PointRule {
    return this.nearby.rule(option);
  }

  /** The shopper wants this option, collected here. */
  take(option: DeliveryOption, point: ServicePoint, postNumber?: string): Promise<SelectionState> {
    return this.#checkout.selection.choose({ option, own: true, point, postNumber });
  }

  /** What stands below the chosen option. */
  below(choice: Choice, words: Words, did: Did): TemplateResult {
    const { option, day: chosen } = choice;
    const days = option.dates.map(({ date }) => date);
    const pick = (day: string) => did(this.#checkout.selection.choose({ option, own: true, day }));
    return html`${days.length > 0 ? this.#days.render({ days, chosen, words, pick }) : ''} ${this.#contact.render(words)}`;
  }

  /** What cannot be had, and why. */
  notOffered(words: Words): ReturnType<typeof notOffered> {
    return notOffered(this.#checkout.quotes.state.answer?.notOffered ?? [], words);
  }

  /** What can be done about the notice of the choice. */
  remedies(words: Words, did: Did): Remedy[] {
    const { choice, notice, status } = this.#checkout.selection.state;
    if (!choice || !notice || status === 'saving') return [];
    if (notice.asks) return this.#priceRemedies(notice.values?.now, words, did);
    if (choice.option.type !== 'service-point' || choice.point) return [];
    const points = notice.alternatives?.length ? notice.alternatives : this.nearby.ready(choice.option);
    return points.slice(0, 3).map((point) => ({
      label: html`${facts([point.name, point.distance === null ? '' : formatDistance(point.distance, words.lang)])}`,
      act: () => did(this.take(choice.option, point)),
    }));
  }

  /** What the shopper was asked for besides, as entries of the form. */
  entries(name: string): (readonly [string, string])[] {
    const { choice } = this.#checkout.selection.state;
    const isAlone = this.#checkout.inputs().mode === 'points';
    const postNumber = isAlone && choice?.postNumber ? [[`${name}-post-number`, choice.postNumber] as const] : [];
    return name ? [...this.#contact.entries(name), ...postNumber] : [];
  }

  /** What the shopper has yet to be asked for. */
  fault(words: Words): Fault | undefined {
    return this.#contact.fault(words);
  }

  #priceRemedies(now: Parameters<typeof priceText>[0] | string | undefined, words: Words, did: Did): Remedy[] {
    const { selection } = this.#checkout;
    const price = typeof now === 'object' ? priceText(now, words) : '';
    return [
      { label: words.t('acceptPrice', { price }), act: () => did(Promise.resolve(selection.accept())) },
      { label: words.t('chooseAgain'), act: () => this.#chooseAgain() },
    ];
  }

  #chooseAgain(): void {
    this.#checkout.selection.clear();
    this.#host.focus();
  }
}
