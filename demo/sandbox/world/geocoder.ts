import type { LatLng } from './geo.ts';
import { type Place, places } from './places.ts';
import { findPostalCode, postalCodeAt } from './postal-codes.ts';
import { findStreet, plain } from './streets.ts';

/** What is known of an address; free text is taken apart into this first. */
export interface AddressQuery {
  street?: string;
  houseNumber?: string;
  postalCode?: string;
  city?: string;
}

export interface Geocoding {
  status: 'matched' | 'partially_matched' | 'not_found';
  precision: 'house_number' | 'street' | 'postal_code' | 'city' | null;
  formattedAddress: string | null;
  position: LatLng | null;
}

const NOT_FOUND: Geocoding = { status: 'not_found', precision: null, formattedAddress: null, position: null };

/** English names that people type, and the two languages of Belgium. */
const ALIASES: Record<string, string> = {
  'the hague': 'den haag',
  "'s gravenhage": 'den haag',
  antwerp: 'antwerpen',
  anvers: 'antwerpen',
  brussels: 'brussel',
  bruxelles: 'brussel',
  ghent: 'gent',
  bruges: 'brugge',
  munich: 'munchen',
  cologne: 'koln',
  nuremberg: 'nurnberg',
  hanover: 'hannover',
  vienna: 'wien',
  rome: 'roma',
  milan: 'milano',
  naples: 'napoli',
  turin: 'torino',
  florence: 'firenze',
  venice: 'venezia',
  lisbon: 'lisboa',
  warsaw: 'warszawa',
  prague: 'praha',
  copenhagen: 'kobenhavn',
  geneva: 'geneve',
  luik: 'liege',
  'den bosch': 's hertogenbosch',
};

/** The largest place of each name, by country. */
const byName = new Map<string, Place>();
for (const place of places) {
  const key = `${place.country} ${plain(place.name)}`;
  if (!byName.has(key)) byName.set(key, place);
}

function placeNamed(country: string, city: string | undefined): Place | undefined {
  if (!city) return undefined;
  const name = plain(city);
  return byName.get(`${country} ${ALIASES[name] ?? name}`);
}

/** Finds an address in a country. What is asked and not found is passed over, and makes the match a partial one. */
export function geocode(country: string, query: AddressQuery): Geocoding {
  const code = query.postalCode ? findPostalCode(country, query.postalCode) : undefined;
  const place = placeNamed(country, query.city) ?? code?.place;
  if (!place) return NOT_FOUND;
  const street = query.street ? findStreet(place, query.street, numberIn(query.houseNumber), code?.position) : undefined;
  const missed = Boolean((query.street && !street) || (query.postalCode && !code) || (query.city && !placeNamed(country, query.city)));
  const status = missed ? 'partially_matched' : 'matched';
  if (street) {
    const precision = numberIn(query.houseNumber) ? 'house_number' : 'street';
    const door = precision === 'house_number' ? `${street.street} ${query.houseNumber}` : street.street;
    return { status, precision, formattedAddress: `${door}, ${townLine(place, street.position)}`, position: street.position };
  }
  if (code) return { status, precision: 'postal_code', formattedAddress: townLine(code.place, code.position), position: code.position };
  return { status: 'partially_matched', precision: 'city', formattedAddress: `${place.name}, ${country}`, position: place };
}

const townLine = (place: Place, position: LatLng): string => `${postalCodeAt(place, position)} ${place.name}, ${place.country}`;

const numberIn = (houseNumber: string | undefined): number | undefined => {
  const number = Number.parseInt(houseNumber ?? '', 10);
  return number > 0 && number < 10_000 ? number : undefined;
};

/** The same for free text: `Stadhuisplein 1, Eindhoven`, `5611 EM`, `10115 Berlin`, `Markt Delft`. */
export function geocodeText(country: string, text: string): Geocoding {
  const candidates = readings(country, text).map((query) => geocode(country, query));
  return candidates.sort((a, b) => scoreOf(b) - scoreOf(a))[0] ?? NOT_FOUND;
}

const PRECISIONS = ['house_number', 'street', 'postal_code', 'city'];
const STATUSES = { matched: 20, partially_matched: 10, not_found: 0 };
const scoreOf = (found: Geocoding): number => STATUSES[found.status] - PRECISIONS.indexOf(found.precision ?? 'city');

/** The ways to read the text: each suffix of its words may be the town, what stands before it a street and a number. */
function readings(country: string, text: string): AddressQuery[] {
  const { postalCode, rest } = takePostalCode(country, text);
  const words = rest.split(/[\s,;]+/).filter(Boolean);
  const found: AddressQuery[] = [];
  for (let start = 0; start < words.length; start++) {
    for (let end = words.length; end > Math.max(start, words.length - 2); end--) {
      const city = words.slice(start, end).join(' ');
      if (!placeNamed(country, city)) continue;
      found.push({ ...streetIn(words.slice(0, start)), ...(postalCode && { postalCode }), city });
    }
  }
  if (postalCode) found.push({ ...streetIn(words), postalCode });
  return found;
}

function streetIn(words: string[]): AddressQuery {
  if (words.length === 0) return {};
  const at = words.findLastIndex((word) => /^\d/.test(word));
  if (at < 0) return { street: words.join(' ') };
  const street = words.filter((_, index) => index !== at).join(' ');
  return street ? { street, houseNumber: words[at] ?? '' } : {};
}

function takePostalCode(country: string, text: string): { postalCode?: string; rest: string } {
  for (const match of text.matchAll(/\d{2}-\d{3}|\d{4}-\d{3}|\d{3} \d{2}(?!\d)|\d{4}\s?[A-Za-z]{2}(?![A-Za-z])|\d{4,5}/g)) {
    if (findPostalCode(country, match[0])) return { postalCode: match[0], rest: text.replace(match[0], ' ') };
  }
  return { rest: text };
}
