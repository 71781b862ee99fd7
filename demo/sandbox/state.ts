import type { Account } from './accounts.ts';
import type { Clock } from './clock.ts';

/** A parcel, as both API versions see it. */
export interface Parcel {
  id: number;
  /** Public key of the account. */
  account: string;
  /** The v3 shipment, or a v2 parcel's `shipment_uuid`. */
  shipmentId: string;
  api: 'v2' | 'v3';
  /** v3 status code. */
  status: string;
  history: { code: string; at: string }[];
  to: Recipient;
  grams: number;
  /** Centimetres, as they were sent. */
  dimensions: { length: string; width: string; height: string } | null;
  carrier: string;
  optionCode: string | null;
  servicePointId: number | null;
  postNumber: string;
  trackingNumber: string;
  orderNumber: string;
  customs: Customs;
  createdAt: string;
  updatedAt: string;
  announcedAt: string | null;
  /** What the carrier asks for on top. */
  surcharges: Surcharge[];
  /** What the carrier said when it refused. */
  errors: string[];
  /** The request that made it, to echo. */
  request: Record<string, unknown>;
}

/** `at` is when it appears on the account; it may lie in the future. */
export interface Surcharge {
  reason: 'weight-correction' | 'oversize' | 'remote-area' | 'return-to-sender';
  /** Euro cents. */
  cents: number;
  at: string;
}

/** What customs want to know; empty within the customs union. */
export interface Customs {
  invoice: string;
  items: { description: string; quantity: number; hsCode: string; origin: string; value: string }[];
}

export interface Recipient {
  name: string;
  company: string;
  addressLine1: string;
  addressLine2: string;
  houseNumber: string;
  postalCode: string;
  city: string;
  country: string;
  state: string;
  email: string;
  phone: string;
}

/** A v3 shipment: its request, its parcels, and what the carrier said. */
export interface Shipment {
  id: string;
  account: string;
  carrier: string;
  request: Record<string, unknown>;
  servicePoint: { id: string; carrier_service_point_id: string } | null;
  fromAddress: Record<string, unknown>;
  parcels: Parcel[];
  externalReferenceId: string | null;
  orderNumber: string;
  appliedShippingRules?: unknown[];
}

/** A v3 order. `visibleAt` is when a read first finds it: saving is asynchronous. Epoch milliseconds. */
export interface Order {
  id: number;
  account: string;
  integrationId: number;
  content: Record<string, unknown> & { order_id: string; order_number: string };
  createdAt: string;
  modifiedAt: string;
  visibleAt: number;
}

/** A parcel on its way back. */
export interface Return {
  id: number;
  parcelId: number;
  request: Record<string, unknown>;
  createdAt: string;
  history: { code: string; at: string }[];
}

/** A parcel that was announced elsewhere and is only followed here, as v3 answers it. */
export interface Registered {
  announced_at: string;
  created_at: string;
  details: object;
  from_address: object;
  to_address: object;
  parcel_items?: object[];
  ship_with: object;
  source_id: string;
  tracking_numbers: { carrier_code: string; tracking_number: string }[];
}

/** Everything one account holds. */
export class Holdings {
  readonly parcels = new Map<number, Parcel>();
  readonly shipments = new Map<string, Shipment>();
  readonly orders = new Map<number, Order>();
  readonly returns = new Map<number, Return>();
  /** By tracking number. */
  readonly registered = new Map<string, Registered>();
  /** Service points that a v2 checkout stored, by the shop's own order id. */
  readonly chosenPoints = new Map<string, number>();
}

/** All that happened in the sandbox since it started or was reset. */
export class State {
  readonly clock: Clock;
  readonly accounts = new Map<string, Account>();
  readonly #holdings = new Map<string, Holdings>();
  #sequence = 0;

  constructor(accounts: Account[], clock: Clock) {
    this.clock = clock;
    this.reset(accounts);
  }

  /** Forgets everything but these accounts. */
  reset(accounts: Account[]): void {
    this.#holdings.clear();
    this.#sequence = 0;
    this.accounts.clear();
    for (const account of accounts) this.accounts.set(account.publicKey, account);
  }

  of(account: Account): Holdings {
    const known = this.#holdings.get(account.publicKey);
    if (known) return known;
    const holdings = new Holdings();
    this.#holdings.set(account.publicKey, holdings);
    return holdings;
  }

  /** The next number of one sequence for all ids: no two things in the sandbox share one. */
  nextId(): number {
    this.#sequence += 1;
    return 300_000_000 + this.#sequence;
  }

  /** A version-4-shaped id from the same sequence, so that a run repeats byte for byte. */
  nextUuid(): string {
    return `00000000-5ec0-4de0-8000-${String(this.nextId()).padStart(12, '0')}`;
  }

  /** Finds a parcel whoever owns it: for the controls and the carriers, never for the API. */
  parcel(id: number): Parcel | undefined {
    return this.#anyParcel((parcel) => parcel.id === id);
  }

  parcelTracked(trackingNumber: string): Parcel | undefined {
    return this.#anyParcel((parcel) => parcel.trackingNumber === trackingNumber);
  }

  #anyParcel(test: (parcel: Parcel) => boolean): Parcel | undefined {
    for (const { parcels } of this.#holdings.values()) for (const parcel of parcels.values()) if (test(parcel)) return parcel;
    return undefined;
  }

  /** Tracking number of a parcel, in a shape its carrier might print. */
  trackingNumber(carrier: string, country: string, id: number): string {
    if (carrier === 'postnl') return `3SSAND${id}`;
    if (carrier === 'dhl_de') return `00340434${String(id).padStart(12, '0')}`;
    return `${carrier.slice(0, 3).toUpperCase()}${id}${country}`;
  }

  /** The carrier took the parcel: it has a number and a label, and waits to be sent. */
  announce(parcel: Parcel): void {
    parcel.trackingNumber = this.trackingNumber(parcel.carrier, parcel.to.country, parcel.id);
    parcel.announcedAt = this.clock.iso();
    parcel.errors = [];
    this.setStatus(parcel, 'READY_TO_SEND');
  }

  /** The carrier did not take it. */
  refuse(parcel: Parcel, message: string): void {
    parcel.errors = [message];
    this.setStatus(parcel, 'ANNOUNCEMENT_FAILED');
  }

  /** Moves a parcel to a status and remembers when. */
  setStatus(parcel: Parcel, code: string): void {
    const at = this.clock.iso();
    parcel.status = code;
    parcel.updatedAt = at;
    parcel.history.push({ code, at });
  }
}
