/** What the last look at a merchant's account showed, sealed: it names the address of its webhooks. */
export interface StoredExamination {
  lookedAt: number;
  sealed: string;
}

/** How merchants' accounts stand, beside their keys. `account` is `own:{merchant}` or `central`. */
export interface AccountStore {
  examination(merchant: string): Promise<StoredExamination | null>;
  putExamination(merchant: string, examination: StoredExamination): Promise<void>;
  /** Accounts whose keys Sendcloud has refused, and since when. */
  refused(): Promise<{ account: string; at: number }[]>;
  /** The first time stays. */
  noteRefused(account: string, at: number): Promise<void>;
  clearRefused(account: string): Promise<void>;
  /** What was known of an account whose keys have changed. */
  forget(merchant: string): Promise<void>;
  /** Opens a link by which keys may come, in place of an earlier one. */
  openLink(merchant: string, link: { secretHash: string; expiresAt: number }): Promise<void>;
  hasLink(merchant: string, secretHash: string, now: number): Promise<boolean>;
  /**
   * Closes the link, keeps the sealed keys of `own:{merchant}` and forgets what was known with others, in one transaction. False: the link is
   * not open any more, and nothing is kept.
   */
  connect(merchant: string, link: { secretHash: string; now: number }, sealed: string): Promise<boolean>;
}
