import type { OrderView } from '../../proxy/contract/orders.ts';
import { once } from './ask.ts';
import type { MerchantChoices } from './choices.ts';
import { dice, pick } from './dice.ts';
import { inTurns } from './in-turns.ts';
import type { Entry, Ledger } from './ledger.ts';
import { runMerchants } from './merchants.ts';
import type { MortalProxy } from './mortal-proxy.ts';
import { ADMIN_KEY, type FaultsWorld } from './world.ts';

interface Page {
  orders: { order: OrderView }[];
  next: string | null;
}

/** Whoever works the lists: lets reviewed orders go, sends others to another point, buys labels. */
export interface Person {
  /** Works every list once, by one of the proxies. How many orders it found something to do for. */
  work(): Promise<number>;
}

export function createPerson(world: FaultsWorld, { seed, ledger, choices, patient }: PersonOptions): Person {
  let turn = 0;

  const isToLeave = ({ review }: OrderView) => patient && review.some(({ type }) => type === 'undecided');

  async function decide(proxy: MortalProxy, order: OrderView): Promise<void> {
    const entry = ledger.get(order.number);
    if (!entry) return;
    const needsPoint = order.review.some(({ type }) => type.startsWith('service-point'));
    if (order.state === 'needs-service-point' || needsPoint) return sendElsewhere(proxy, entry, order);
    await once(proxy, 'POST', `/orders/${order.id}/release`, entry.merchant.secretKey);
  }

  /** A request whose answer was lost may have been done, now or later: then either point is right. */
  async function sendElsewhere(proxy: MortalProxy, entry: Entry, order: OrderView): Promise<void> {
    const others = (choices.get(entry.merchant.id)?.points ?? []).filter((id) => id !== entry.point);
    const servicePointId = pick(others, dice(seed, order.number, turn));
    const asked = once(proxy, 'POST', `/orders/${order.id}/service-point`, entry.merchant.secretKey, { servicePointId });
    const { status } = await asked.catch(() => ({ status: null }));
    if (status === 200) entry.point = servicePointId;
    if (status === null || status >= 500) entry.perhaps.add(servicePointId);
  }

  async function review(proxy: MortalProxy): Promise<number> {
    let seen = 0;
    for (let cursor = ''; ; ) {
      const { body } = await once(proxy, 'GET', `/review${cursor && `?cursor=${cursor}`}`, ADMIN_KEY);
      const { orders, next } = body as unknown as Page;
      const mine = orders.filter(({ order }) => !isToLeave(order));
      seen += mine.length;
      await workOff(mine, ({ order }) => decide(proxy, order));
      if (next === null) return seen;
      cursor = next;
    }
  }

  async function buyLabels(proxy: MortalProxy): Promise<number> {
    let seen = 0;
    for (const { secretKey } of runMerchants.filter(({ holds }) => holds))
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body } = await once(proxy, 'GET', `/orders?state=held${cursor && `&cursor=${cursor}`}`, secretKey);
        const { orders, next } = body as unknown as { orders: OrderView[]; next: string | null };
        seen += orders.length;
        await workOff(orders, ({ id }) => once(proxy, 'POST', `/orders/${id}/label`, secretKey, {}));
        cursor = next;
      }
    return seen;
  }

  return {
    async work() {
      turn += 1;
      const proxy = world.proxies[turn % world.proxies.length]!;
      await proxy.ready;
      const [reviewed, held] = await Promise.all([review(proxy), buyLabels(proxy)]);
      return reviewed + held;
    },
  };
}

export interface PersonOptions {
  seed: string;
  ledger: Ledger;
  choices: Map<string, MerchantChoices>;
  /** Leaves what cannot be decided on the list. */
  patient: boolean;
}

/** People at work. */
const HANDS = 6;

/** A proxy that dies meanwhile is no matter: what is left is on the list next time. */
const workOff = <T>(things: readonly T[], act: (thing: T) => Promise<unknown>): Promise<void> =>
  inTurns(things, HANDS, (thing) => act(thing).catch(() => undefined));
