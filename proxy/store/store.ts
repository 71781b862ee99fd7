import type { Progress } from '../contract/events.ts';
import type { OrderState } from '../contract/orders.ts';
import type { AccountStore } from './accounts.ts';
import type { ChargeLedger, StoredCharge } from './charges.ts';
import type { LabelBatches } from './label-batches.ts';
import type { EventStore } from './events.ts';
import type { FunnelStore } from './funnel.ts';
import type { SessionEnds } from './session-ends.ts';
import type { Turns } from './turns.ts';

/**
 * What the proxy keeps. Every answer given after a promise settled is on disk. SQLite (`sqlite.ts`) or PostgreSQL (`postgres.ts`) stands
 * behind it. Times are epoch milliseconds.
 */
export interface Store {
  merchants: MerchantStore;
  accounts: AccountStore;
  orders: OrderStore;
  outbox: Outbox;
  webhooks: WebhookLog;
  events: EventStore;
  funnel: FunnelStore;
  sealed: SealedRows;
  keys: SealedKeys;
  reads: KeptReads;
  charges: ChargeLedger;
  batches: LabelBatches;
  sessionEnds: SessionEnds;
  turns: Turns;
  /** What waits, for somebody or for its time. */
  backlog(): Promise<Backlog>;
  /** Writes, and throws when nothing can be written. */
  check(now: number): Promise<void>;
  close(): Promise<void>;
}

/** A merchant as it rests: `settings` is JSON without any secret, `removed` once it was taken away; the shop's secret key only as its hash. */
export interface StoredMerchant {
  id: string;
  publishableKey: string;
  secretKeyHash: string;
  settings: string;
  /** Who wrote it last: a file seeds, an operator's word wins afterwards. */
  source: 'file' | 'operator';
  createdAt: number;
  updatedAt: number;
}

/** Merchants, and the sealed keys of their accounts. */
export interface MerchantStore {
  byId(id: string): Promise<StoredMerchant | null>;
  byPublishableKey(key: string): Promise<StoredMerchant | null>;
  bySecretKeyHash(hash: string): Promise<StoredMerchant | null>;
  list(): Promise<StoredMerchant[]>;
  /**
   * Writes a merchant over what its writer has read; null: nothing was there. `changed`: that is no longer what is there, and nothing is
   * written. `taken`: another merchant has one of these keys.
   */
  put(merchant: StoredMerchant, over: StoredMerchant | null): Promise<'stored' | 'changed' | 'taken'>;
  /**
   * With its keys and credentials, all that is known of its account, and where its events go, in one transaction. A mark stays, so that no file
   * brings it back; so do its orders.
   */
  remove(id: string, at: number): Promise<void>;
  /** The accounts whose keys are here. */
  connected(): Promise<string[]>;
  /** Sealed key pair of `own:{merchant}` or `central`. */
  credentials(account: string): Promise<string | null>;
  putCredentials(account: string, sealed: string): Promise<void>;
  removeCredentials(account: string): Promise<void>;
}

/** An order as it rests. `facts` is JSON without personal data; `sealed` holds the rest, null once erased. */
export interface StoredOrder {
  id: string;
  merchant: string;
  number: string;
  /** Keyed digest of what the shop sent: tells a repeat from a conflict, and reveals nothing. */
  digest: string;
  state: OrderState;
  facts: string;
  sealed: string | null;
  parcelId: string | null;
  /** How far its parcel is, to be written; null and absent leave what was known. */
  progress?: Progress | null;
  /** Rises with every change; a writer who read an older one writes nothing. */
  version: number;
  createdAt: number;
  updatedAt: number;
  /** When the sealed part goes. */
  purgeAt: number;
}

/** The optional `Idempotency-Key` of a request, as keyed digests. */
export interface IdempotencyEntry {
  key: string;
  request: string;
}

export type Accepted =
  | { outcome: 'created' | 'exists'; order: StoredOrder }
  /** The key was used before for another request. */
  | { outcome: 'key-reused' };

/** Which orders. Each combination costs what an index costs, but for a state among numbers that begin alike. */
export interface OrderPage {
  /** Everybody's when absent. */
  merchant?: string | undefined;
  state?: OrderState | undefined;
  number?: string | undefined;
  /** What the number begins with. The page then comes by number, highest first, else by id, latest first. */
  search?: string | undefined;
  /** Only orders with this id or a larger one; ids sort by time. */
  from?: string | undefined;
  /** Only orders with a smaller id. */
  before?: string | undefined;
  /** Of a search: only those after this one. */
  after?: { number: string; id: string } | undefined;
  limit: number;
}

/** What an order's change does to the intention to deliver it. */
export type Intention = { dueAt: number } | 'done' | 'unchanged';

/** Orders, each change of which is one transaction with all that follows from it. */
export interface OrderStore {
  /**
   * Stores the order and, when `dueAt` is given, the intention to deliver it, in one transaction. One order per merchant and number: whoever
   * comes second gets the first one back, also when both come at once.
   */
  accept(order: StoredOrder, options: { dueAt: number | null; idempotency?: IdempotencyEntry | undefined }): Promise<Accepted>;
  byId(merchant: string, id: string): Promise<StoredOrder | null>;
  byNumber(merchant: string, number: string): Promise<StoredOrder | null>;
  /**
   * Every order that says that this parcel is its own. Sendcloud's ids are unique across accounts, yet what a merchant's own account reports
   * is not, so the caller looks whose each is.
   */
  byParcel(parcelId: string): Promise<StoredOrder[]>;
  list(page: OrderPage): Promise<StoredOrder[]>;
  /** Everybody's orders that somebody has to decide about, oldest first, from the one after `after` on. */
  undecided(page: { after?: string | undefined; limit: number }): Promise<StoredOrder[]>;
  /**
   * Replaces the order if it still has `order.version`, sets, clears or leaves its intention, notes an attempt, adds charges, and writes down
   * what its shop is to be told (`EventStore`), in one transaction. False: somebody else changed it first, and nothing was written.
   */
  update(order: StoredOrder, intention: Intention, attempt?: Attempt, charges?: readonly StoredCharge[]): Promise<boolean>;
  /** The order's life: every state it has come into, in order. Each stands there as soon as the order is in it. */
  events(order: string): Promise<OrderEvent[]>;
  /**
   * Orders that wait for what cannot come any more, their time being past: a decision about whom nothing is known of, or of a merchant who is
   * gone.
   */
  outlived(now: number, limit: number): Promise<StoredOrder[]>;
  /** Forgets the sealed part of orders whose time has come and that nobody still has to deliver or to decide about. The number of orders. */
  purge(now: number): Promise<number>;
}

/** An order came into a state. Order and version name the event; it names nobody, and stays. */
export interface OrderEvent {
  order: string;
  merchant: string;
  version: number;
  state: OrderState;
  at: number;
}

/** The intention to deliver one order. */
export interface OutboxEntry {
  order: string;
  merchant: string;
  dueAt: number;
  /** Failures in a row. */
  failures: number;
}

/** One attempt to place an order upstream, under one reference. It is on disk before the first request leaves. */
export interface Attempt {
  order: string;
  attempt: number;
  reference: string;
  /** When its request left last, or was about to. */
  startedAt: number;
  /** How it ended; null while nobody knows. */
  outcome: 'placed' | 'refused' | 'cancelled' | null;
}

/** Whoever opened the store holds what it took, until its lease ends. */
export interface Outbox {
  /** Takes up to `limit` due entries for as long as the lease lasts. An entry is never with two at once. */
  claim(now: number, leaseUntil: number, limit: number): Promise<OutboxEntry[]>;
  /** Takes this order's entry, due or not; null when there is none or somebody has it. */
  claimOne(order: string, now: number, leaseUntil: number): Promise<OutboxEntry | null>;
  /** Holds on to these for longer. Those it still had: an entry whose lease has ended is not had any more. */
  renew(orders: readonly string[], now: number, leaseUntil: number): Promise<string[]>;
  /** Gives an entry back, to be tried again later. Nothing happens when somebody else has it by now. */
  postpone(order: string, dueAt: number, failures: number): Promise<void>;
  /** Makes due now what of this merchant's orders is held, so that the relay sees which can no longer be bought. */
  lookAtHeld(merchant: string, now: number): Promise<void>;
  /** Makes due now what waits for this merchant's orders. */
  hasten(merchant: string, now: number): Promise<void>;
  /** When the next entry is due or its lease ends; null when there is none. */
  nextDue(): Promise<number | null>;
  attempts(order: string): Promise<Attempt[]>;
  /** Notes that an attempt's request is about to leave once more. */
  startAgain(attempt: Attempt, at: number): Promise<void>;
}

/** One event as it came, sealed: it names people. */
export interface StoredWebhook {
  id: string;
  account: string;
  receivedAt: number;
  sealed: string;
}

/** What Sendcloud has sent, as it came. */
export interface WebhookLog {
  /** False: these very bytes are already here. */
  record(webhook: StoredWebhook): Promise<boolean>;
  purge(before: number): Promise<number>;
}

/** Keys that are made here once, sealed. */
export interface SealedKeys {
  /** Keeps it unless one of this name is here; the one that is, also when two bring one at once. */
  keepFirst(name: string, sealed: string): Promise<string>;
}

export type SealedKind = 'credentials' | 'examination' | 'order' | 'webhook' | 'endpoint' | 'key';

/** One sealed value, and the row and tenant that it is bound to. */
export interface SealedRow {
  kind: SealedKind;
  id: string;
  tenant: string;
  sealed: string;
}

/** The name of a key, and how many values are sealed with it. */
export interface KeyUse {
  key: string;
  count: number;
}

/** Everything sealed that rests here, for those who change its key. */
export interface SealedRows {
  keys(): Promise<KeyUse[]>;
  /** Up to `limit` values of a kind that another key than this one sealed, by id, from the one after `after` on. */
  notUnder(key: string, kind: SealedKind, page: { after: string; limit: number }): Promise<SealedRow[]>;
  /** Replaces just this value, nothing else of its row. False: it is another one by now. */
  replace(row: SealedRow, sealed: string): Promise<boolean>;
}

/** An answer of Sendcloud's about the world, not about a person or an order. In the clear; `key` says whose account's it is. */
export interface KeptRead {
  key: string;
  readAt: number;
  keepUntil: number;
  value: Uint8Array;
}

/** What was read before, for proxies that start anew and for others on the same database. To lose it costs questions, nothing else. */
export interface KeptReads {
  /** Those of these keys that are there, in any order. */
  get(keys: readonly string[]): Promise<KeptRead[]>;
  /** Replaces what was read earlier, and nothing that was read later. */
  put(read: KeptRead): Promise<void>;
  /** Drops what nobody may use any more. The number of rows. */
  purge(now: number): Promise<number>;
}

/** How much waits at this moment. */
export interface Backlog {
  /** Orders in these states. */
  review: number;
  needsServicePoint: number;
  /** Orders to be delivered, now or later. */
  outbox: number;
  /** When the first of them was or will be due; null when there is none. */
  oldestDueAt: number | null;
}
