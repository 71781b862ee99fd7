import type { Charge, ChargeList } from '../../../proxy/contract/charges.ts';
import { ask } from '../ask.ts';
import { control } from '../weather.ts';
import { ADMIN_KEY, type FaultsWorld } from '../world.ts';

/** What a parcel of the central account is at Sendcloud. Money in hundredths. */
export interface HeldParcel {
  id: string;
  status: string;
  /** The order's id with us. */
  order: string;
  /** Of the shipment it is in. */
  reference: string;
  /** Of the label itself. */
  price: number;
  /** All lines about it, refunds and surcharges too. */
  asked: number;
}

interface Shipment {
  external_reference_id: string;
  parcels: { id: number; status: { code: string } }[];
}
interface Line {
  parcelId: number;
  amount: string;
  reason: string;
}

/** What Sendcloud holds and asks for, read by the sandbox's controls. */
export async function sendcloudsBooks({ sandboxUrl }: FaultsWorld): Promise<HeldParcel[]> {
  const read = async <T>(what: string) => ((await control(sandboxUrl, `/accounts/central/${what}`, 'GET')) as { data: T[] }).data;
  const lines = Map.groupBy(await read<Line>('charges'), ({ parcelId }) => parcelId);
  return (await read<Shipment>('shipments')).flatMap(({ external_reference_id: reference, parcels }) =>
    parcels.map(({ id, status }): HeldParcel => {
      const own = lines.get(id) ?? [];
      const [order = ''] = reference.split('.');
      return { id: String(id), status: status.code, order, reference, price: sum(own.filter(isLabel)), asked: sum(own) };
    }),
  );
}

const isLabel = ({ reason }: Line): boolean => reason === 'label';

/** `"-4.95"` is −495. */
export const cents = (amount: string): number => Math.round(Number(amount) * 100);

const sum = (lines: readonly Line[]): number => lines.reduce((total, { amount }) => total + cents(amount), 0);

/** Everything in the proxy's ledger, page by page, and the total that it says. */
export async function proxysBooks({ proxies }: FaultsWorld): Promise<{ charges: Charge[]; total: number }> {
  const charges: Charge[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await ask(proxies[0]!, 'GET', `/charges${cursor && `?cursor=${cursor}`}`, ADMIN_KEY);
    const page = body as unknown as ChargeList;
    charges.push(...page.charges);
    if (page.next === null) return { charges, total: cents(page.totals[0]?.total.value ?? '0') };
    cursor = page.next;
  }
}
