import type { DeliveryOption, DeliveryOptions } from '../../../proxy/contract/delivery-options.ts';
import type { Problem, ProblemType } from '../../../proxy/contract/problems.ts';
import type { RecheckReply, RecheckRequest, SelectionReply, SelectionRequest } from '../../../proxy/contract/selections.ts';
import type { OneServicePoint, ServicePoint, ServicePoints, ServicePointsSearch } from '../../../proxy/contract/service-points.ts';
import { anAnswer, aReply, pointsAnswer } from './builders.ts';

/** What the proxy answers, by route. A thrown problem becomes problem+json; a pending promise is silence. */
export interface Routes {
  options(query: URLSearchParams): DeliveryOptions | Promise<DeliveryOptions>;
  points(query: URLSearchParams): ServicePoints | Promise<ServicePoints>;
  /** One point, by the id at the end of the path. */
  point(id: string): OneServicePoint | Promise<OneServicePoint>;
  search(body: ServicePointsSearch): ServicePoints | Promise<ServicePoints>;
  select(body: SelectionRequest): SelectionReply | Promise<SelectionReply>;
  recheck(body: RecheckRequest): RecheckReply | Promise<RecheckReply>;
}

export interface Call {
  readonly route: keyof Routes;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Stands in for the network: no test of the picker reaches a server. */
export class Wire {
  readonly calls: Call[] = [];
  routes: Routes;
  readonly #original = globalThis.fetch;

  constructor(offered: readonly DeliveryOption[], points: readonly ServicePoint[] = []) {
    this.routes = {
      options: () => anAnswer(offered),
      points: () => pointsAnswer(points),
      point: (id) => ({ point: points.find((point) => point.id === id) ?? null, gone: false }),
      search: () => pointsAnswer(points),
      select: (request) => selected(offered, points, request),
      recheck: ({ token }) => ({ ok: true, selection: remembered(offered, points, token) }),
    };
    globalThis.fetch = (input, init) => this.#answer(new URL(String(input)), init ?? {});
  }

  restore(): void {
    globalThis.fetch = this.#original;
  }

  to(route: keyof Routes): Call[] {
    return this.calls.filter((call) => call.route === route);
  }

  async #answer(url: URL, { body, signal }: RequestInit): Promise<Response> {
    const route = routeOf(url.pathname);
    const parsed = body ? JSON.parse(String(body)) : undefined;
    this.calls.push({ route, query: url.searchParams, body: parsed });
    const given = (route === 'point' ? url.pathname.split('/').at(-1) : body ? parsed : url.searchParams) as never;
    const aborted = new Promise<never>((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
    try {
      return Response.json(await Promise.race([(async () => this.routes[route](given))(), aborted]));
    } catch (error) {
      if (error instanceof ProblemReply) return error.response();
      throw error;
    }
  }
}

const routeOf = (path: string): keyof Routes => {
  const routes: Record<string, keyof Routes> = {
    'delivery-options': 'options',
    'service-points': 'points',
    'service-points/search': 'search',
    selections: 'select',
    'selections/recheck': 'recheck',
  };
  const name = path.replace(/^.*\/checkout\//, '');
  const route = routes[name] ?? (/^service-points\/[^/]+$/.test(name) ? 'point' : undefined);
  if (!route) throw new Error(`No such route: ${path}`);
  return route;
};

/** Throw it from a route. */
export class ProblemReply extends Error {
  readonly type: ProblemType;
  readonly status: number;

  constructor(type: ProblemType, status = 422) {
    super(type);
    this.type = type;
    this.status = status;
  }

  response(): Response {
    const problem: Problem = {
      type: `https://proxy.example/problems/${this.type}`,
      title: this.type,
      status: this.status,
      requestId: 'r1',
    };
    return new Response(JSON.stringify(problem), { status: this.status, headers: { 'content-type': 'application/problem+json' } });
  }
}

/** A promise and its ends, for an answer that comes when the test says so. */
export function later<T>(): { promise: Promise<T>; answer: (value: T) => void; fail: (error: unknown) => void } {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  return { promise, answer: resolve, fail: reject };
}

function selected(offered: readonly DeliveryOption[], points: readonly ServicePoint[], request: SelectionRequest): SelectionReply {
  const option = offered.find(({ quote }) => quote === request.quote);
  if (!option) throw new ProblemReply('invalid-token');
  const servicePoint = points.find(({ id }) => id === request.servicePointId) ?? null;
  const day = request.deliveryDate;
  return aReply(option, { servicePoint, deliveryWindow: day ? { from: day, to: day } : option.deliveryWindow });
}

function remembered(offered: readonly DeliveryOption[], points: readonly ServicePoint[], token: string): SelectionReply {
  const [, code, id] = token.split('-');
  const option = offered.find((each) => each.code === code);
  if (!option) throw new ProblemReply('invalid-token');
  return aReply(option, { servicePoint: points.find((point) => point.id === id) ?? null });
}
