import type { EndSessions } from '../contract/sessions.ts';
import type { SessionDeps } from './open-session.ts';
import { invalidField } from './problem-error.ts';

/** Ends the sessions of a merchant, or everybody's, at once and in every proxy on the store. A page that may go on gets another where it got this one. */
export async function endSessions(deps: Omit<SessionDeps, 'sessions'>, { merchant }: EndSessions): Promise<void> {
  const everybodys = merchant === '*';
  if (!everybodys && !(await deps.merchants.byId(merchant))) throw invalidField('merchant', 'the id of a merchant, or * for everybody');
  await deps.sessionEnds.end(everybodys ? null : merchant);
  deps.log.info('sessions-ended', { merchant });
}
