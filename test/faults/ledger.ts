import type { RunMerchant } from './merchants.ts';

/** One order of the run, as its shop knows it. */
export interface Entry {
  number: string;
  merchant: RunMerchant;
  /** What the buyer chose last; null for home delivery. */
  point: string | null;
  /** Points that were asked for without an answer: the order may go to one of these instead. */
  perhaps: Set<string>;
  /** The proxy's id, once an answer has brought it. */
  id: string | null;
  /** The shop was told that its order is safe. */
  acknowledged: boolean;
  /** Why the proxy refused it, if it did. */
  refused: string | null;
}

/** What the run has asked for so far, by order number. */
export type Ledger = Map<string, Entry>;
