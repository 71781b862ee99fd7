/** What both elements say. */
export const shared = {
  loading: 'Loading …',
  retry: 'Try again',
  stay: 'Go back',
  sessionOver: 'Your session has ended.',
  sessionNone: 'There is no session yet. This page has to get one.',
  sessionAsk: 'Continue',
  failedNetwork: 'There is no connection.',
  failedUnanswered: 'There was no answer. Look again before you repeat it.',
  failedUpstream: 'Sendcloud does not answer at the moment. Try again in a minute.',
  failedRefused: 'Sendcloud refused this: {detail}',
  failedState: 'Meanwhile the order has changed, so this is no longer possible.',
  failedGone: 'This is not here any more.',
  failedBusy: 'Too many requests at once. Try again in a minute.',
  failedOther: 'That did not work: {detail}',
} as const;
