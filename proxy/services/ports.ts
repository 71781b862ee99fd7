import type { Claims } from '../domain/claims.ts';
import type { LogFields } from '../domain/log-fields.ts';
import type { Credential, Merchant } from '../domain/merchant.ts';
import type { SessionClaims } from '../domain/session.ts';

/** What the services need of the world around them. Adapters are chosen in `proxy/app.ts`; tests bring their own clock. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

/** Writes down what happened, by an event’s name. What may stand beside it is a closed list. */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}

/** Counts what happens, for whoever shows it. Labels hold no personal data and few different values. */
export interface Meter {
  count(event: string, labels: Record<string, string>): void;
}

/** Signs claims into tokens and reads them back. `quo1.…` are quotes, `sel1.…` selections. */
export interface Tokens {
  sign(claims: Claims): Promise<string>;
  /** The claims, whatever their age and merchant; `invalid` when the signature, the form or the key is not ours. */
  read(token: string): Promise<Claims | 'invalid'>;
}

/** Signs sessions and reads them back. */
export interface Sessions {
  sign(claims: SessionClaims): Promise<string>;
  /** What it says, whatever its age; null when it was not signed here. */
  read(token: string): Promise<SessionClaims | null>;
}

/** Encrypts what rests in the store. `context` is bound as associated data, so that a value moved to another row does not open. */
export interface Sealer {
  /** The names of the keys it can open with; it seals with the first. A sealed value says the name of its own. */
  keys(): Promise<readonly string[]>;
  seal(plain: string, context: SealContext): Promise<string>;
  /** Throws when the value is not ours, has been changed, or belongs to another context. */
  open(sealed: string, context: SealContext): Promise<string>;
}

/** Recognises a text without keeping it. */
export interface Fingerprints {
  of(text: string): Promise<string>;
  /** Whether the fingerprint is this text's. */
  matches(text: string, fingerprint: string): Promise<boolean>;
}

/** What a sealed value is bound to: whose it is, and which. */
export interface SealContext {
  tenant: string;
  field: string;
}

/** Finds merchants, and the key pair an order or a quote of theirs uses. */
export interface MerchantDirectory {
  byId(id: string): Promise<Merchant | null>;
  byPublishableKey(key: string): Promise<Merchant | null>;
  bySecretKey(key: string): Promise<Merchant | null>;
  /** Whether any merchant's list names this origin: a browser's preflight carries no key. */
  allowsOrigin(origin: string): Promise<boolean>;
  /** The merchant's own keys, or the central account's; null when there are none. */
  credential(merchant: Merchant): Promise<Credential | null>;
  /** The central account's keys. */
  central(): Promise<Credential | null>;
}

/** Something that was read, as bytes. */
export interface Shelved {
  key: string;
  readAt: number;
  keepUntil: number;
  value: Uint8Array;
}

/** Where answers rest that should outlive the process and serve others beside it. It may forget. */
export interface Shelf {
  /** Those of these keys that are there, in any order. Never fails: what cannot be had is not there. */
  get(keys: readonly string[]): Promise<Shelved[]>;
  /** Returns at once and never fails. */
  put(shelved: Shelved): void;
}

/** One PDF of the pages of several, in their order; of one, that one. */
export type JoinPdfs = (files: readonly Uint8Array[]) => Promise<Uint8Array>;

/** What a store throws when it cannot be asked now: too much waits already, or it is out of reach. Asking the same again is safe. */
export class Overloaded extends Error {
  override readonly name = 'Overloaded';
}
