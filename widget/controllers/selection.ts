import type { ReactiveControllerHost } from 'lit';
import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import type { RecheckReply, RecheckRequest, SelectionReply } from '../../proxy/contract/selections.ts';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { Money } from '../../proxy/contract/values.ts';
import { DeliveryApiError } from '../api/delivery-api-error.ts';
import type { ProxyClient } from '../api/proxy-client.ts';
import { sameOption } from '../core/options.ts';
import type { MessageKey } from '../messages/messages.ts';

/** What the shopper wants. `own`: the shopper said so; otherwise we preselected it. `day` is an ISO date. */
export interface Choice {
  readonly option: DeliveryOption;
  readonly own: boolean;
  readonly day?: string | undefined;
  readonly point?: ServicePoint | undefined;
  readonly postNumber?: string | undefined;
}

/** One sentence that says why the choice is not what it was. `alternatives` are points to take instead, nearest first. */
export interface ChoiceNotice {
  readonly key: MessageKey;
  readonly values?: Readonly<Record<string, string | Money>>;
  readonly alternatives?: readonly ServicePoint[];
}

/**
 * `open`: a day or a point is missing. `saving`: the proxy is asked. `complete`: `reply.token` can be paid with.
 * `failed`: the proxy could not be asked; `choose(choice)` tries again.
 */
export type SelectionState = { readonly notice?: ChoiceNotice | undefined } & (
  | { readonly status: 'none'; readonly choice?: undefined }
  | { readonly status: 'open' | 'saving'; readonly choice: Choice }
  | { readonly status: 'complete'; readonly choice: Choice; readonly reply: SelectionReply }
  | { readonly status: 'failed'; readonly choice: Choice; readonly error: DeliveryApiError }
);

export type Cart = Omit<RecheckRequest, 'key' | 'token'>;

export interface SelectionOptions {
  /** The publishable key. */
  key(): string;
  client(): ProxyClient;
  /** The cart as the page has it now. */
  cart(): Cart;
  /** `state` is new. */
  changed(): void;
  /** The quote behind the choice is too old; new ones are needed, then `follow`. */
  expired(): void;
}

/** What is missing before this choice can be saved. */
export function lacking({ option, day, point, postNumber }: Choice): 'day' | 'point' | undefined {
  if (option.type === 'nominated-day') return day ? undefined : 'day';
  if (option.type !== 'service-point') return undefined;
  return point && (postNumber || !point.requires.includes('post-number')) ? undefined : 'point';
}

/**
 * Keeps what is chosen and the token that proves it.
 *
 * A newer choice aborts the saving of an older one. A choice survives new quotes: it is checked again and kept, or
 * `notice` says why not. It is never swapped for something else.
 */
export class SelectionController {
  state: SelectionState = { status: 'none' };

  readonly #host: ReactiveControllerHost;
  readonly #options: SelectionOptions;
  #abort = new AbortController();

  constructor(host: ReactiveControllerHost, options: SelectionOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Saves a choice, or keeps it open when something is missing. Resolves to the state it led to. */
  async choose(choice: Choice, notice?: ChoiceNotice): Promise<SelectionState> {
    const signal = this.#restart();
    if (lacking(choice)) return this.#show({ status: 'open', choice, notice });
    const { option, day, point, postNumber } = choice;
    if (option.selection) return this.#show({ status: 'complete', choice, reply: option.selection, notice });
    this.#show({ status: 'saving', choice, notice });
    const request = { key: this.#options.key(), quote: option.quote, deliveryDate: day, servicePointId: point?.id, postNumber };
    return this.#settle(choice, signal, async () => {
      const reply = await this.#options.client().select(request, signal);
      return { status: 'complete', choice, reply, notice };
    });
  }

  clear(notice?: ChoiceNotice): void {
    this.#restart();
    this.#show({ status: 'none', notice });
  }

  /** Carries the choice over to newer options. */
  async follow(options: readonly DeliveryOption[]): Promise<void> {
    const { choice } = this.state;
    if (!choice) return;
    const option = sameOption(options, choice.option);
    if (!option) return this.clear(choice.own ? { key: 'optionLost', values: { option: choice.option.title } } : undefined);
    const next = { ...choice, option };
    if (next.point && next.point.country !== this.#options.cart().country) return this.dropPoint('pointFar');
    if (next.day && !option.dates.some(({ date }) => date === next.day))
      return void this.choose({ ...next, day: undefined }, { key: 'dayLost' });
    if (this.state.status === 'complete' && next.point) return void this.#recheckPoint(next, this.state.reply.token);
    await this.choose(next, priceMove(choice, option) ?? this.state.notice);
  }

  /** Takes the point back and says why. The option stays. */
  dropPoint(key: MessageKey, alternatives: readonly ServicePoint[] = []): void {
    const { choice } = this.state;
    if (!choice?.point) return;
    void this.choose({ ...choice, point: undefined, postNumber: undefined }, { key, values: { point: choice.point.name }, alternatives });
  }

  /** Brings back a choice from its token, if these options still have it. Resolves to whether it is back. */
  async restore(token: string, options: readonly DeliveryOption[]): Promise<boolean> {
    const signal = this.#restart();
    const reply = await this.#ask(token, signal).catch((error: unknown) =>
      error instanceof DeliveryApiError ? undefined : Promise.reject(error),
    );
    const kept = reply?.selection;
    const option = kept && options.find(({ code, type }) => code === kept.selection.option.code && type === kept.selection.option.type);
    if (signal.aborted || !option) return false;
    const { servicePoint, deliveryWindow } = kept.selection;
    const day = option.type === 'nominated-day' ? deliveryWindow?.from : undefined;
    this.#apply({ option, own: true, day, point: servicePoint ?? undefined }, reply);
    return true;
  }

  /** Asks the proxy whether the choice still stands, and takes over its answer. */
  async recheck(): Promise<RecheckReply | undefined> {
    if (this.state.status !== 'complete') return undefined;
    const { choice, reply } = this.state;
    const answer = await this.#ask(reply.token, this.#restart());
    this.#apply(choice, answer);
    return answer;
  }

  async #recheckPoint(choice: Choice, token: string): Promise<SelectionState> {
    const signal = this.#restart();
    this.#show({ status: 'saving', choice });
    return this.#settle(choice, signal, async () => this.#outcome(choice, await this.#ask(token, signal)));
  }

  #ask(token: string, signal: AbortSignal): Promise<RecheckReply> {
    return this.#options.client().recheck({ key: this.#options.key(), token, ...this.#options.cart() }, signal);
  }

  #apply(choice: Choice, answer: RecheckReply): void {
    this.#show(this.#outcome(choice, answer));
  }

  #outcome(choice: Choice, { reason, selection, was, now, alternatives = [] }: RecheckReply): SelectionState {
    const without = { ...choice, point: undefined, postNumber: undefined, day: undefined };
    if (reason === 'service-point-gone' && choice.point)
      return { status: 'open', choice: without, notice: { key: 'pointLost', values: { point: choice.point.name }, alternatives } };
    if (reason === 'date-gone') return { status: 'open', choice: without, notice: { key: 'dayLost' } };
    if (selection)
      return {
        status: 'complete',
        choice,
        reply: selection,
        notice: was && now ? { key: 'priceChanged', values: { was, now } } : undefined,
      };
    return { status: 'none', notice: { key: 'optionLost', values: { option: choice.option.title } } };
  }

  async #settle(choice: Choice, signal: AbortSignal, work: () => Promise<SelectionState>): Promise<SelectionState> {
    try {
      const state = await work();
      return signal.aborted ? this.state : this.#show(state);
    } catch (error) {
      if (signal.aborted) return this.state;
      if (!(error instanceof DeliveryApiError)) throw error;
      return this.#refused(choice, error);
    }
  }

  #refused(choice: Choice, error: DeliveryApiError): SelectionState {
    if (error.kind === 'token-expired') this.#options.expired();
    if (error.kind === 'delivery-date-not-offered')
      return this.#show({ status: 'open', choice: { ...choice, day: undefined }, notice: { key: 'dayLost' } });
    const key = error.kind === 'service-point-gone' ? 'pointLost' : error.kind === 'service-point-does-not-fit' ? 'pointUnfit' : undefined;
    if (!key || !choice.point) return this.#show({ status: 'failed', choice, error, notice: { key: 'notSaved' } });
    const notice = { key, values: { point: choice.point.name } } as const;
    return this.#show({ status: 'open', choice: { ...choice, point: undefined, postNumber: undefined }, notice });
  }

  #restart(): AbortSignal {
    this.#abort.abort();
    this.#abort = new AbortController();
    return this.#abort.signal;
  }

  #show(state: SelectionState): SelectionState {
    this.state = state;
    this.#options.changed();
    this.#host.requestUpdate();
    return state;
  }
}

/** A shopper who saw one price is told of another. */
function priceMove({ option: { price: was }, own }: Choice, { price: now }: DeliveryOption): ChoiceNotice | undefined {
  return own && was && now && was.value !== now.value ? { key: 'priceChanged', values: { was, now } } : undefined;
}
