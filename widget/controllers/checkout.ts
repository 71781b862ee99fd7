import type { DeliveryOption, DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import { DeliveryApiError } from '../api/delivery-api-error.ts';
import { ProxyClient, type Query } from '../api/proxy-client.ts';
import { inOrder, preselected, type ShopPrices, withShopPrice } from '../core/options.ts';
import type { QuoteRequest } from '../core/quote-request.ts';
import { Clock } from './clock.ts';
import { LatestAnswer } from './latest-answer.ts';
import type { OptionExtras } from '../option-extras.ts';
import { SelectionController, type SelectionState } from './selection.ts';
import type { SelectionDesk } from './selection-desk.ts';

export interface CheckoutInputs {
  readonly request: QuoteRequest;
  readonly mode: string;
  readonly carriers: readonly string[];
  readonly deliveryTypes: readonly string[];
  readonly pointTypes: readonly string[];
  readonly prices: ShopPrices;
  readonly preselect: string;
  /** What is known of the address besides its place. Street and number may be in one line. */
  readonly address: { readonly street?: string; readonly houseNumber?: string; readonly city?: string };
  readonly preferredPoints: readonly { readonly carrier: string; readonly carrierServicePointId: string }[];
}

export interface CheckoutEvents {
  /** New options, an error, or a long silence. */
  quotesChanged(): void;
  /** `selection.state` is new. */
  selectionChanged(): void;
  /** Fetches what only some choices need. */
  finder(): Promise<FinderParts>;
  /** The first answer, where the page came with one. */
  givenAnswer(): DeliveryOptions | undefined;
  /** What the shopper chose before these first options came: a selection token, or the value of a fallback control. */
  earlierChoice(): { readonly token?: string | null | undefined; readonly fallback?: string | undefined };
}

type FinderParts = typeof import('../finder.ts');
type ExtrasHost = ConstructorParameters<FinderParts['OptionExtras']>[0];

interface Question {
  readonly proxy: string;
  readonly query: Query;
}

/**
 * Everything between an address and a selection: quotes, the points near it, the choice, and the clock they run by.
 *
 * New quotes never change a choice by themselves: it follows, or it says why it cannot.
 */
export class CheckoutController {
  readonly quotes: LatestAnswer<Question, DeliveryOptions>;
  readonly selection: SelectionController;
  readonly clock: Clock;

  /** What options leave to choose or to tell. Undefined until one does; null: it could not be had. */
  extras: OptionExtras | null | undefined;
  /** Settles once an earlier choice has been looked at. */
  restored: Promise<void> = Promise.resolve();

  readonly inputs: () => CheckoutInputs;
  readonly #host: ExtrasHost;
  readonly #on: CheckoutEvents;
  #hasAsked = false;

  constructor(host: ExtrasHost, inputs: () => CheckoutInputs, on: CheckoutEvents) {
    this.#host = host;
    this.inputs = inputs;
    this.#on = on;
    this.clock = new Clock(host, () => this.#rollOver());
    this.quotes = new LatestAnswer(host, {
      question: () => this.#question(),
      load: (question, signal) => this.#load(question, signal),
      changed: () => this.#quotesChanged(),
    });
    this.selection = new SelectionController(host, {
      desk: () => this.#openDesk(),
      changed: () => this.#selectionChanged(),
      expired: () => this.quotes.reload(),
    });
  }

  get client(): ProxyClient {
    return new ProxyClient(this.#question()?.proxy ?? '');
  }

  /** What is asked about; empty while nothing can be. */
  get query(): Query {
    return this.#question()?.query ?? {};
  }

  /** Where the order goes. */
  get place(): { country: string; postalCode: string } {
    const { country, postalCode } = this.query;
    return { country: String(country ?? ''), postalCode: String(postalCode ?? '') };
  }

  /** The options as the page wants them: its order, its prices. */
  get options(): readonly DeliveryOption[] {
    const { answer } = this.quotes.state;
    const { deliveryTypes, carriers, prices } = this.inputs();
    return inOrder(answer?.options ?? [], deliveryTypes, carriers).map((option) => withShopPrice(option, prices, answer?.currency ?? ''));
  }

  /** The shopper wants this option, with the nearest point where it needs one. */
  choose(option: DeliveryOption): Promise<SelectionState> {
    const point = option.type === 'service-point' ? this.extras?.nearby.ready(option)[0] : undefined;
    return this.selection.choose({ option, own: true, point });
  }

  /** What is chosen for a shopper who has not chosen. */
  preselect(): void {
    const option = preselected(this.options, this.inputs().preselect);
    if (option) void this.selection.choose({ option, own: false });
    else this.selection.clear();
  }

  /** Brings back the choice a token stands for; without one that still stands, preselects. */
  restore(token: string): Promise<void> {
    this.restored = this.#restore(token);
    return this.restored;
  }

  #question(): Question | undefined {
    const { request } = this.inputs();
    return request.status === 'ready' ? request : undefined;
  }

  async #openDesk(): Promise<SelectionDesk> {
    const { SelectionDesk, PointDesk } = await this.#on.finder();
    const Desk = this.#isPointsOnly ? PointDesk : SelectionDesk;
    return new Desk(this);
  }

  get #isPointsOnly(): boolean {
    return this.inputs().mode === 'points';
  }

  async #restore(token: string): Promise<void> {
    if (!(await this.selection.restore(token, this.options)) && !this.selection.state.choice) this.preselect();
  }

  async #load({ proxy, query }: Question, signal: AbortSignal): Promise<DeliveryOptions> {
    if (this.#isPointsOnly) return (await this.#on.finder()).pointsOnly(this.inputs().carriers);
    const given = this.#hasAsked ? undefined : this.#on.givenAnswer();
    this.#hasAsked = true;
    const holds = given && Date.parse(given.expiresAt) > Date.now();
    const answer = holds ? given : await new ProxyClient(proxy).options(query, signal);
    if (answer.currency === query.currency) return answer;
    const message = `The attribute currency is "${String(query.currency)}", but this shop's delivery prices are in ${answer.currency}`;
    throw new DeliveryApiError('currency-differs', message);
  }

  #quotesChanged(): void {
    const { state } = this.quotes;
    if (state.status === 'ready') this.clock.set(state.answer.serverTime);
    this.#on.quotesChanged();
    if (state.status !== 'ready') return;
    this.#carryOver();
    const isAll = this.options.every(({ selection, requires }) => selection && requires.length === 0);
    if (!isAll || state.answer.notOffered.length > 0) void this.#prepare();
  }

  #selectionChanged(): void {
    if (this.selection.state.notice) void this.#prepare();
    this.#on.selectionChanged();
  }

  #carryOver(): void {
    const { choice } = this.selection.state;
    if (choice) return choice.own ? void this.selection.follow(this.options) : this.preselect();
    const { token, fallback } = this.#on.earlierChoice();
    const meant = fallback && (this.options.find(({ code }) => code === fallback) ?? this.options.find(({ type }) => type === fallback));
    if (meant) void this.choose(meant);
    else if (token) void this.restore(token);
    else if (!this.selection.state.notice) this.preselect();
  }

  /** What an option leaves to choose is got ready before anybody chooses it; what is near is looked for. */
  async #prepare(): Promise<void> {
    const parts = await this.#on.finder().catch(() => null);
    this.extras ??= parts && new parts.OptionExtras(this.#host, this);
    this.#host.requestUpdate();
  }

  /** A promise or a quote that has run out is asked for again. */
  #rollOver(): void {
    const { answer, status } = this.quotes.state;
    if (!answer || status !== 'ready') return;
    const ends = [answer.expiresAt, ...answer.options.map(({ cutOff }) => cutOff)].filter((instant) => instant !== null);
    const before = Date.parse(answer.serverTime);
    if (ends.some((instant) => Date.parse(instant) > before && Date.parse(instant) <= this.clock.now())) this.quotes.reload();
  }
}
