import type { DeliveryState } from '../contract/events.ts';

/**
 * Where one merchant's events go. `sealed` holds its secrets. `failingSince`: when the first try failed after which none got through;
 * null while it works. `off`: nothing got through for so long that nobody tries any more.
 */
export interface StoredEndpoint {
  merchant: string;
  url: string;
  sealed: string;
  state: 'on' | 'off';
  failingSince: number | null;
}

/** One event for a merchant. It names an order and what it has come to, and nobody. */
export interface StoredDelivery {
  /** `{order}_{version}`, the id under which it is sent. */
  id: string;
  merchant: string;
  /** null in a test. */
  order: string | null;
  /** The order's when it happened. */
  version: number;
  /** The state or the step that the order came to, or `test`. */
  news: string;
  /** When it happened. */
  at: number;
  state: DeliveryState;
  /** In a row. */
  failures: number;
  /** What the last try was answered: an HTTP status, or why there was none. */
  answer: string | null;
  triedAt: number | null;
  dueAt: number;
  /** When the first try of these failures was; null while there are none. */
  since: number | null;
}

/** How one try ended. */
export type Tried = Pick<StoredDelivery, 'id' | 'merchant' | 'state' | 'failures' | 'dueAt' | 'since'> & {
  answer: string;
  at: number;
  /** Its address is not called again until it is set anew. */
  off: boolean;
};

export interface DeliveryPage {
  state?: DeliveryState | undefined;
  /** Only what comes after this one in the list, which is newest first. */
  after?: Pick<StoredDelivery, 'at' | 'id'> | undefined;
  limit: number;
}

/** Which events are to be sent again. */
export type Replay = { ids: readonly string[] } | { from: number; to: number; state?: DeliveryState | undefined };

/**
 * What shops are told. Orders write their events themselves, each in the transaction that changes it (`OrderStore`), and only for merchants
 * that have an address. Whoever opened the store holds what it took until its lease ends.
 */
export interface EventStore {
  endpoint(merchant: string): Promise<StoredEndpoint | null>;
  /** Replaces the address and its secrets, and turns it on. */
  putEndpoint(endpoint: Pick<StoredEndpoint, 'merchant' | 'url' | 'sealed'>): Promise<void>;
  /** With everything that waits for it. */
  removeEndpoint(merchant: string): Promise<void>;
  /** Merchants for whom something is due, and that are not off. */
  due(now: number): Promise<string[]>;
  /** Takes what is due for a merchant, oldest first; of one order never a later event while an earlier one waits. */
  claim(merchant: string, now: number, leaseUntil: number, limit: number): Promise<StoredDelivery[]>;
  /** Writes down how a try ended, and what that says of the address. Nothing happens when somebody else has it by now. */
  settle(tried: Tried): Promise<void>;
  /** Keeps a test that was made. */
  record(delivery: StoredDelivery): Promise<void>;
  list(merchant: string, page: DeliveryPage): Promise<StoredDelivery[]>;
  waiting(merchant: string): Promise<number>;
  /** Makes them due now, under the ids they had. Their number. */
  replay(merchant: string, which: Replay, now: number): Promise<number>;
  /** Forgets what happened before. */
  purge(before: number): Promise<number>;
}
