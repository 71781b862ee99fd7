import type { Charge, ChargeList } from '../../../proxy/contract/charges.ts';
import { ask } from '../ask.ts';
import { control } from '../weather.ts';
import { ADMIN_KEY, type FaultsWorld } from '../world.ts';

/** What a parcel of the central account is at Sendcloud. */
export interface HeldParcel {
  id: string;
  status: string;
  /** How many parcels its shipment has. */
  of: number;
  reference: string;
}

/** What Sendcloud holds and asks for, read by the sandbox's controls. */
export interface SendcloudsBooks {
  parcels: Map<string, HeldParcel>;
  /** Hundredths, of all lines. */
  asked: number;
  /** Hundredths of the label itself, by parcel. */
  price: Map<string, number>;
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

export async function sendcloudsBooks({ sandboxUrl }: FaultsWorld): Promise<SendcloudsBooks> {
  const shipments = ((await control(sandboxUrl, '/accounts/central/shipments', 'GET')) as { data: Shipment[] }).data;
  const lines = ((await control(sandboxUrl, '/accounts/central/charges', 'GET')) as { data: Line[] }).data;
  const parcels = shipments.flatMap(({ external_reference_id: reference, parcels: all }) =>
    all.map(({ id, status }): HeldParcel => ({ id: String(id), status: status.code, of: all.length, reference })),
  );
  return {
    parcels: new Map(parcels.map((parcel) => [parcel.id, parcel])),
    asked: lines.reduce((sum, { amount }) => sum + cents(amount), 0),
    price: new Map(lines.filter(({ reason }) => reason === 'label').map(({ parcelId, amount }) => [String(parcelId), cents(amount)])),
  };
}

/** `"-4.95"` is −495. */
export const cents = (amount: string): number => Math.round(Number(amount) * 100);

/** Everything in the proxy's ledger, page by page. */
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
