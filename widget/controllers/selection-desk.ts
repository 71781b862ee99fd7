import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import type { RecheckReply, RecheckRequest } from '../../proxy/contract/selections.ts';
import { priceNotice } from '../core/price-notice.ts';
import { recheck, select } from '../api/choice-routes.ts';
import { isApiError } from '../api/delivery-api-error.ts';
import type { ProxyClient, Query } from '../api/proxy-client.ts';
import type { Choice, SelectionState } from './selection.ts';

/** A checkout, as far as the desk asks on its behalf. */
export interface DeskOptions {
  readonly client: ProxyClient;
  /** The cart as the page has it now, with the publishable key. */
  readonly query: Query;
}

/**
 * Asks the proxy about a choice, and says what its answer makes of it.
 *
 * Every method throws `DeliveryApiError` where the answer says nothing about the choice itself.
 */
export class SelectionDesk {
  protected readonly options: DeskOptions;

  constructor(options: DeskOptions) {
    this.options = options;
  }

  async save(choice: Choice, signal: AbortSignal): Promise<SelectionState> {
    const { option, day, point, postNumber } = choice;
    const request = { key: this.key, quote: option.quote, deliveryDate: day, servicePointId: point?.id, postNumber };
    try {
      return { status: 'complete', choice, reply: await select(this.options.client, request, signal) };
    } catch (error) {
      return refused(choice, error);
    }
  }

  /** The same choice under a newer quote. `token`: it was complete before, which is all that is known of a post number. */
  async follow(choice: Choice, token: string | undefined, signal: AbortSignal): Promise<SelectionState> {
    const { option, day, point } = choice;
    if (point && point.country !== this.options.query.country) return withoutPoint(choice, 'pointFar');
    if (day && !option.dates.some(({ date }) => date === day)) return withoutDay(choice);
    return point && token ? this.outcome(choice, await this.recheck(token, signal)) : this.save(choice, signal);
  }

  /** What has become of the choice a token stands for; undefined when nobody can say what that was. */
  async restore(token: string, options: readonly DeliveryOption[], signal: AbortSignal): Promise<SelectionState | undefined> {
    const reply = await this.recheck(token, signal).catch((error) =>
      isApiError(error) || signal.aborted ? undefined : Promise.reject(error),
    );
    const kept = reply?.selection?.selection ?? reply?.chosen;
    if (!reply || !kept) return undefined;
    const option = options.find(({ code, type }) => code === kept.option.code && type === kept.option.type);
    if (!option) return optionLost(kept.option.title);
    const day = option.type === 'nominated-day' ? reply.selection?.selection.deliveryWindow?.from : undefined;
    return this.outcome({ option, own: true, day, point: kept.servicePoint ?? undefined }, reply);
  }

  recheck(token: string, signal: AbortSignal): Promise<RecheckReply> {
    return recheck(this.options.client, { key: this.key, token, ...this.#cart }, signal);
  }

  protected get key(): string {
    return String(this.options.query.key);
  }

  get #cart(): Omit<RecheckRequest, 'key' | 'token'> {
    const { country, postalCode, weight, orderValue, currency } = this.options.query;
    const text = (value: Query[string] | undefined) => (value ? String(value) : undefined);
    return {
      country: text(country),
      postalCode: text(postalCode),
      weight: weight ? Number(weight) : undefined,
      orderValue: text(orderValue),
      currency: text(currency),
    };
  }

  /** What a check makes of the choice. */
  outcome(choice: Choice, { reason, selection, was, now, alternatives = [] }: RecheckReply): SelectionState {
    if (reason === 'service-point-gone') return withoutPoint(choice, 'pointLost', alternatives);
    if (reason === 'date-gone') return withoutDay(choice);
    if (!selection) return optionLost(choice.option.title);
    if (!was || !now) return { status: 'complete', choice, reply: selection };
    const repriced = { ...choice, option: { ...choice.option, price: now } };
    return { status: 'complete', choice: repriced, reply: selection, notice: priceNotice(was, now) };
  }
}

/** What a refusal makes of the choice. */
function refused(choice: Choice, error: unknown): SelectionState {
  const kind = isApiError(error) ? error.kind : undefined;
  if (kind === 'delivery-date-not-offered') return withoutDay(choice);
  if (kind === 'service-point-gone') return withoutPoint(choice, 'pointLost');
  if (kind === 'service-point-does-not-fit') return withoutPoint(choice, 'pointUnfit');
  throw error;
}

const optionLost = (option: string): SelectionState => ({ status: 'none', notice: { key: 'optionLost', values: { option } } });

const withoutDay = (choice: Choice): SelectionState => ({
  status: 'open',
  choice: { ...choice, day: undefined },
  notice: { key: 'dayLost' },
});

const withoutPoint = (
  choice: Choice,
  key: 'pointLost' | 'pointUnfit' | 'pointFar',
  alternatives: RecheckReply['alternatives'] = [],
): SelectionState => ({
  status: 'open',
  choice: { ...choice, point: undefined, postNumber: undefined },
  notice: { key, values: { point: choice.point?.name ?? '' }, alternatives },
});
