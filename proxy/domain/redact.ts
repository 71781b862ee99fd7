import type { PersonalPart } from './order.ts';

/** An upstream's words without anything of the buyer's that they repeat. Short values stay: a house number is everywhere. */
export function withoutPersonalData(words: string, personal: PersonalPart | null): string {
  const { addressLine1, addressLine2, city, company, email, name, phone, postalCode } = personal?.order.recipient ?? {};
  const values = [
    name,
    ...(name?.split(/\s+/) ?? []),
    company,
    email,
    phone,
    addressLine1,
    addressLine2,
    city,
    postalCode,
    personal?.postNumber,
  ];
  const known = values.filter((value): value is string => value != null && value.length > 2).sort((a, b) => b.length - a.length);
  return known.reduce((text, value) => text.replaceAll(value, '…'), words).slice(0, 300);
}
