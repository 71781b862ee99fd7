import { z } from 'zod';
import { type Random, randomFor } from '../world/random.ts';

const FAULT_KINDS = [
  'latency',
  'status',
  'status-after-commit',
  'reset',
  'reset-after-commit',
  'hang',
  'slow-body',
  'truncated',
  'html',
  'announcement-failed',
  'geocoder-down',
  'point-unavailable',
  'still-processing',
  'already-exists',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** What one asks for with `POST /__sandbox/faults`. */
export const faultRequest = z.strictObject({
  kind: z.enum(FAULT_KINDS),
  /** Public key, or the account's short name; all when absent. */
  account: z.string().optional(),
  method: z.string().toUpperCase().optional(),
  /** The beginning of a path, such as `/api/v3/orders`; all when absent or `*`. */
  path: z.string().optional(),
  /** How often it strikes before it is spent; for ever when absent. */
  times: z.int().positive().optional(),
  /** How likely it strikes, 0 to 1. */
  rate: z.number().min(0).max(1).optional(),
  /** Seeds the dice of `rate`. */
  seed: z.string().optional(),
  /** Milliseconds of `latency` and `slow-body`. */
  milliseconds: z.int().min(0).max(600_000).optional(),
  /** HTTP status of `status` and `status-after-commit`; 500 when absent. */
  status: z.int().min(400).max(599).optional(),
  /** What the carrier says when it refuses. */
  message: z.string().optional(),
});

export interface Fault extends z.infer<typeof faultRequest> {
  id: number;
  /** How often it struck. */
  struck: number;
}

/** The request as a fault sees it. */
export interface Target {
  account: string | null;
  method: string;
  path: string;
}

/** The faults set up, in order. */
export class FaultBook {
  #faults: { fault: Fault; dice: Random }[] = [];
  #sequence = 0;

  add(request: z.infer<typeof faultRequest>): Fault {
    this.#sequence += 1;
    const fault = { ...request, id: this.#sequence, struck: 0 };
    this.#faults.push({ fault, dice: randomFor('fault', request.seed ?? this.#sequence) });
    return fault;
  }

  list(): Fault[] {
    return this.#faults.map(({ fault }) => fault);
  }

  remove(id: number): boolean {
    const before = this.#faults.length;
    this.#faults = this.#faults.filter(({ fault }) => fault.id !== id);
    return this.#faults.length < before;
  }

  clear(): void {
    this.#faults = [];
    this.#sequence = 0;
  }

  /** Every fault of these kinds that strikes this request; each counts as one strike. */
  strike(target: Target, ...kinds: FaultKind[]): Fault[] {
    return this.#faults
      .filter(({ fault, dice }) => kinds.includes(fault.kind) && meant(fault, target) && !spent(fault) && dice() < (fault.rate ?? 1))
      .map(({ fault }) => {
        fault.struck += 1;
        return fault;
      });
  }
}

const spent = ({ times, struck }: Fault): boolean => times !== undefined && struck >= times;

function meant(fault: Fault, { account, method, path }: Target): boolean {
  const accountFits = !fault.account || fault.account === account || `demo-${fault.account}-public` === account;
  const pathFits = !fault.path || fault.path === '*' || path.startsWith(fault.path);
  return accountFits && pathFits && (!fault.method || fault.method === method);
}
