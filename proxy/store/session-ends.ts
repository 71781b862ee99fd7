/** How often sessions were ended: one that was opened before the last time counts no more. It only rises, also when a merchant is made anew. */
export interface SessionEnds {
  /** This merchant's, and everybody's with it. */
  count(merchant: string): Promise<number>;
  /** Null: everybody's. */
  end(merchant: string | null): Promise<void>;
}

/** Under which everybody's are counted: no merchant has this id. */
export const everybody = '';
