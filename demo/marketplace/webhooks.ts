import { pathOf } from './merchants.ts';
import type { Operator } from './operator.ts';

/** Where a merchant's events go, and whether they get through. */
export interface Endpoint {
  url: string;
  state: string;
  failingSince: string | null;
  waiting: number;
  findings: { level: string; what: string; remedy: string }[];
}

/** One event, and how its delivery goes. */
export interface Delivery {
  id: string;
  type: string;
  order: string | null;
  at: string;
  state: string;
  failures: number;
  answer: string | null;
}

export interface DeliveryLog {
  deliveries: Delivery[];
  next: string | null;
}

/** Which deliveries to show; empty: all, from the newest. */
export interface LogSearch {
  state: string;
  cursor: string;
}

export const readEndpoint = (operator: Operator, merchant: string): Promise<Endpoint | null> =>
  operator.find<Endpoint>(pathOf(merchant, '/webhook'));

export const readLog = (operator: Operator, merchant: string, search: LogSearch): Promise<DeliveryLog> =>
  operator.ask('GET', pathOf(merchant, '/webhook-deliveries', { ...search }));

/** What can be done about a merchant's events, each answering a sentence that says what came of it. All throw `Refusal`. */
export const webhookActions = {
  async set(operator: Operator, merchant: string, url: string): Promise<string> {
    const { secret } = await operator.ask<{ secret: string | null }>('PUT', pathOf(merchant, '/webhook'), { url });
    return secret
      ? `Events go there now. The secret, shown this once: ${secret}`
      : 'Events go there now, signed with the secret of before.';
  },
  async test(operator: Operator, merchant: string): Promise<string> {
    const { delivered, answer } = await operator.ask<{ delivered: boolean; answer: string }>('POST', pathOf(merchant, '/webhook/test'));
    return delivered ? `The test event was taken: ${answer}.` : `The test event was not taken: ${answer}.`;
  },
  async rotate(operator: Operator, merchant: string): Promise<string> {
    const { secret } = await operator.ask<{ secret: string }>('POST', pathOf(merchant, '/webhook/rotate'));
    return `The new secret, shown this once: ${secret}. For a day events are signed with both.`;
  },
  async replay(operator: Operator, merchant: string, ids: readonly string[]): Promise<string> {
    if (ids.length === 0) return 'Nothing was chosen.';
    const { replayed } = await operator.ask<{ replayed: number }>('POST', pathOf(merchant, '/webhook-deliveries/replay'), { ids });
    return `${replayed} ${replayed === 1 ? 'event is' : 'events are'} sent again.`;
  },
};
