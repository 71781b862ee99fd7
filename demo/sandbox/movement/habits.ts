/** How a carrier works, as far as a shopper notices. */
export interface Habits {
  /** The last day of the week with deliveries: 4 is Friday, 5 Saturday, 6 Sunday. */
  lastDay: 4 | 5 | 6;
  /** Share of parcels that come on the first day they can. */
  punctual: number;
}

const CAREFUL: Habits = { lastDay: 4, punctual: 0.92 };
const BY_CARRIER: Record<string, Habits> = {
  postnl: { lastDay: 5, punctual: 0.95 },
  dhl: { lastDay: 5, punctual: 0.94 },
  dpd: { lastDay: 4, punctual: 0.9 },
  bpost: { lastDay: 4, punctual: 0.93 },
  dhl_de: { lastDay: 5, punctual: 0.9 },
  hermes_de: { lastDay: 5, punctual: 0.84 },
  mondial_relay: { lastDay: 5, punctual: 0.86 },
  ups: { lastDay: 4, punctual: 0.94 },
  trunkrs: { lastDay: 6, punctual: 0.97 },
};

/** The sandbox's own: no carrier publishes such figures. */
export const habitsOf = (carrier: string): Habits => BY_CARRIER[carrier] ?? CAREFUL;
