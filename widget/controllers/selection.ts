import type { ReactiveControllerHost } from 'lit';
import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import type { RecheckReply, SelectionReply } from '../../proxy/contract/selections.ts';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { Money, Requirement } from '../../proxy/contract/values.ts';
import type { DeliveryApiError } from '../api/delivery-api-error.ts';
import { sameOption } from '../core/options.ts';
import { priceNotice } from '../core/price-notice.ts';
import type { MessageKey } from '../messages/messages.ts';
import type { SelectionDesk } from './selection-desk.ts';

/** What the shopper wants. `own`: the shopper said so; otherwise we preselected it. `day` is an ISO date. */
export interface Choice {
  readonly option: DeliveryOption;
  readonly own: boolean;
  readonly day?: string | undefined;
  readonly point?: ServicePoint | undefined;
  readonly postNumber?: string | undefined;
}

/**
 * One sentence that says why the choice is not what it was. `asks`: it counts only once the shopper agrees.
 * `alternatives` are points to take instead, nearest first.
 */
export interface ChoiceNotice {
  readonly key: MessageKey;
  readonly asks?: boolean;
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

/** `incomplete`: nothing is chosen that could be paid with. `unavailable`: nobody could be asked; the choice stands as it was. */
export type RecheckOutcome = Omit<RecheckReply, 'selection'> | { readonly ok: false; readonly reason: 'incomplete' | 'unavailable' };

export interface SelectionOptions {
  /** Who asks the proxy; fetched when there is something to ask. */
  desk(): Promise<SelectionDesk>;
  /** `state` is new. */
  changed(): void;
  /** What is on offer is not what the choice was made from; new quotes are needed, then `follow`. */
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
  /** The last choice that was to be signed. */
  #saving: Promise<unknown> | undefined;

  constructor(host: ReactiveControllerHost, options: SelectionOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** What proves the choice, once it is complete. */
  get token(): string | undefined {
    return this.state.status === 'complete' ? this.state.reply.token : undefined;
  }

  /** What the shopper has yet to tell for this choice. */
  get requires(): readonly Requirement[] {
    return this.state.status === 'complete' ? this.state.reply.selection.requires : (this.state.choice?.option.requires ?? []);
  }

  /** Saves a choice, or keeps it open when something is missing. Resolves to the state it led to. */
  async choose(choice: Choice, notice?: ChoiceNotice): Promise<SelectionState> {
    if (lacking(choice)) return this.#set({ status: 'open', choice, notice });
    if (choice.option.selection) return this.#set({ status: 'complete', choice, reply: choice.option.selection, notice });
    return this.#save(choice, (desk, signal) => desk.save(choice, signal));
  }

  /** The shopper goes on with what the notice says. */
  accept(): SelectionState {
    return this.#set({ ...this.state, notice: undefined });
  }

  clear(notice?: ChoiceNotice): void {
    this.#set({ status: 'none', notice });
  }

  /** Carries the choice over to newer options. */
  async follow(options: readonly DeliveryOption[]): Promise<SelectionState> {
    const { choice } = this.state;
    if (!choice) return this.state;
    const option = sameOption(options, choice.option);
    if (!option)
      return this.#set({ status: 'none', notice: choice.own ? { key: 'optionLost', values: { option: choice.option.title } } : undefined });
    const next = { ...choice, option };
    const notice = priceMove(choice, option) ?? this.state.notice;
    if (lacking(next) || option.selection) return this.choose(next, notice);
    const { token } = this;
    return this.#save(next, async (desk, signal) => ({ notice, ...(await desk.follow(next, token, signal)) }), notice);
  }

  /** Takes the point back and says why. The option stays. */
  dropPoint(key: MessageKey): void {
    const { choice } = this.state;
    if (choice?.point)
      void this.choose({ ...choice, point: undefined, postNumber: undefined }, { key, values: { point: choice.point.name } });
  }

  /** Brings back a choice from its token, if these options still have it. Resolves to whether it is back. */
  async restore(token: string, options: readonly DeliveryOption[]): Promise<boolean> {
    const signal = this.#restart();
    const state = await this.#options.desk().then(
      (desk) => desk.restore(token, options, signal),
      () => undefined,
    );
    if (signal.aborted || !state) return false;
    this.#show(state);
    return true;
  }

  /** Asks the proxy whether the choice still stands, and takes over its answer. Never rejects: no answer changes nothing. */
  async recheck(): Promise<RecheckOutcome> {
    // Who pays by a wallet agrees while the choice is still being signed for the whole address.
    await this.#saving;
    if (this.state.status !== 'complete') return { ok: false, reason: 'incomplete' };
    const { choice, reply } = this.state;
    const signal = this.#restart();
    try {
      const desk = await this.#options.desk();
      const { selection, ...answer } = await desk.recheck(reply.token, signal);
      // Who is about to pay for what was preselected has made it a choice.
      this.#show(desk.outcome({ ...choice, own: true }, { ...answer, selection }));
      if (answer.reason === 'price-changed') this.#options.expired();
      return answer;
    } catch {
      return { ok: false, reason: signal.aborted ? 'incomplete' : 'unavailable' };
    }
  }

  /** `notice` is what is said of the choice meanwhile. */
  async #save(
    choice: Choice,
    work: (desk: SelectionDesk, signal: AbortSignal) => Promise<SelectionState>,
    notice?: ChoiceNotice,
  ): Promise<SelectionState> {
    const signal = this.#restart();
    this.#show({ status: 'saving', choice, notice });
    const saving = this.#options
      .desk()
      .then((desk) => work(desk, signal))
      .catch((error: DeliveryApiError): SelectionState => ({ status: 'failed', choice, error, notice: { key: 'notSaved' } }));
    this.#saving = saving;
    const state = await saving;
    if (signal.aborted) return this.state;
    if (state.status === 'failed' && state.error.kind === 'token-expired') this.#options.expired();
    return this.#show(state);
  }

  #restart(): AbortSignal {
    this.#abort.abort();
    this.#abort = new AbortController();
    return this.#abort.signal;
  }

  #set(state: SelectionState): SelectionState {
    this.#restart();
    return this.#show(state);
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
  return own && was && now && was.value !== now.value ? priceNotice(was, now) : undefined;
}
