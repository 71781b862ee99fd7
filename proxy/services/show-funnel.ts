import type { Funnel } from '../contract/funnel.ts';
import type { FunnelDay } from '../store/funnel.ts';
import { invalidField } from './problem-error.ts';
import type { WebhookDeps } from './webhook-deps.ts';
import { requireMerchant } from './webhook-endpoint.ts';

const LONGEST = 366 * 86_400_000;

/** What was counted from one day to another. Throws `not-found`, and `invalid-request` for more than a year. */
export async function showFunnel(
  deps: Pick<WebhookDeps, 'merchants' | 'store'>,
  merchant: string,
  { from, to }: { from: string; to: string },
): Promise<Funnel> {
  await requireMerchant(deps, merchant);
  const length = Date.parse(to) - Date.parse(from);
  if (!(length >= 0 && length < LONGEST)) throw invalidField('to', 'a day from "from" on, within a year of it');
  const days = await deps.store.funnel.between(merchant, from, to);
  return { from, to, totals: { a: total(days, 'a'), b: total(days, 'b') }, days };
}

function total(days: readonly FunnelDay[], variant: FunnelDay['variant']): Omit<FunnelDay, 'day' | 'variant'> {
  const sum = (step: 'shown' | 'chosen' | 'ordered') =>
    days.filter((day) => day.variant === variant).reduce((all, day) => all + day[step], 0);
  return { shown: sum('shown'), chosen: sum('chosen'), ordered: sum('ordered') };
}
