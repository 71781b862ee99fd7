import type { Context } from 'hono';
import type { Account } from './accounts.ts';
import type { Clock } from './clock.ts';
import type { FaultBook } from './controls/faults.ts';
import type { Carriers } from './movement/carriers.ts';
import type { Holdings, State } from './state.ts';
import type { Webhooks } from './webhooks.ts';
import type { World } from './world/world.ts';

/** What every route works with. */
export interface Sandbox {
  state: State;
  world: World;
  clock: Clock;
  faults: FaultBook;
  webhooks: Webhooks;
  carriers: Carriers;
  settings: Settings;
}

/** How the sandbox behaves where Sendcloud's behaviour is a matter of choice or not documented. */
export interface Settings {
  /** Where links in answers point. */
  baseUrl: string;
  /** Milliseconds on the sandbox's clock until a saved order can be read. */
  orderDelay: number;
  /** Milliseconds until an asynchronous announcement is done. */
  announceDelay: number;
  /** What a second v2 parcel with one `external_reference` meets: not documented, so it can be chosen. */
  duplicateParcel: 'refuse' | 'return-existing' | 'create';
  /** Whether the 409 for a second shipment is the bare shipment, as the schema says, or wrapped in `data` like a 201. */
  duplicateShipment: 'bare' | 'wrapped';
  /** Webhooks leave once, twice each, or not before they are sent by hand: in any order, as often and as late as wanted. */
  webhooks: 'once' | 'twice' | 'held';
  /** Milliseconds on the sandbox's clock until a webhook first leaves. */
  webhookDelay: number;
  /** Whether announced parcels wait for the controls and the panel, or move as their carriers drive. */
  movement: 'by-hand' | 'by-itself';
  /** The published budgets: 1000 reads and 100 writes a minute, 15 writes a second. */
  rateLimits: boolean;
  /** Replies that keep to the documents, or ones with all that was ever seen or feared. */
  personality: 'documented' | 'worst-case';
}

export type Env = { Variables: { account: Account } };
export type Ctx = Context<Env>;

/** What the calling account holds. */
export const holdingsOf = (sandbox: Sandbox, c: Ctx): Holdings => sandbox.state.of(c.get('account'));
