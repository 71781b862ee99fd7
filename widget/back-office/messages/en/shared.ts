/** What both elements say. */
export const shared = {
  loading: 'Loading …',
  retry: 'Try again',
  stay: 'Go back',
  sessionOver: 'Your session has ended.',
  sessionAsk: 'Continue',
  failedNetwork: 'There is no connection. Nothing was changed.',
  failedTimeout: 'There was no answer in time. Look again before you repeat it.',
  failedUpstream: 'Sendcloud does not answer at the moment. Try again in a minute.',
  failedRefused: 'Sendcloud refused this: {detail}',
  failedState: 'Meanwhile the order has changed, so this is no longer possible.',
  failedGone: 'This is not here any more.',
  failedBusy: 'Too many requests at once. Try again in a minute.',
  failedOther: 'That did not work: {detail}',
} as const;
