import type { FieldError, ProblemType } from '../contract/problems.ts';

/**
 * The only error a client hears of. `type` picks status and title; `detail` is about this occurrence and names no key and no personal
 * data. Anything else that is thrown answers `internal` and says nothing.
 */
export class ProblemError extends Error {
  readonly type: ProblemType;
  readonly detail: string | undefined;
  /** Which fields are wrong, and what would be right. */
  readonly fields: FieldError[];
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(type: ProblemType, options: { detail?: string; fields?: FieldError[]; retryAfter?: number; cause?: unknown } = {}) {
    super(type, { cause: options.cause });
    this.name = 'ProblemError';
    this.type = type;
    this.detail = options.detail;
    this.fields = options.fields ?? [];
    this.retryAfter = options.retryAfter;
  }
}

export const noSuchMerchant = (): ProblemError => new ProblemError('not-found', { detail: 'There is no merchant with this id.' });

/** `invalid-request` about one field. */
export const invalidField = (field: string, expected: string): ProblemError =>
  new ProblemError('invalid-request', { fields: [{ field, expected }] });
