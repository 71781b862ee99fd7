import type { Account } from './accounts.ts';
import type { Clock } from './clock.ts';
import type { IntegrationLog, Order, Parcel, Registered, Return, Shipment, ShopStatus } from './records.ts';

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
  readonly logs: IntegrationLog[] = [];
  /** By the shop's own id. */
  readonly shopStatuses = new Map<string, ShopStatus>();
  /** The shop's id for each of Sendcloud's status categories. */
  readonly statusMapping = new Map<string, string | null>();
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
