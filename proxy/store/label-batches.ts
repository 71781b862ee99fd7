/** Labels that are printed together, as they were asked for: `wanted` is JSON that names orders and nobody. How far they are, the orders say. */
export interface StoredBatch {
  id: string;
  merchant: string;
  createdAt: number;
  wanted: string;
}

export interface LabelBatches {
  add(batch: StoredBatch): Promise<void>;
  byId(merchant: string, id: string): Promise<StoredBatch | null>;
  /** Forgets those from before that moment. */
  purge(before: number): Promise<number>;
}
