/** Carriers that deliver on Saturdays as a matter of course, and those that rest on no day; all others work from Monday to Friday. */
const saturdays = new Set(
  'chronopost colisprive colissimo dhl dhl_de dhl_parcel evri hermes_de inpost mondial_relay postnl royal_mail'.split(' '),
);
const everyDay = new Set(['trunkrs']);

/** Days of the week a carrier delivers on, counted from Monday. Sendcloud does not tell. */
export function deliveryWeek(carrier: string): 5 | 6 | 7 {
  if (everyDay.has(carrier)) return 7;
  return saturdays.has(carrier) ? 6 : 5;
}
