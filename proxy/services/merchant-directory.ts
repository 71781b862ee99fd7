import type { Credentials } from '../contract/merchants.ts';
import type { Credential, Merchant } from '../domain/merchant.ts';
import { sameText, sha256 } from '../security/keys.ts';
import { originAllowed } from '../security/origin.ts';
import type { MerchantStore } from '../store/store.ts';
import type { Clock, Log, MerchantDirectory, SealContext, Sealer } from './ports.ts';
import { sealContexts } from './seal-contexts.ts';

export interface DirectoryDeps {
  store: MerchantStore;
  sealer: Sealer;
  clock: Clock;
  log: Log;
  /** The marketplace's own keys; they come with the configuration and are not stored. */
  central: Credentials | null;
}

/** A directory that can be told that the store has changed. */
export interface RefreshableDirectory extends MerchantDirectory {
  /** In the order of their ids. */
  all(): Promise<Merchant[]>;
  refresh(): void;
}

interface Snapshot {
  byId: Map<string, Merchant>;
  byPublishableKey: Map<string, Merchant>;
  bySecretKeyHash: Map<string, Merchant>;
  origins: string[];
}

/** Milliseconds: how long another proxy on the same store may not know of a change. */
const lifetime = 10_000;

/** Finds merchants in memory: a shop's page must not wait for a database. Opened keys are held as long as the snapshot they came with. */
export function createMerchantDirectory(deps: DirectoryDeps): RefreshableDirectory {
  let snapshot: Promise<Snapshot> | null = null;
  let expires = 0;
  const opened = new Map<string, Promise<Credential | null>>();

  const current = (): Promise<Snapshot> => {
    if (snapshot && deps.clock.now() < expires) return snapshot;
    const before = snapshot;
    expires = deps.clock.now() + lifetime;
    snapshot = readAgain(before);
    return snapshot;
  };

  /** While the store cannot be read, what was known goes on. */
  const readAgain = async (before: Promise<Snapshot> | null): Promise<Snapshot> => {
    try {
      const fresh = await read(deps);
      opened.clear();
      return fresh;
    } catch (error) {
      deps.log.error('merchants-not-read', { error: error instanceof Error ? error.name : 'unknown' });
      if (before) return before;
      throw error;
    }
  };

  const keysOf = async (account: string): Promise<Credential | null> => {
    await current();
    const opening = opened.get(account) ?? open(deps, account);
    opened.set(account, opening);
    return opening;
  };

  return {
    byId: async (id) => (await current()).byId.get(id) ?? null,
    byPublishableKey: async (key) => (await current()).byPublishableKey.get(key) ?? null,
    async bySecretKey(key) {
      const hash = await sha256(key);
      const { bySecretKeyHash } = await current();
      for (const [known, merchant] of bySecretKeyHash) if (sameText(known, hash)) return merchant;
      return null;
    },
    allowsOrigin: async (origin) => originAllowed((await current()).origins, origin),
    credential: (merchant) => keysOf(merchant.account === 'central' ? 'central' : `own:${merchant.id}`),
    central: () => keysOf('central'),
    all: async () => [...(await current()).byId.values()],
    refresh() {
      expires = 0;
    },
  };
}

async function read({ store }: DirectoryDeps): Promise<Snapshot> {
  const stored = (await store.list()).flatMap((row) => {
    const merchant = JSON.parse(row.settings) as Merchant | null;
    return merchant ? [{ row, merchant }] : [];
  });
  const rows = stored.toSorted((a, b) => (a.merchant.id < b.merchant.id ? -1 : 1));
  return {
    byId: new Map(rows.map(({ merchant }) => [merchant.id, merchant])),
    byPublishableKey: new Map(rows.map(({ merchant }) => [merchant.publishableKey, merchant])),
    bySecretKeyHash: new Map(rows.map(({ row, merchant }) => [row.secretKeyHash, merchant])),
    origins: [...new Set(rows.flatMap(({ merchant }) => merchant.origins))],
  };
}

/** The id says which key it is as well, so that a token or an answer got with an older key is not taken for the new one's. */
async function open({ store, sealer, central }: DirectoryDeps, account: string): Promise<Credential | null> {
  const sealed = account === 'central' ? null : await store.credentials(account);
  const keys = account === 'central' ? central : sealed && (JSON.parse(await sealer.open(sealed, sealContext(account))) as Credentials);
  return keys ? { ...keys, id: `${account}:${(await sha256(keys.publicKey + keys.secretKey)).slice(0, 8)}` } : null;
}

/** What a stored key pair is bound to. */
export const sealContext = (account: string): SealContext => sealContexts.credentials(account, account);
