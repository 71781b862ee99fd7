import type { Account } from './accounts.ts';
import { needsServicePoint, type ShippingOption } from './catalogue/shipping-options.ts';
import { needsPostNumber, type Point } from './world/points.ts';
import { carrierName } from './catalogue/carriers.ts';
import { leavesCustomsUnion } from './catalogue/countries.ts';
import type { Customs } from './records.ts';

/** A parcel about to be announced, in words that both API versions share. */
export interface Announcement {
  option: ShippingOption;
  country: string;
  fromCountry: string;
  grams: number;
  /** Centimetres. */
  dimensions?: { length: number; width: number; height: number } | undefined;
  point: Point | undefined;
  postNumber: string;
  customs: Customs;
  email: string;
  phone: string;
}

/** Something a carrier's rules forbid. `field` is one of our own names; each API version points at its own. */
export interface Objection {
  field: 'option' | 'country' | 'weight' | 'dimensions' | 'service-point' | 'post-number' | 'email' | 'phone' | 'customs';
  message: string;
}

/** Everything wrong with an announcement, in a fixed order. Sendcloud publishes no wording for these; the words are the sandbox's. */
export function objectionsTo(announcement: Announcement): Objection[] {
  const { option, country, fromCountry, grams, email, phone } = announcement;
  const carrier = carrierName(option.carrier);
  const found: Objection[] = [...objectionsToPoint(announcement)];
  if (!option.to.includes(country)) found.push({ field: 'country', message: `${option.name} does not deliver to ${country}.` });
  if (!option.from.includes(fromCountry)) found.push({ field: 'country', message: `${option.name} does not collect in ${fromCountry}.` });
  if (grams < option.minGrams || grams > option.maxGrams) {
    found.push({
      field: 'weight',
      message: `The weight must be between ${option.minGrams / 1000} and ${option.maxGrams / 1000} kg for ${option.name}.`,
    });
  }
  if (tooLarge(announcement)) found.push({ field: 'dimensions', message: `The parcel is larger than ${option.name} allows.` });
  if (option.requires.includes('to_email') && !email)
    found.push({ field: 'email', message: `${carrier} requires the email address of the recipient.` });
  if (option.requires.includes('to_telephone') && !phone)
    found.push({ field: 'phone', message: `${carrier} requires the phone number of the recipient.` });
  if (leavesCustomsUnion(country) && !isDeclared(announcement.customs))
    found.push({
      field: 'customs',
      message: 'Customs information and items with an HS code, origin and price are required for this destination.',
    });
  return found;
}

function objectionsToPoint({ option, point, postNumber, country }: Announcement): Objection[] {
  const about = (message: string): Objection[] => [{ field: 'service-point', message }];
  if (!needsServicePoint(option)) return point ? about(`${option.name} does not deliver to a service point.`) : [];
  if (!point) return about('A service point is required for this shipping option.');
  if (point.carrier !== option.carrier) return about(`The service point is not one of ${carrierName(option.carrier)}.`);
  if (point.country !== country) return about('The service point is in another country than the recipient.');
  if (point.expired) return about('The service point is no longer available.');
  if (needsPostNumber(point.carrier, point.shopType) && !postNumber)
    return [{ field: 'post-number', message: 'A post number is required for a Packstation.' }];
  return [];
}

const isDeclared = ({ invoice, items }: Customs): boolean =>
  invoice !== '' && items.length > 0 && items.every(({ description, hsCode, origin, value }) => description && hsCode && origin && value);

/** Longest side against longest, and so on: a parcel may be turned. */
function tooLarge({ option, dimensions }: Announcement): boolean {
  if (!dimensions) return false;
  const sides = (box: { length: number; width: number; height: number }): number[] =>
    [box.length, box.width, box.height].sort((a, b) => b - a);
  const limits = sides(option.maxDimensions);
  return sides(dimensions).some((side, index) => side > (limits[index] ?? 0));
}

/** May this account ship with this option? Contracts are its own, and active. */
export const ownsContract = (account: Account, contractId: number | null | undefined): boolean =>
  contractId == null || account.contracts.some(({ id, state }) => id === contractId && state === 'active');
