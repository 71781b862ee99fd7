import type { z } from 'zod';
import { expected } from '../contract/expected.ts';
import type { FieldError } from '../contract/problems.ts';
import { invalidField, ProblemError } from '../services/problem-error.ts';
import type { ProxyContext } from './respond.ts';

/** Largest bodies in bytes: a page sends little, an order may have five hundred items. */
export const bodyLimit = { page: 32_768, server: 524_288 };

/** The query by the contract. Unknown parameters are ignored and empty ones count as absent; `lists` names those that may repeat. */
export function parseQuery<S extends z.ZodType>(c: ProxyContext, schema: S, lists: readonly string[] = []): z.output<S> {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of new URL(c.req.url).searchParams) {
    if (value === '') continue;
    if (lists.includes(name)) query[name] = [...(query[name] ?? []), value];
    else query[name] ??= value;
  }
  return parseValue(schema, query);
}

/** The JSON body by the contract. Throws `unsupported-media-type`, `body-too-large` or `invalid-request`. */
export async function parseBody<S extends z.ZodType>(c: ProxyContext, schema: S, limit = bodyLimit.server): Promise<z.output<S>> {
  if (!/^application\/json(\s*;|$)/i.test(c.req.header('content-type') ?? '')) throw new ProblemError('unsupported-media-type');
  const text = new TextDecoder().decode(await readBytes(c.req.raw, limit));
  return parseValue(schema, parseJson(text));
}

/** The body's bytes, up to `limit`; a larger one is refused before it is held in memory. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = (): ProblemError => new ProblemError('body-too-large', { detail: `At most ${limit} bytes.` });
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge();
    chunks.push(chunk);
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

/** The value by the contract. Throws `invalid-request` with every field that is wrong. */
export function parseValue<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value, { error: expected });
  if (!result.success) throw new ProblemError('invalid-request', { fields: fieldErrors(result.error.issues) });
  return result.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw invalidField('(body)', 'a JSON object');
  }
}

/** Which fields are wrong. Of a union the branch that came nearest speaks, so that nobody reads about the form they did not mean. */
function fieldErrors(issues: readonly z.core.$ZodIssue[], path: PropertyKey[] = []): FieldError[] {
  return issues.flatMap((issue) => {
    const at = [...path, ...issue.path];
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: [...at, key].map(String).join('.'), expected: 'nothing: there is no such setting' }));
    if (issue.code !== 'invalid_union' || issue.errors.length === 0)
      return [{ field: at.map(String).join('.') || '(body)', expected: issue.message }];
    const [nearest = []] = issue.errors.toSorted((a, b) => atTheTop(a) - atTheTop(b) || a.length - b.length);
    return fieldErrors(nearest, at);
  });
}

/** A branch that misses what stands at its top was not meant; one that finds fault further down was. */
const atTheTop = (issues: readonly z.core.$ZodIssue[]): number => issues.filter(({ path }) => path.length < 2).length;
