import type { OrderView } from '../../proxy/contract/orders.ts';
import { ask } from './ask.ts';
import type { Entry, Ledger } from './ledger.ts';
import { inTurns } from './in-turns.ts';
import { accounts } from './merchants.ts';
import { control } from './weather.ts';
import type { FaultsWorld } from './world.ts';

/** What may never happen; every number is to be 0. */
export interface Verdict {
  lost: number;
  duplicated: number;
  wrong_point: number;
  wrong_account: number;
  refused_paid: number;
  undecided: number;
}

export interface Reconciled {
  verdict: Verdict;
  /** One line for each order that went wrong. */
  faults: string[];
}

/** Something live in a Sendcloud account. */
interface Found {
  account: string;
  point: string | null;
  reference: string;
}

/** Holds what every shop asked for against what Sendcloud has, account by account. */
export async function reconcile(world: FaultsWorld, ledger: Ledger, worst: boolean): Promise<Reconciled> {
  // What Sendcloud holds is read last: an order that arrives meanwhile is no loss.
  const views = await viewsOf(world, ledger);
  const found = await everythingFound(world.sandboxUrl);
  const verdict: Verdict = { lost: 0, duplicated: 0, wrong_point: 0, wrong_account: 0, refused_paid: 0, undecided: 0 };
  const faults: string[] = [];
  for (const entry of ledger.values()) {
    const held = found.get(entry.number) ?? [];
    const wrong = judge(entry, views.get(entry.number), held, worst);
    for (const kind of wrong) verdict[kind] += 1;
    if (wrong.length > 0) faults.push([...told(entry), wrong.join(', '), entry.refused ?? '', JSON.stringify(held)].join(' '));
  }
  return { verdict, faults };
}

const told = ({ number, merchant, id, point }: Entry): string[] => [number, merchant.id, id ?? '', `point ${point}`];

/** Shops that read at once. */
const READERS = 16;

/** Every order as its shop sees it. */
async function viewsOf(world: FaultsWorld, ledger: Ledger): Promise<Map<string, OrderView>> {
  const views = new Map<string, OrderView>();
  await inTurns(ledger.values(), READERS, async ({ number, merchant, id }) => {
    if (id === null) return;
    const { body } = await ask(world.proxies[0]!, 'GET', `/orders/${id}`, merchant.secretKey);
    views.set(number, body as unknown as OrderView);
  });
  return views;
}

function judge(entry: Entry, view: OrderView | undefined, found: readonly Found[], worst: boolean): (keyof Verdict)[] {
  const { merchant, acknowledged, refused } = entry;
  const wrong: (keyof Verdict)[] = [];
  if (refused !== null || !acknowledged) wrong.push('refused_paid');
  if (!view) return wrong;
  const { state, delivery } = view;
  const waits = state === 'review' && worst;
  if (state !== 'imported' && state !== 'labelled' && !waits) wrong.push('undecided');
  const own = found.filter(({ account }) => account === merchant.account);
  if (own.length < found.length) wrong.push('wrong_account');
  if (own.length === 0 && !waits) wrong.push('lost');
  if (own.length > 1) wrong.push('duplicated');
  if (own.some((one) => !isMeant(entry, one.point) || one.point !== (delivery.servicePoint?.id ?? null))) wrong.push('wrong_point');
  return wrong;
}

const isMeant = ({ point, perhaps }: Entry, held: string | null): boolean => held === point || (held !== null && perhaps.has(held));

interface Holding {
  order_number: string;
  order_id?: string;
  external_reference?: string;
  external_reference_id?: string;
  to_service_point?: number | string | { id: string | number } | null;
  service_point_details?: { id: string | number } | null;
  status?: { id: number };
  parcels?: { status: { code: string } }[];
}

async function everythingFound(sandboxUrl: string): Promise<Map<string, Found[]>> {
  const found = new Map<string, Found[]>();
  for (const { account } of accounts)
    for (const kind of ['orders', 'parcels', 'shipments'] as const) {
      const { data } = (await control(sandboxUrl, `/accounts/${account}/${kind}`, 'GET')) as { data: Holding[] };
      // A shipment's parcels are listed once more among the parcels.
      const live = data.filter((holding) => isLive(holding) && !(kind === 'parcels' && account === 'central'));
      for (const holding of live) {
        const others = found.get(holding.order_number) ?? [];
        found.set(holding.order_number, [...others, { account, point: pointOf(holding), reference: referenceOf(holding) }]);
      }
    }
  return found;
}

/** A shipment that the carrier refused is none. */
const isLive = ({ parcels }: Holding): boolean => !parcels?.every(({ status }) => status.code === 'ANNOUNCEMENT_FAILED');

const referenceOf = ({ order_id, external_reference, external_reference_id }: Holding): string =>
  order_id ?? external_reference ?? external_reference_id ?? '';

function pointOf({ to_service_point: to, service_point_details: details }: Holding): string | null {
  const id = details?.id ?? (typeof to === 'object' ? to?.id : to);
  return id === undefined || id === null ? null : String(id);
}
