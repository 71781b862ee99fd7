import type { Credential } from '../domain/merchant.ts';
import { type Call, type OutgoingOrder, type Placed, UpstreamError } from '../services/upstream.ts';

/** `POST /orders` takes so many at once (`v3/orders.yaml`), and all of them or none. */
const MOST = 100;

/** Posts what `batch` holds when its turn has come, which is when it calls `leaving`. By reference, what became of each. */
export type PostOrders = (credential: Credential, batch: readonly OutgoingOrder[], leaving: () => void) => Promise<Map<string, Placed>>;

interface Waiting {
  order: OutgoingOrder;
  leaving: (() => void) | undefined;
  resolve(placed: Placed): void;
  reject(error: unknown): void;
}

/**
 * Places orders of one account that stand in line together in one call: a call costs the same of the account's budget whatever it carries.
 * While there is no line each goes alone, at once. Each order knows only of itself: one that may no longer leave stays behind, and when
 * Sendcloud refuses a batch each of it is tried alone, so that one bad order keeps no other back.
 */
export function createOrderBatches(post: PostOrders) {
  /** The batch of each account that has not left yet. */
  const inLine = new Map<string, Waiting[]>();

  function place(credential: Credential, order: OutgoingOrder, { leaving }: Call = {}): Promise<Placed> {
    return new Promise((resolve, reject) => {
      const waiting = { order, leaving, resolve, reject };
      const batch = inLine.get(keysOf(credential));
      if (batch && batch.length < MOST) return void batch.push(waiting);
      const opened = [waiting];
      inLine.set(keysOf(credential), opened);
      void send(credential, opened);
    });
  }

  async function send(credential: Credential, batch: readonly Waiting[]): Promise<void> {
    const orders: OutgoingOrder[] = [];
    let going = batch;
    const leaving = () => {
      close(credential, batch);
      going = batch.filter(mayLeave);
      if (going.length === 0) throw new NobodyLeft();
      orders.push(...going.map(({ order }) => order));
    };
    try {
      const placed = await post(credential, orders, leaving);
      for (const waiting of going) answer(waiting, placed);
    } catch (error) {
      close(credential, batch);
      const isRefused = error instanceof UpstreamError && error.kind === 'refused';
      if (isRefused && going.length > 1) for (const waiting of going) void send(credential, [waiting]);
      else for (const { reject } of going) reject(error);
    }
  }

  /** From here on nobody joins it. */
  function close(credential: Credential, batch: readonly Waiting[]): void {
    if (inLine.get(keysOf(credential)) === batch) inLine.delete(keysOf(credential));
  }

  return { place };
}

/** Orders that came with other keys, be it to the same account, leave with those. */
const keysOf = ({ id, publicKey }: Credential): string => `${id} ${publicKey}`;

/** Keeps a call here that would carry nothing. */
class NobodyLeft extends Error {
  override readonly name = 'NobodyLeft';
}

/** Whether it still may; if not, whoever waits for it is told why. */
function mayLeave({ leaving, reject }: Waiting): boolean {
  try {
    leaving?.();
    return true;
  } catch (error) {
    reject(error);
    return false;
  }
}

function answer({ order, resolve, reject }: Waiting, placed: Map<string, Placed>): void {
  const mine = placed.get(order.reference);
  if (mine) resolve(mine);
  else reject(new UpstreamError('malformed'));
}
