import type { FunnelStep, Variant } from '../contract/funnel.ts';

/** What was counted on one day for one variant. `day` as `2026-11-24`. */
export interface FunnelDay {
  day: string;
  variant: Variant;
  shown: number;
  chosen: number;
  ordered: number;
}

/** Numbers that go up, and nothing of whom they count. */
export interface FunnelStore {
  count(merchant: string, day: string, variant: Variant, step: FunnelStep): Promise<void>;
  /** Days from `from` to `to`, both included, in order. */
  between(merchant: string, from: string, to: string): Promise<FunnelDay[]>;
}
