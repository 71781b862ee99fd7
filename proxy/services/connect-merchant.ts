import type { ConnectReply, ConnectRequest } from '../contract/connect.ts';
import type { AccountFacts } from '../domain/account-findings.ts';
import { examinationView } from '../domain/account-view.ts';
import type { Merchant } from '../domain/merchant.ts';
import { applyActions, webhookUrlOf } from './configure-account.ts';
import { examineAccount, type KeysToExamine } from './examine-account.ts';
import { keepExamination } from './examinations.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { findMerchant, requireOwn } from './find-merchant.ts';
import { keepKeys } from './keep-keys.ts';

/**
 * Looks at a merchant's account: with the keys given, else with those that are here. Says what it found; keeps the keys only when asked to and
 * when Sendcloud accepts them, sets at Sendcloud only what is asked for. Throws `not-found` and `connect-not-available`.
 */
export async function connectMerchant(deps: OperatorDeps, id: string, { credentials, keep, apply }: ConnectRequest): Promise<ConnectReply> {
  const merchant = await findMerchant(deps, id);
  if (credentials) requireOwn(merchant);
  const first = credentials ? await lookBothWays(deps, merchant, credentials) : await look(deps, merchant, await keysHere(deps, merchant));
  if (credentials && !(keep && first.facts.keys === 'good')) return { ...examinationView(merchant, first.facts), kept: false, applied: [] };
  if (credentials && first.keys) await keepKeys(deps, id, first.keys);
  return { ...(await settle(deps, merchant, first, apply)), kept: first.keys !== null };
}

interface Look {
  keys: KeysToExamine | null;
  facts: AccountFacts;
}

const keysHere = ({ merchants }: OperatorDeps, merchant: Merchant): Promise<KeysToExamine | null> => merchants.credential(merchant);

async function look(deps: OperatorDeps, merchant: Merchant, keys: KeysToExamine | null): Promise<Look> {
  return { keys, facts: await examineAccount(deps, merchant, keys, await webhookUrlOf(deps, merchant)) };
}

/** Which way an integration wants its keys is one tick there, that nobody need know about. */
async function lookBothWays(deps: OperatorDeps, merchant: Merchant, given: NonNullable<ConnectRequest['credentials']>): Promise<Look> {
  const { publicKey, secretKey, auth = 'basic' } = given;
  const first = await look(deps, merchant, { publicKey, secretKey, auth });
  if (given.auth !== undefined || first.facts.keys !== 'oauth-only') return first;
  return look(deps, merchant, { publicKey, secretKey, auth: 'oauth' });
}

/** Of keys that are kept: sets what was asked for, looks again if that changed something, and remembers what was seen. */
async function settle(deps: OperatorDeps, merchant: Merchant, first: Look, actions: ConnectRequest['apply']) {
  const credential = first.facts.keys === 'good' ? await deps.merchants.credential(merchant) : null;
  const applied = credential ? await applyActions(deps, merchant, { credential, facts: first.facts, actions }) : [];
  const { facts } = applied.length > 0 ? await look(deps, merchant, credential) : first;
  await keepExamination(deps, merchant, facts);
  return { ...examinationView(merchant, facts), applied };
}
