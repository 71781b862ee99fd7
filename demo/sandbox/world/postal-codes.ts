/**
 * Postal codes that look right: the well-known ones are real, all others are dealt out between them, nearest first, so that
 * neighbours have neighbouring codes. A city has several areas; in the country several villages may share one code.
 */
import anchors from '../data/postal-codes.json' with { type: 'json' };
import { distanceBetween, type LatLng, moved, offsetOf } from './geo.ts';
import { type Place, places } from './places.ts';

/** Well-known codes by country and place. */
const ANCHORS: Record<string, Record<string, number>> = anchors;

/** Digits of a code, and how they are written. */
const FORMS: Record<string, { digits: number; write: (digits: string) => string }> = {
  PL: { digits: 5, write: (digits) => `${digits.slice(0, 2)}-${digits.slice(2)}` },
  PT: { digits: 4, write: (digits) => `${digits}-001` },
  SE: { digits: 5, write: (digits) => `${digits.slice(0, 3)} ${digits.slice(3)}` },
  CZ: { digits: 5, write: (digits) => `${digits.slice(0, 3)} ${digits.slice(3)}` },
  SK: { digits: 5, write: (digits) => `${digits.slice(0, 3)} ${digits.slice(3)}` },
};
const FOUR_DIGITS = ['NL', 'BE', 'AT', 'LU', 'DK', 'CH', 'HU'];
const PEOPLE_PER_AREA = 6_000;
const LETTERS = 'ABCDEGHJKLMNPRSTVWXZ';
const formOf = (country: string) => FORMS[country] ?? { digits: FOUR_DIGITS.includes(country) ? 4 : 5, write: (digits: string) => digits };

/** A place's own run of codes. */
interface Run {
  first: number;
  areas: number;
}

interface CountryCodes {
  runs: Map<number, Run>;
  /** The largest place of each code, with the area's number. */
  owners: Map<number, { place: Place; area: number }>;
}

const dealt = new Map<string, CountryCodes>();

function codesOf(country: string): CountryCodes {
  const known = dealt.get(country);
  if (known) return known;
  const codes: CountryCodes = { runs: new Map(), owners: new Map() };
  for (const [anchor, first, next] of intervalsOf(country)) dealBetween(codes, anchor, first, next);
  dealt.set(country, codes);
  return codes;
}

function intervalsOf(country: string): [members: Place[], first: number, next: number][] {
  const inCountry = places.filter((place) => place.country === country);
  const anchors = Object.entries(ANCHORS[country] ?? {})
    .sort(([, a], [, b]) => a - b)
    .flatMap(([name, first]) => {
      const place = inCountry.find((candidate) => candidate.name === name);
      return place ? [{ place, first, members: [] as Place[] }] : [];
    });
  for (const place of inCountry) nearest(anchors, place)?.members.push(place);
  const end = 10 ** formOf(country).digits;
  return anchors.map(({ place, first, members }, index) => {
    const outwards = members.sort((a, b) => distanceBetween(a, place) - distanceBetween(b, place) || a.id - b.id);
    return [outwards, first, anchors[index + 1]?.first ?? end];
  });
}

function nearest<T extends { place: Place }>(anchors: T[], place: Place): T | undefined {
  let best: T | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const anchor of anchors) {
    const distance = (anchor.place.latitude - place.latitude) ** 2 + ((anchor.place.longitude - place.longitude) * 0.65) ** 2;
    if (distance < bestDistance) [best, bestDistance] = [anchor, distance];
  }
  return best;
}

function dealBetween({ runs, owners }: CountryCodes, members: Place[], first: number, next: number): void {
  const wishes = members.map((place) => Math.max(1, Math.round(place.population / PEOPLE_PER_AREA)));
  const wished = wishes.reduce((sum, wish) => sum + wish, 0);
  const room = next - first;
  const share = Math.min(1, room / wished);
  let used = 0;
  members.forEach((place, index) => {
    const areas = Math.max(1, Math.floor((wishes[index] ?? 1) * share));
    const start = first + Math.min(room - areas, Math.floor(used));
    runs.set(place.id, { first: start, areas });
    used += (wishes[index] ?? 1) * share;
    for (let area = 0; area < areas; area++) {
      const holder = owners.get(start + area);
      if (!holder || holder.place.population < place.population) owners.set(start + area, { place, area });
    }
  });
}

const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

/** The middle of a place's area: area 0 is the centre, the others follow like the seeds of a sunflower. */
function middleOf(place: Place, { areas }: Run, area: number): LatLng {
  const reach = place.radius * Math.sqrt(area / areas);
  return moved(place, { x: reach * Math.cos(area * GOLDEN_ANGLE), y: reach * Math.sin(area * GOLDEN_ANGLE) });
}

function areaAt(place: Place, run: Run, position: LatLng): number {
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let area = 0; area < run.areas; area++) {
    const { x, y } = offsetOf(middleOf(place, run, area), position);
    const distance = x * x + y * y;
    if (distance < bestDistance) [best, bestDistance] = [area, distance];
  }
  return best;
}

/** Metres to a side of the small squares that the two letters of a Dutch code name, twenty each way. */
const letterCell = (place: Place, { areas }: Run): number => (2 * place.radius) / Math.sqrt(areas) / LETTERS.length;

function lettersAt(place: Place, run: Run, area: number, position: LatLng): string {
  const { x, y } = offsetOf(middleOf(place, run, area), position);
  const cell = letterCell(place, run);
  const letter = (offset: number): string =>
    LETTERS[Math.max(0, Math.min(LETTERS.length - 1, Math.floor(offset / cell) + LETTERS.length / 2))] ?? 'A';
  return letter(x) + letter(y);
}

/** The postal code of a position in a place, written as that country writes it. */
export function postalCodeAt(place: Place, position: LatLng): string {
  const run = codesOf(place.country).runs.get(place.id) ?? { first: 1, areas: 1 };
  const area = areaAt(place, run, position);
  const form = formOf(place.country);
  const code = form.write(String(run.first + area).padStart(form.digits, '0'));
  return place.country === 'NL' ? `${code} ${lettersAt(place, run, area, position)}` : code;
}

/** Where a postal code is, or undefined when the country has no such code. `5611`, `5611EM` and `5611 em` all will do. */
export function findPostalCode(country: string, text: string): { place: Place; position: LatLng } | undefined {
  const { digits } = formOf(country);
  const compact = text.toUpperCase().replace(/[^0-9A-Z]/g, '');
  const [, number, rest = ''] = compact.match(new RegExp(`^(?:${country})?(\\d{${digits}})([0-9A-Z]*)$`)) ?? [];
  const codes = codesOf(country);
  const owner = number === undefined ? undefined : codes.owners.get(Number(number));
  const run = owner && codes.runs.get(owner.place.id);
  if (!owner || !run) return undefined;
  const middle = middleOf(owner.place, run, owner.area);
  if (country !== 'NL' || rest === '') return { place: owner.place, position: middle };
  const [column, row] = [LETTERS.indexOf(rest.charAt(0)), LETTERS.indexOf(rest.charAt(1))];
  if (rest.length !== 2 || column < 0 || row < 0) return undefined;
  const cell = letterCell(owner.place, run);
  const half = LETTERS.length / 2 - 0.5;
  return { place: owner.place, position: moved(middle, { x: (column - half) * cell, y: (row - half) * cell }) };
}
