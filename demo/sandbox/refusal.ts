import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** One entry of a v3 error: `detail` and `code` as Sendcloud words them; `status` is the HTTP status unless given. */
export interface ErrorEntry {
  status?: string | number;
  code: string | null;
  detail: string;
  title?: string;
  source?: { pointer: string } | { parameter: string };
}

/** Thrown anywhere in the sandbox to answer with an error in Sendcloud's words. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly body: unknown;

  constructor(status: ContentfulStatusCode, body: unknown) {
    super(JSON.stringify(body));
    this.name = 'Refusal';
    this.status = status;
    this.body = body;
  }
}

/** v3: `{ errors: [...] }`. */
export const refuseV3 = (status: ContentfulStatusCode, ...entries: ErrorEntry[]): Refusal =>
  new Refusal(status, { errors: entries.map((entry) => ({ ...entry, status: entry.status ?? String(status) })) });

/** v2: `{ error: { code, request, message } }`; `path` is the request's path, which v2 repeats without its first slash. */
export const refuseV2 = (status: ContentfulStatusCode, path: string, message: string): Refusal =>
  new Refusal(status, { error: { code: status, request: path.replace(/^\//, ''), message } });

export const pointer = (path: string): { pointer: string } => ({ pointer: path });
export const parameter = (name: string): { parameter: string } => ({ parameter: name });
