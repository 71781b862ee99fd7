import type { Account } from '../accounts.ts';
import type { ShippingOption } from '../catalogue/shipping-options.ts';
import type { Clock } from '../clock.ts';
import type { Settings } from '../context.ts';
import type { Parcel } from '../records.ts';
import { senderAddress } from '../senders.ts';
import type { State } from '../state.ts';
import type { Webhooks } from '../webhooks.ts';
import { randomFor } from '../world/random.ts';
import { Day } from '../zone.ts';
import { type LeadTimes, leadTimesOf } from './history.ts';
import { journeyOf, type Step, type Waiting } from './journey.ts';
import type { Lane } from './transit.ts';

export interface CarriersOptions {
  state: State;
  clock: Clock;
  webhooks: Webhooks;
  settings: Pick<Settings, 'movement'>;
  /** The same seed moves the same parcels in the same way. */
  seed: string;
}

/** When and where a shop that published nothing hands its parcels over. */
const USUAL = { timeZone: 'Europe/Amsterdam', holidays: 'NL', cutOff: '17:00' };

/** Those who drive the parcels: they take what is announced, report each step, and remember how long everything took. */
export class Carriers {
  readonly #options: CarriersOptions;
  readonly #history = new Map<string, LeadTimes>();

  constructor(options: CarriersOptions) {
    this.#options = options;
  }

  /** Percentiles of a year of parcels on a lane. */
  leadTimes(option: ShippingOption, lane: Lane): LeadTimes {
    const key = `${option.code} ${lane.from} ${lane.to}`;
    const known = this.#history.get(key) ?? leadTimesOf(option, lane);
    this.#history.set(key, known);
    return known;
  }

  /** The carrier accepts a parcel. With `movement: 'by-itself'` it is then on its way, by the sandbox's clock. */
  announce(account: Account, parcel: Parcel): void {
    const { state, settings, seed } = this.#options;
    state.announce(parcel);
    if (settings.movement === 'by-itself')
      this.#follow(account, parcel, journeyOf(this.#waiting(account, parcel), randomFor(seed, 'journey', parcel.id)));
  }

  #follow(account: Account, parcel: Parcel, [step, ...rest]: Step[]): void {
    if (!step) return;
    const { clock, state, webhooks } = this.#options;
    clock.after(step.at - clock.now(), () => {
      if (parcel.status.startsWith('CANCEL')) return;
      state.setStatus(parcel, step.code);
      webhooks.parcelChanged(account, parcel);
      this.#follow(account, parcel, rest);
    });
  }

  #waiting(account: Account, parcel: Parcel): Waiting {
    const shipment = this.#options.state.of(account).shipments.get(parcel.shipmentId);
    const { handover_at, deliver_at } = (shipment?.request.delivery_dates ?? {}) as {
      handover_at?: string | null;
      deliver_at?: string | null;
    };
    const from = shipment?.fromAddress.country_code ?? senderAddress(account, account.senderAddressIds[0] ?? 0).country_code;
    return {
      optionCode: parcel.optionCode ?? '',
      lane: { from: String(from), to: parcel.to.country },
      toServicePoint: parcel.servicePointId !== null,
      nominated: deliver_at ? { handover: Day.of(handover_at ?? deliver_at), delivery: Day.of(deliver_at) } : null,
      shop: shopOf(account, parcel),
      now: this.#options.clock.now(),
    };
  }
}

/** The schedule that the merchant published for this option. */
function shopOf({ checkout }: Account, { optionCode }: Parcel): Waiting['shop'] {
  if (!checkout) return USUAL;
  const { timeZone, holidays, methods } = checkout;
  const method = methods.find(({ cutOff, carriers }) => cutOff !== null && carriers.some((each) => each.shippingOptionCode === optionCode));
  return { timeZone, holidays, cutOff: method?.cutOff ?? USUAL.cutOff, daily: method?.daily ?? false };
}
