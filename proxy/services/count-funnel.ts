import type { FunnelStep, Variant } from '../contract/funnel.ts';
import type { Merchant } from '../domain/merchant.ts';
import type { Store } from '../store/store.ts';
import type { Clock, Log } from './ports.ts';

export interface FunnelDeps {
  store: Pick<Store, 'funnel'>;
  clock: Clock;
  log: Log;
}

/** Lets a number go up, on the day it is in the merchant's zone. */
export async function countFunnel({ store, clock }: FunnelDeps, merchant: Merchant, variant: Variant, step: FunnelStep): Promise<void> {
  await store.funnel.count(merchant.id, dayIn(merchant.timeZone, clock.now()), variant, step);
}

/** As `countFunnel`, for a new order: a number that cannot be written down is no reason to refuse one that is paid. */
export async function countOrdered(deps: FunnelDeps, merchant: Merchant, variant: Variant | undefined): Promise<void> {
  if (variant === undefined) return;
  await countFunnel(deps, merchant, variant, 'ordered').catch((error: unknown) => {
    deps.log.warn('funnel-not-counted', { merchant: merchant.id, error: error instanceof Error ? error.name : 'unknown' });
  });
}

/** `2026-11-24`, as Sweden writes days. */
const dayIn = (timeZone: string, now: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
