/** What a suite of tests came to. */
export interface Outcome {
  passed: number;
  skipped: number;
  failures: { name: string; message: string }[];
}
