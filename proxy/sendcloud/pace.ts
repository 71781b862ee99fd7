import { type Breaker, createBreaker } from '../domain/breaker.ts';
import { type Allowance, type Budget, createBudget } from '../domain/budget.ts';
import type { Limit } from '../domain/window.ts';
import type { Credential } from '../domain/merchant.ts';
import type { Clock, Meter } from '../services/ports.ts';
import { type Call, UpstreamError } from '../services/upstream.ts';

/** When calls may leave: within Sendcloud's limits, orders first, and not into a failure that is known. */
export interface Pace {
  /** Resolves when the call may leave. Throws `budget`, or what has been failing. */
  turn(credential: Credential, method: string, call: Call): Promise<void>;
  /** How a call went, for the calls after it. */
  ended(credential: Credential, method: string, call: Call, error: UpstreamError | null): void;
}

export interface PaceOptions {
  clock: Clock;
  /** Resolves after so many milliseconds; tests turn their own clock. */
  wait?: (milliseconds: number) => Promise<void>;
  random: () => number;
  /** The part of Sendcloud's limits that is ours, 0 to 1. Less where other programs or further proxies use the same keys. */
  share?: number;
  meter?: Meter | undefined;
}

/** How long an order's call stands in line before it says that it has to come again, in milliseconds. */
const PATIENCE = 45_000;

/** Requests take differently long on their way, so what is a minute here may be a little less there. */
const MINUTE = 60_500;
const SECOND = 1_050;

/**
 * Sendcloud's published limits (`getting-started/rate-limits`): 1000 GET a minute; 100 POST, PATCH, PUT and DELETE a minute, of them 15 a
 * second. Its quotes, availability and shipping options are POST, so they eat of what orders need.
 */
function allowances(share: number): { reads: Allowance; writes: Allowance } {
  const limit = (most: number, span: number): Limit => ({ most: Math.max(1, Math.floor(most * share)), span });
  return {
    reads: { limits: [limit(1000, MINUTE)], kept: 0.5 },
    writes: { limits: [limit(100, MINUTE), limit(15, SECOND)], kept: 0.5 },
  };
}

interface Lane {
  budget: Budget;
  breaker: Breaker;
  /** What made the breaker open. */
  failing: UpstreamError | null;
}

export function createPace({ clock, wait = sleep, random, share = 1, meter }: PaceOptions): Pace {
  const { reads, writes } = allowances(share);
  const lanes = new Map<string, Lane>();

  /** By public key, since that is what Sendcloud counts by; reads and writes fail and fill apart. */
  const laneOf = ({ publicKey }: Credential, method: string): Lane => {
    const key = `${method === 'GET' ? 'reads' : 'writes'} ${publicKey}`;
    const known = lanes.get(key);
    if (known) return known;
    const lane = { budget: createBudget(method === 'GET' ? reads : writes), breaker: createBreaker(), failing: null };
    lanes.set(key, lane);
    return lane;
  };

  const count = (credential: Credential, outcome: string): void => meter?.count('upstream', { account: credential.id, outcome });

  const refuse = (credential: Credential, { budget }: Lane, now: number): never => {
    count(credential, 'over-budget');
    throw new UpstreamError('budget', { retryAfter: Math.ceil(budget.wait(now) / 1000) });
  };

  return {
    async turn(credential, method, { shopperOf, deadline }) {
      const lane = laneOf(credential, method);
      const now = clock.now();
      if (shopperOf !== undefined) {
        if (lane.failing && !lane.breaker.allows(now)) {
          count(credential, 'known-failing');
          throw new UpstreamError(lane.failing.kind, { cause: lane.failing });
        }
        if (!lane.budget.forShopper(shopperOf, now)) refuse(credential, lane, now);
        return;
      }
      const at = lane.budget.forOrder(now, now + (deadline ?? PATIENCE)) ?? refuse(credential, lane, now);
      if (at > now) await wait(at - now);
    },

    ended(credential, method, { shopperOf }, error) {
      const lane = laneOf(credential, method);
      count(credential, error?.kind ?? 'answered');
      const failed = error !== null && ['rate-limited', 'unavailable', 'timeout'].includes(error.kind);
      if (!failed) {
        lane.breaker.succeeded();
        lane.failing = null;
      } else if (shopperOf !== undefined || error.kind === 'rate-limited') {
        lane.failing = error;
        lane.breaker.failed(clock.now(), random(), error.kind === 'rate-limited' ? (error.retryAfter ?? 2) * 1000 : undefined);
      }
    },
  };
}

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
