import type { Problem, ProblemType } from '../../../../proxy/contract/problems.ts';

export interface OfficeCall {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly session: string;
  readonly body: unknown;
}

type Answer = unknown | ((call: OfficeCall) => unknown);

/** A refusal, to be given as an answer. */
export class Refused {
  readonly type: ProblemType;
  readonly status: number;

  constructor(type: ProblemType, status = 422) {
    this.type = type;
    this.status = status;
  }
}

/** Stands in for the proxy: answers by `METHOD /path`, and remembers what it was asked. Sessions named `old…` are over. */
export class OfficeWire {
  readonly calls: OfficeCall[] = [];
  readonly #answers: Record<string, Answer>;
  readonly #original = globalThis.fetch;

  constructor(answers: Record<string, Answer>) {
    this.#answers = answers;
    globalThis.fetch = (input, init) => this.#answer(new URL(String(input)), init ?? {});
  }

  set(answers: Record<string, Answer>): void {
    Object.assign(this.#answers, answers);
  }

  restore(): void {
    globalThis.fetch = this.#original;
  }

  to(route: string): OfficeCall[] {
    return this.calls.filter(({ method, path }) => `${method} ${path}` === route);
  }

  async #answer(url: URL, { method = 'GET', headers, body, signal }: RequestInit): Promise<Response> {
    const session = (headers as Record<string, string>).authorization?.replace('Bearer ', '') ?? '';
    const call = { method, path: url.pathname, query: url.searchParams, session, body: body ? JSON.parse(String(body)) : undefined };
    this.calls.push(call);
    signal?.throwIfAborted();
    if (session.startsWith('old')) return problem(new Refused('unauthenticated', 401));
    const route = `${method} ${url.pathname}`;
    if (!(route in this.#answers)) throw new Error(`No answer was arranged for ${route}`);
    const given = this.#answers[route];
    const answer = await (typeof given === 'function' ? given(call) : given);
    signal?.throwIfAborted();
    if (answer instanceof Refused) return problem(answer);
    if (answer instanceof Blob) return new Response(answer);
    return answer === undefined ? new Response(null, { status: 204 }) : Response.json(answer);
  }
}

function problem({ type, status }: Refused): Response {
  const body: Problem = { type: `https://proxy.example/problems/${type}`, title: type, status, detail: `${type} it is.`, requestId: 'r1' };
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });
}
