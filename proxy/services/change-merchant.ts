import type { CreatedMerchant, MerchantSettings, MerchantView } from '../contract/merchants.ts';
import { type Merchant, removed } from '../domain/merchant.ts';
import { toBase64url } from '../security/encoding.ts';
import { sha256 } from '../security/keys.ts';
import type { StoredMerchant } from '../store/store.ts';
import { leaveAccount } from './configure-account.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { invalidField, noSuchMerchant } from './problem-error.ts';
import { setCredentials } from './set-credentials.ts';
import { showMerchant } from './show-merchant.ts';
import { strandHeld } from './strand-held.ts';
import { untilUnchanged } from './until-unchanged.ts';

/** Adds a merchant. Its secret key is in the answer, and never again. Own credentials are checked against Sendcloud first. */
export async function createMerchant(deps: OperatorDeps, settings: MerchantSettings): Promise<CreatedMerchant> {
  const before = await deps.store.byId(settings.id);
  if (before && before.settings !== removed) throw idTaken();
  const { secretKey, credentials, ...open } = { credentials: undefined, ...settings };
  if ((await write(deps, open, await sha256(secretKey), before)) === 'changed') throw idTaken();
  if (credentials) await setCredentials(deps, settings.id, credentials);
  return { ...(await showMerchant(deps, settings.id)), secretKey };
}

const idTaken = () => invalidField('id', 'an id that no other merchant has');

/** Changes a merchant's settings as they are at that moment, so that of two changes at once neither is lost; its keys stay. */
export async function updateMerchant(deps: OperatorDeps, id: string, change: (merchant: Merchant) => Merchant): Promise<MerchantView> {
  let moved = false;
  await untilUnchanged(async () => {
    const before = await existing(deps, id);
    const after = change(settingsOf(before));
    moved = after.account !== settingsOf(before).account;
    return write(deps, after, before.secretKeyHash, before);
  });
  if (moved) await strand(deps, id);
  return showMerchant(deps, id);
}

/** Takes a merchant away, and our webhook at Sendcloud where that lets us. Its orders stay, and the merchants file does not bring it back. */
export async function removeMerchant(deps: OperatorDeps, id: string): Promise<void> {
  const before = await existing(deps, id);
  if (settingsOf(before).account === 'own') await leaveAccount(deps, id);
  await deps.sessionEnds.end(id);
  await deps.store.remove(id, deps.clock.now());
  deps.merchants.refresh();
  await strand(deps, id);
}

async function strand(deps: OperatorDeps, id: string): Promise<void> {
  await strandHeld(deps, id);
  deps.relay.wake();
}

/** Makes a new key; the old one stops at once. */
export async function rotateKey(deps: OperatorDeps, id: string, which: 'secret' | 'publishable'): Promise<string> {
  const key = newKey(which);
  const hash = await sha256(key);
  await untilUnchanged(async () => {
    const before = await existing(deps, id);
    const merchant = settingsOf(before);
    return which === 'secret'
      ? write(deps, merchant, hash, before)
      : write(deps, { ...merchant, publishableKey: key }, before.secretKeyHash, before);
  });
  return key;
}

/** 192 random bits. */
export const newKey = (kind: 'secret' | 'publishable'): string =>
  `${kind === 'secret' ? 'sk' : 'pk'}_${toBase64url(crypto.getRandomValues(new Uint8Array(24)))}`;

const settingsOf = ({ settings }: StoredMerchant): Merchant => JSON.parse(settings) as Merchant;

async function existing(deps: OperatorDeps, id: string): Promise<StoredMerchant> {
  const stored = await deps.store.byId(id);
  if (!stored || stored.settings === removed) throw noSuchMerchant();
  return stored;
}

async function write(
  deps: OperatorDeps,
  merchant: Merchant,
  secretKeyHash: string,
  before: StoredMerchant | null,
): Promise<'stored' | 'changed'> {
  const now = deps.clock.now();
  const { id, publishableKey } = merchant;
  const settings = JSON.stringify(merchant);
  const row: StoredMerchant = {
    id,
    publishableKey,
    secretKeyHash,
    settings,
    source: 'operator',
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
  };
  const outcome = await deps.store.put(row, before);
  if (outcome === 'taken') throw invalidField('publishableKey', 'a key that no other merchant has');
  deps.merchants.refresh();
  return outcome;
}
