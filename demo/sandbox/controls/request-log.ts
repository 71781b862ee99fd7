/** A request the sandbox received, without its secrets. */
export interface LoggedRequest {
  n: number;
  at: string;
  /** Public key; null when the request named none. */
  account: string | null;
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  /** Parsed where it was JSON. */
  body: unknown;
  /** Headers worth seeing; never `authorization`. */
  headers: Record<string, string>;
  /** Null while the answer is not out, and for a connection that was cut. */
  status: number | null;
}

const SHOWN_HEADERS = ['accept', 'content-type', 'sendcloud-partner-id', 'user-agent', 'x-request-id'];
const KEPT = 10_000;

/** The last ten thousand requests, oldest first. */
export class RequestLog {
  #requests: LoggedRequest[] = [];
  #sequence = 0;

  add(request: Request, body: string, account: string | null, at: string): LoggedRequest {
    const url = new URL(request.url);
    this.#sequence += 1;
    const entry: LoggedRequest = {
      n: this.#sequence,
      at,
      account,
      method: request.method,
      path: url.pathname,
      query: queryOf(url.searchParams),
      body: parsedBody(body),
      headers: Object.fromEntries(
        SHOWN_HEADERS.flatMap((name) => (request.headers.has(name) ? [[name, request.headers.get(name) ?? '']] : [])),
      ),
      status: null,
    };
    this.#requests.push(entry);
    if (this.#requests.length > KEPT) this.#requests.splice(0, this.#requests.length - KEPT);
    return entry;
  }

  /** The newest `limit` that match, oldest of them first. */
  list(filter: { account?: string; method?: string; path?: string; limit?: number }): LoggedRequest[] {
    const matching = this.#requests.filter(
      ({ account, method, path }) =>
        (!filter.account || account === filter.account || account === `demo-${filter.account}-public`) &&
        (!filter.method || method === filter.method.toUpperCase()) &&
        (!filter.path || path.startsWith(filter.path)),
    );
    return matching.slice(-(filter.limit ?? 200));
  }

  clear(): void {
    this.#requests = [];
  }
}

function queryOf(params: URLSearchParams): LoggedRequest['query'] {
  return Object.fromEntries(
    [...new Set(params.keys())].map((name) => [name, params.getAll(name).length > 1 ? params.getAll(name) : (params.get(name) ?? '')]),
  );
}

function parsedBody(body: string): unknown {
  if (body === '') return null;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
