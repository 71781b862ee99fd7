import type { Credential } from '../domain/merchant.ts';
import { type OrderApi, orderApiOf } from '../domain/order.ts';
import { applyReading } from '../services/parcel-events.ts';
import { UpstreamError } from '../services/upstream.ts';
import type { RelayDeps } from './delivery.ts';

/** Reads back now and then what became of parcels, so that an event that was lost on its way is learned of all the same. */
export interface ReadBack {
  /** Counts the time from here. */
  start(): void;
  /** Begins a round when it is time. */
  look(): void;
  /** Ends the round after the account it is at. */
  stop(): void;
  /** The round that goes on, if any. */
  readonly reading: Promise<void> | null;
}

/** Milliseconds from one round to the next. Sendcloud itself sends a webhook again for hours, so this is for the few that never come. */
const EVERY = 30 * 60_000;
/** What changed shortly before a round may show only after it. */
const OVERLAP = 15 * 60_000;
/** How far back the first round of an account goes. */
const FIRST = 24 * 3_600_000;
const KEPT = 30 * 24 * 3_600_000;

/** One Sendcloud account, as webhooks name it. */
interface Account {
  name: string;
  credential: Credential;
  api: OrderApi;
}

/**
 * Asks each account once a round for everything that changed since the last one, whatever the number of orders: a call or two of its budget,
 * and after shoppers and orders. Proxies on one database share the rounds: who comes second finds it done.
 */
export function createReadBack(deps: RelayDeps): ReadBack {
  const { clock, log } = deps;
  let running = false;
  let nextAt = Number.POSITIVE_INFINITY;
  let reading: Promise<void> | null = null;

  async function round(): Promise<void> {
    for (const account of await accountsOf(deps)) {
      if (!running) return;
      await readAccount(deps, account);
    }
  }

  return {
    start() {
      running = true;
      nextAt = clock.now() + EVERY;
    },
    look() {
      if (reading || clock.now() < nextAt) return;
      nextAt = clock.now() + EVERY;
      reading = round()
        .catch(() => log.error('relay-store-failed'))
        .finally(() => {
          reading = null;
        });
    },
    stop() {
      running = false;
    },
    get reading() {
      return reading;
    },
  };
}

/** Own accounts that orders go to; and the central one once a label was bought there, whoever still ships from it. */
async function accountsOf({ store, merchants }: RelayDeps): Promise<Account[]> {
  const accounts: Account[] = [];
  for (const { id } of await store.merchants.list()) {
    const merchant = await merchants.byId(id);
    if (merchant?.account !== 'own' || merchant.orders !== 'proxy') continue;
    const credential = await merchants.credential(merchant);
    if (credential) accounts.push({ name: `own:${id}`, credential, api: orderApiOf(merchant) });
  }
  const credential = await merchants.central();
  const [bought] = await store.charges.list({}, { limit: 1 });
  return credential && bought ? [...accounts, { name: 'central', credential, api: 'v3-shipments' }] : accounts;
}

/** One account that does not answer keeps no other from being read; it is asked for the whole time once it does. */
async function readAccount(deps: RelayDeps, { name, credential, api }: Account): Promise<void> {
  const { store, clock, log, sendcloud } = deps;
  const key = `parcels ${name}`;
  const at = clock.now();
  const [last] = await store.reads.get([key]);
  if (last && last.readAt > at - EVERY / 2) return;
  const until = (readAt: number) => store.reads.put({ key, readAt, keepUntil: at + KEPT, value: new Uint8Array() });
  try {
    const since = last?.readAt ?? at - FIRST;
    if (!last) await until(since);
    const parcels = await sendcloud.orders(api).changedSince(credential, since - OVERLAP, { shopperOf: name });
    for (const parcel of parcels) await applyReading(deps, name, { ...parcel, at });
    await until(at);
  } catch (error) {
    const kind = error instanceof UpstreamError ? error.kind : 'unknown';
    log.warn('parcels-not-read', { account: name, kind });
  }
}
