import type { WebhookEndpoint } from '../contract/events.ts';

/** How a merchant's address for events does. Times are epoch milliseconds. */
export interface EndpointHealth {
  state: 'on' | 'off';
  failingSince: number | null;
  waiting: number;
}

/** Milliseconds: shorter than this is a restart. */
const WORTH_TELLING = 15 * 60_000;

/** What somebody should know of it. */
export function endpointFindings({ state, failingSince, waiting }: EndpointHealth, now: number): WebhookEndpoint['findings'] {
  if (state === 'off')
    return [
      {
        code: 'webhook-off',
        level: 'error',
        what: `The shop’s address for events has not taken any for days, so it is not called any more. ${waiting} events wait.`,
        remedy: 'Mend the address, try it with “test”, then set it again: what waits is sent in order.',
      },
    ];
  if (failingSince === null || now - failingSince < WORTH_TELLING) return [];
  return [
    {
      code: 'webhook-failing',
      level: 'warning',
      what: `The shop’s address for events has taken none since ${new Date(failingSince).toISOString()}. ${waiting} events wait.`,
      remedy: 'Look at the answers in the log of deliveries. Nothing is lost: each is tried again for five days.',
    },
  ];
}
