import { UpstreamError, type UpstreamErrorKind } from '../services/upstream.ts';

type Detail = UpstreamError['details'][number];

/**
 * Turns an answer that is not a success into an `UpstreamError`. Sendcloud says no in seven shapes (v2 `error`, v3 `errors`, FastAPI
 * `detail`, item-level `failed_parcels`, XML, empty, OAuth), so the status decides the kind and the body only adds words.
 */
export function errorFromAnswer(status: number, headers: Headers, body: unknown): UpstreamError {
  const retryAfter = readRetryAfter(headers.get('retry-after'));
  return new UpstreamError(kindOf(status), { status, details: readDetails(body), ...(retryAfter === null ? {} : { retryAfter }) });
}

function kindOf(status: number): UpstreamErrorKind {
  if (status === 401) return 'unauthenticated';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 429) return 'rate-limited';
  if (status === 408 || status >= 500) return 'unavailable';
  if (status >= 400) return 'refused';
  return 'malformed';
}

/** Seconds; null when absent, a date or nonsense. Sendcloud does not document the header. */
function readRetryAfter(value: string | null): number | null {
  const seconds = value === null || value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

/** What was wrong, in Sendcloud's words. Never throws; a body it cannot read has no details. */
export function readDetails(body: unknown): Detail[] {
  const { errors, error, detail, failed_parcels: failed } = fields(body);
  if (Array.isArray(errors)) return errors.map(readJsonApiError);
  if (Array.isArray(failed)) return failed.flatMap((parcel) => readFieldErrors(fields(parcel).errors));
  if (typeof error === 'string') return [{ pointer: null, code: error, detail: text(fields(body).error_description) ?? error }];
  if (error !== undefined) return [{ pointer: null, code: text(fields(error).code), detail: text(fields(error).message) ?? '' }];
  if (Array.isArray(detail)) return detail.map(readValidationError);
  const words = text(detail);
  return words === null ? [] : [{ pointer: null, code: null, detail: words }];
}

function readJsonApiError(value: unknown): Detail {
  const { source, code, detail, title, message, field } = fields(value);
  const { pointer, parameter, header } = fields(source);
  return {
    pointer: text(pointer) ?? text(parameter) ?? text(header) ?? text(field),
    code: text(code),
    detail: text(detail) ?? text(message) ?? text(title) ?? '',
  };
}

function readFieldErrors(value: unknown): Detail[] {
  return Object.entries(fields(value)).flatMap(([pointer, words]) =>
    [words].flat().map((word) => ({ pointer, code: null, detail: text(word) ?? '' })),
  );
}

function readValidationError(value: unknown): Detail {
  const { loc, msg, type } = fields(value);
  return { pointer: Array.isArray(loc) ? loc.join('/') : null, code: text(type), detail: text(msg) ?? '' };
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function text(value: unknown): string | null {
  if (typeof value === 'string') return value.slice(0, 500);
  return typeof value === 'number' ? String(value) : null;
}
