import type { OfficeError, OfficeErrorKind } from '../api/office-error.ts';
import type { OfficeKey, OfficeTranslate } from '../messages/office-messages.ts';

const sentences: Partial<Record<OfficeErrorKind, OfficeKey>> = {
  network: 'failedNetwork',
  unanswered: 'failedUnanswered',
  'upstream-unavailable': 'failedUpstream',
  'upstream-refused': 'failedRefused',
  'order-not-in-that-state': 'failedState',
  'not-found': 'failedGone',
  'rate-limited': 'failedBusy',
  overloaded: 'failedBusy',
};

/** Why something failed, as a sentence; with the proxy's English where only that says it. */
export function failureText({ kind, message, fields }: OfficeError, t: OfficeTranslate): string {
  const wrong = fields.map(({ field, expected }) => `${field}: ${expected}`).join(' · ');
  const detail = [message, wrong].filter(Boolean).join(' ');
  return t(sentences[kind] ?? 'failedOther', { detail });
}
