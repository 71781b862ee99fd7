import type { Problem, ProblemType } from '../../../proxy/contract/problems.ts';
import { OfficeError } from './office-error.ts';
import type { SessionKeeper } from './session-keeper.ts';

/** Query parameters; empty ones are left out. */
export type Query = Readonly<Record<string, string | undefined>>;

/** Looking at an account asks Sendcloud many things: a request that got no answer by then has failed, in milliseconds. */
const DEADLINE = 60_000;

/**
 * The proxy's back-office routes, asked with a session. The only code of the back office that knows HTTP.
 *
 * A request whose session is over waits for the page's next one and is sent again. Every method throws `OfficeError`, except when `signal`
 * aborts: then it throws the signal's reason.
 */
export class OfficeClient {
  readonly #base: () => string;
  readonly #session: SessionKeeper;

  constructor(base: () => string, session: SessionKeeper) {
    this.#base = base;
    this.#session = session;
  }

  async read<T>(path: string, query: Query = {}, signal?: AbortSignal): Promise<T> {
    return (await this.#fetch(path + searchOf(query), {}, signal)).json() as Promise<T>;
  }

  async send<T>(method: 'POST' | 'PUT', path: string, body: object = {}, signal?: AbortSignal): Promise<T> {
    const init = { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    return (await this.#fetch(path, init, signal)).json() as Promise<T>;
  }

  /** `DELETE`; the answer, where there is one. */
  async remove<T>(path: string): Promise<T | undefined> {
    const response = await this.#fetch(path, { method: 'DELETE' });
    return response.status === 204 ? undefined : (response.json() as Promise<T>);
  }

  async file(path: string, query: Query = {}): Promise<Blob> {
    return (await this.#fetch(path + searchOf(query), {})).blob();
  }

  async #fetch(path: string, init: RequestInit, signal?: AbortSignal): Promise<Response> {
    const token = await this.#session.current();
    const first = await this.#ask(path, init, token, signal);
    if (first.status !== 401) return answer(first);
    return answer(await this.#ask(path, init, await this.#session.current(token), signal));
  }

  async #ask(path: string, init: RequestInit, token: string, signal = new AbortController().signal): Promise<Response> {
    const deadline = AbortSignal.timeout(DEADLINE);
    try {
      return await fetch(`${this.#base().replace(/\/$/, '')}${path}`, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${token}` },
        credentials: 'omit',
        signal: AbortSignal.any([signal, deadline]),
      });
    } catch (cause) {
      if (signal.aborted) throw cause;
      throw new OfficeError(deadline.aborted || init.method ? 'unanswered' : 'network', '', { cause });
    }
  }
}

function searchOf(query: Query): string {
  const filled = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return filled.length > 0 ? `?${new URLSearchParams(filled)}` : '';
}

async function answer(response: Response): Promise<Response> {
  if (response.ok) return response;
  // An answer that is no problem comes from something in between.
  if (!response.headers.get('content-type')?.includes('json')) throw new OfficeError('upstream-unavailable', `HTTP ${response.status}`);
  const { type, title, detail, errors } = (await response.json()) as Problem;
  throw new OfficeError(type.split('/').pop() as ProblemType, detail ?? title, { fields: errors ?? [] });
}
