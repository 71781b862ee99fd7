import type { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import type { Problem, ProblemType } from '../../proxy/contract/problems.ts';
import { toJson } from '../core/json.ts';
import { DeliveryApiError, isApiError } from './delivery-api-error.ts';

/** Query parameters; empty ones are left out, lists repeat. */
export type Query = Readonly<Record<string, string | readonly string[]>>;

/** A request that got no answer by then has failed, in milliseconds. */
const DEADLINE = 15_000;

/**
 * The checkout routes of the proxy at `base`. The only code of the widget that knows HTTP. Those that not every checkout
 * asks stand in `choice-routes.ts`.
 *
 * Every method throws `DeliveryApiError`, except when `signal` aborts: then it throws the signal's reason.
 */
export class ProxyClient {
  readonly #base: string;

  constructor(base: string) {
    this.#base = `${base.replace(/\/$/, '')}/checkout/`;
  }

  options(query: Query, signal: AbortSignal): Promise<DeliveryOptions> {
    return this.read('delivery-options', query, signal);
  }

  /** The answer of `GET` on a route below `/checkout/`. */
  read<T>(path: string, query: Query, signal: AbortSignal): Promise<T> {
    const search = new URLSearchParams();
    for (const [name, value] of Object.entries(query))
      for (const each of typeof value === 'string' ? [value] : value) if (each) search.append(name, each);
    return this.#fetch(`${path}?${search}`, {}, signal);
  }

  /** The answer of `POST`. */
  send<T>(path: string, body: object, signal: AbortSignal): Promise<T> {
    return this.#fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: toJson(body) }, signal);
  }

  async #fetch<T>(path: string, init: RequestInit, signal: AbortSignal): Promise<T> {
    const deadline = AbortSignal.timeout(DEADLINE);
    try {
      const response = await fetch(this.#base + path, { ...init, credentials: 'omit', signal: AbortSignal.any([signal, deadline]) });
      if (!response.ok) throw await refusal(response);
      return (await response.json()) as T;
    } catch (error) {
      if (signal.aborted || isApiError(error)) throw error;
      throw new DeliveryApiError(deadline.aborted ? 'timeout' : 'network', `No answer from ${this.#base}`, {
        cause: error,
      });
    }
  }
}

/** Reads problem+json. An answer that is none comes from something in between, so the service counts as unavailable. */
async function refusal(response: Response): Promise<DeliveryApiError> {
  if (!response.headers.get('content-type')?.includes('json'))
    return new DeliveryApiError('upstream-unavailable', `HTTP ${response.status}`);
  const problem = (await response.json()) as Problem;
  const fields = problem.errors?.map(({ field, expected }) => ` ${field}: ${expected}.`).join('') ?? '';
  const kind = String(problem.type).split('/').pop() as ProblemType;
  return new DeliveryApiError(kind, `${problem.detail ?? problem.title}${fields} (request ${problem.requestId})`);
}
