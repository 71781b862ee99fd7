import type { DeliveryList, DeliveryState, ReplayDeliveries, WebhookDelivery } from '../contract/events.ts';
import type { StoredDelivery } from '../store/events.ts';
import { eventType } from './deliver-event.ts';
import { invalidField } from './problem-error.ts';
import type { WebhookDeps } from './webhook-deps.ts';
import { requireMerchant } from './webhook-endpoint.ts';

const PAGE = 50;

/** What a merchant was told, newest first, fifty at a time. The cursor is the last one's time and id. */
export async function listDeliveries(
  deps: WebhookDeps,
  merchant: string,
  { state, cursor }: { state?: DeliveryState | undefined; cursor?: string | undefined },
): Promise<DeliveryList> {
  await requireMerchant(deps, merchant);
  const stored = await deps.store.events.list(merchant, { state, after: readCursor(cursor), limit: PAGE + 1 });
  const page = stored.slice(0, PAGE);
  const last = page.at(-1);
  return { deliveries: page.map(viewOf), next: stored.length > PAGE && last ? `${last.at}.${last.id}` : null };
}

/** Sends again what was told before, under the ids it had. Tests are not. */
export async function replayDeliveries(deps: WebhookDeps, merchant: string, which: ReplayDeliveries): Promise<number> {
  await requireMerchant(deps, merchant);
  const now = deps.clock.now();
  if ('ids' in which) return deps.store.events.replay(merchant, which, now);
  const { from, to, state } = which;
  return deps.store.events.replay(merchant, { from: Date.parse(from), to: Date.parse(to), state }, now);
}

function readCursor(cursor: string | undefined): { at: number; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = /^(\d{1,15})\.([\w-]+)$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw invalidField('cursor', 'the "next" of the page before');
  return { at: Number(at), id };
}

const viewOf = ({ id, order, news, at, state, failures, answer, triedAt, dueAt }: StoredDelivery): WebhookDelivery => ({
  id,
  type: eventType(order, news),
  order,
  at: new Date(at).toISOString(),
  state,
  failures,
  answer,
  triedAt: triedAt === null ? null : new Date(triedAt).toISOString(),
  dueAt: state === 'waiting' ? new Date(dueAt).toISOString() : null,
});
