import type { Credential } from '../domain/merchant.ts';
import type { Clock } from './ports.ts';
import type { Sendcloud } from './upstream.ts';

/** Asks whether a service point takes parcels now, and remembers a yes. Fails with `UpstreamError`. */
export type AvailabilityReader = (
  credential: Credential,
  id: string,
  asked: {
    /** Whose shopper's budget it comes from. */
    merchant: string;
    /** Milliseconds that a yes may be old. */
    since: number;
    /** Milliseconds. */
    deadline: number;
  },
) => Promise<boolean>;

/** Milliseconds: a point that took parcels so lately is taken to do so still, where asking again can be spared. */
export const LATELY = 2 * 60_000;

const CAP = 20_000;

/** Sendcloud counts the question as a write, so it is put where it matters and answered from here where it can be. */
export function createAvailabilityReader({ sendcloud, clock }: { sendcloud: Sendcloud; clock: Clock }): AvailabilityReader {
  const yeses = new Map<string, number>();
  return async (credential, id, { merchant, since, deadline }) => {
    const key = `${credential.id} ${id}`;
    const known = yeses.get(key);
    if (known !== undefined && clock.now() - known < since) return true;
    yeses.delete(key);
    const available = await sendcloud.isAvailable(credential, id, { deadline, shopperOf: merchant });
    if (!available) return false;
    yeses.set(key, clock.now());
    const [oldest] = yeses.keys();
    if (oldest !== undefined && yeses.size > CAP) yeses.delete(oldest);
    return true;
  };
}
