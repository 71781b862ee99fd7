import { gatewayOf } from '../services/order-account.ts';
import type { Placed } from '../services/upstream.ts';
import { type InHand, requireLease } from './delivery.ts';

/** What is left upstream of an attempt that is not wanted any more: nothing, nothing soon, or all of it, because it is too late. */
export type Left = 'gone' | 'waiting' | 'stays';

/** Cancels what an attempt left upstream and believes only what Sendcloud shows afterwards. `found`: what it showed a moment ago. */
export async function takeBack(inHand: InHand, reference: string, found?: Placed | null): Promise<Left> {
  const { deps, record, merchant, credential } = inHand;
  const gateway = gatewayOf(deps, record, merchant);
  const before = found ?? (await gateway.find(credential, reference));
  if (before?.outcome === 'placed') {
    requireLease(inHand);
    if ((await gateway.cancel(credential, before.id)) === 'too-late') return 'stays';
  } else if (before?.outcome !== 'cancelling') return 'gone';
  const after = await gateway.find(credential, reference);
  return after?.outcome === 'placed' || after?.outcome === 'cancelling' ? 'waiting' : 'gone';
}
