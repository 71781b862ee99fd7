import type { Recipient } from '../contract/orders.ts';

/** A recipient as v3 orders and v3 shipments take it. What is empty, or would be refused for its form, is left out. */
export function recipientV3(recipient: Recipient) {
  return {
    name: recipient.name,
    address_line_1: recipient.addressLine1,
    postal_code: recipient.postalCode,
    city: recipient.city,
    country_code: recipient.country,
    ...(recipient.company && { company_name: recipient.company }),
    ...(recipient.houseNumber && { house_number: recipient.houseNumber }),
    ...(recipient.addressLine2 && { address_line_2: recipient.addressLine2 }),
    ...(recipient.state && { state_province_code: stateCode(recipient.state, recipient.country) }),
    ...(isEmail(recipient.email) && { email: recipient.email }),
    ...(recipient.phone && { phone_number: recipient.phone }),
  };
}

/** ISO 3166-2 with its country: `RM` in Italy is `IT-RM`. */
const stateCode = (state: string, country: string) => (state.includes('-') ? state : `${country}-${state}`);

/** An address Sendcloud would refuse must not stop a paid parcel: the carrier can do without. */
export const isEmail = (email: string | undefined): email is string => email !== undefined && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email);

/** Noon of that day: the same day on every European clock, whatever the zone. */
export const noon = (day: string) => `${day}T12:00:00+00:00`;

/** v3 states the dates a shopper was promised as instants. */
export function deliveryDatesV3(date: { date: string; handover: string | null }) {
  return { deliver_at: noon(date.date), ...(date.handover && { handover_at: noon(date.handover) }) };
}
