import type { FieldError, ProblemType } from '../../../proxy/contract/problems.ts';

/**
 * Why an answer is not there. network: nothing was reached, and nothing was asked to change · unanswered: no answer came, though what was asked
 * may have been done · else the proxy's own words (RFC 9457 `type`).
 */
export type OfficeErrorKind = 'network' | 'unanswered' | ProblemType;

/** Every way a request of the back office can fail. `detail` is the proxy's English; `fields` names what is wrong and what would be right. */
export class OfficeError extends Error {
  override readonly name = 'OfficeError';
  readonly kind: OfficeErrorKind;
  readonly fields: readonly FieldError[];

  constructor(kind: OfficeErrorKind, detail: string, { fields = [], cause }: { fields?: readonly FieldError[]; cause?: unknown } = {}) {
    super(detail, { cause });
    this.kind = kind;
    this.fields = fields;
  }
}
