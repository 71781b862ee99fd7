import type { AccountStore } from '../store/accounts.ts';
import type { Clock, Log, MerchantDirectory } from './ports.ts';

export interface WatchDeps {
  accounts: Pick<AccountStore, 'noteRefused'>;
  merchants: Pick<MerchantDirectory, 'byId' | 'credential' | 'central'>;
  clock: Clock;
  log: Log;
}

/** Hears of refused keys from every call to Sendcloud. */
export interface KeyWatch {
  /** Returns at once and never fails. */
  refused(credentialId: string): void;
  /** Once what was heard is written. */
  settled(): Promise<void>;
}

/** Milliseconds in which one key pair is noted once, however many calls it is refused for. */
const QUIET = 60_000;

/** Notes in the store that an account's keys are refused, so that its merchant is told before somebody wonders. Keys that have been replaced meanwhile do not count. */
export function createKeyWatch({ accounts, merchants, clock, log }: WatchDeps): KeyWatch {
  const heard = new Map<string, number>();
  const writing = new Set<Promise<void>>();

  async function note(credentialId: string): Promise<void> {
    const [kind = '', id = ''] = credentialId.split(':');
    const merchant = kind === 'own' ? await merchants.byId(id) : null;
    const current = kind === 'central' ? await merchants.central() : merchant && (await merchants.credential(merchant));
    if (current?.id === credentialId) await accounts.noteRefused(kind === 'central' ? kind : `own:${id}`, clock.now());
  }

  return {
    refused(credentialId) {
      const now = clock.now();
      if (credentialId.startsWith('check:') || now - (heard.get(credentialId) ?? Number.NEGATIVE_INFINITY) < QUIET) return;
      heard.set(credentialId, now);
      const one = note(credentialId)
        .catch((error: unknown) => log.warn('refusal-not-noted', { error: error instanceof Error ? error.name : 'unknown' }))
        .finally(() => writing.delete(one));
      writing.add(one);
    },
    async settled() {
      await Promise.all(writing);
    },
  };
}
