import type { OpenedSession, OpenSession } from '../contract/sessions.ts';
import { rolesFor } from '../domain/session.ts';
import type { SessionEnds } from '../store/session-ends.ts';
import type { Clock, Log, MerchantDirectory, Sessions } from './ports.ts';
import { invalidField } from './problem-error.ts';

export interface SessionDeps {
  sessions: Sessions;
  sessionEnds: SessionEnds;
  merchants: Pick<MerchantDirectory, 'byId'>;
  clock: Clock;
  log: Log;
}

/** Makes a key with which a page works for one merchant, in one role, until it expires or all of the merchant's are ended. */
export async function openSession(deps: SessionDeps, { merchant: id, role, ttl }: OpenSession): Promise<OpenedSession> {
  const merchant = await deps.merchants.byId(id);
  if (!merchant) throw invalidField('merchant', 'the id of a merchant');
  if (!rolesFor(merchant).includes(role)) throw invalidField('role', `${rolesFor(merchant).join(' or ')}, for this merchant`);
  const expiresAt = Math.floor(deps.clock.now() / 1000) + ttl;
  const ends = await deps.sessionEnds.count(id);
  const token = await deps.sessions.sign({ merchant: id, role, expiresAt, ends });
  deps.log.info('session-opened', { merchant: id, kind: role });
  return { token, merchant: id, role, expiresAt: new Date(expiresAt * 1000).toISOString() };
}
