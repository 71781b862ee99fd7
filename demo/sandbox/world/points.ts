import { CARRIERS, type Carrier, type PointKind } from '../catalogue/carriers.ts';
import type { LatLng } from './geo.ts';
import { moved } from './geo.ts';
import { languageOf } from './languages.ts';
import { counterWeek, lockerWeek, shopWeek, type Week } from './opening-times.ts';
import type { Place } from './places.ts';
import { postalCodeAt } from './postal-codes.ts';
import { pick, type Random, randomFor } from './random.ts';
import { addressAt } from './streets.ts';

/** A service point in the sandbox's own words. */
export interface Point extends LatLng {
  id: number;
  name: string;
  carrier: string;
  carrierServicePointId: string;
  shopType: string;
  kind: PointKind;
  country: string;
  street: string;
  houseNumber: string;
  postalCode: string;
  city: string;
  email: string;
  phone: string;
  week: Week;
  /** Gone: area searches leave it out, a parcel to it is refused. Turned by the controls, too. */
  expired: boolean;
  /** What `check-availability` says. Turned by the controls. */
  available: boolean;
}

/** One physical shop or locker; several carriers may use it. */
interface Site {
  name: string;
  kind: PointKind;
  carriers: Carrier[];
  position: LatLng;
  street: string;
  houseNumber: string;
  postalCode: string;
  week: Week;
}

/** Room for the points of one place in the numbering. */
const IDS_PER_PLACE = 16_384;
const FIRST_ID = 10_000_000;
/** Measured: what the dice of `carriersFor` come to on average, sites that no carrier serves counted in. */
const CARRIERS_PER_SITE = 1.223;

/** A point's id tells its place, so that one point is found without making all others. */
export const placeIdOf = (pointId: number): number => Math.floor((pointId - FIRST_ID) / IDS_PER_PLACE);

/** The points of one place: the same for the same seed and density, whatever else was asked before. */
export function pointsOf(place: Place, seed: string, pointsPerThousand: number): Point[] {
  const random = randomFor(seed, 'points', place.id);
  const expected = ((place.population / 1000) * pointsPerThousand) / CARRIERS_PER_SITE;
  const sites = Math.floor(expected) + (random() < expected % 1 ? 1 : 0);
  const points: Point[] = [];
  for (let index = 0; index < sites; index++) {
    const site = siteIn(place, random);
    for (const carrier of site?.carriers ?? []) {
      if (site && points.length < IDS_PER_PLACE) points.push(pointAt(site, place, carrier, points.length, random));
    }
  }
  return points;
}

function siteIn(place: Place, random: Random): Site | undefined {
  const kind = kindOf(random);
  const carriers = carriersFor(place.country, kind, random);
  const [distance, bearing] = [place.radius * random(), random() * 2 * Math.PI];
  const { street, houseNumber, position } = addressAt(
    place,
    moved(place, { x: distance * Math.cos(bearing), y: distance * Math.sin(bearing) }),
  );
  if (carriers.length === 0) return undefined;
  return {
    kind,
    carriers,
    position: { latitude: Number(position.latitude.toFixed(6)), longitude: Number(position.longitude.toFixed(6)) },
    street,
    houseNumber: random() < 0.03 ? '' : `${houseNumber}${random() < 0.05 ? '-a' : ''}`,
    postalCode: postalCodeAt(place, position),
    name: kind === 'servicepoint' ? shopName(place, random) : '',
    week: kind === 'locker' ? lockerWeek(random) : kind === 'servicepoint' ? shopWeek(random) : counterWeek(random),
  };
}

function kindOf(random: Random): PointKind {
  const roll = random();
  if (roll < 0.6) return 'servicepoint';
  if (roll < 0.87) return 'locker';
  return roll < 0.97 ? 'post_office' : 'carrier_depot';
}

/** One carrier as a rule; a shop may serve two or three. Earlier carriers of the list are the larger networks. */
function carriersFor(country: string, kind: PointKind, random: Random): Carrier[] {
  const candidates = CARRIERS.filter((carrier) => carrier.countries.includes(country) && kind in carrier.shopTypes);
  const wanted = kind !== 'servicepoint' ? 1 : random() < 0.68 ? 1 : random() < 0.75 ? 2 : 3;
  const chosen: Carrier[] = [];
  while (chosen.length < wanted && candidates.length > 0) {
    const [carrier] = candidates.splice(Math.floor(random() ** 1.5 * candidates.length), 1);
    if (carrier) chosen.push(carrier);
  }
  return chosen;
}

const HOSTILE = [
  '<script>alert(1)</script> Shop',
  '"><img src=x onerror=alert(1)>',
  "Café 'O''Brien' & Söhne; DROP TABLE points",
  'مكتبة النور',
  '書店 さくら',
  '{{constructor.constructor("alert(1)")()}}',
];

/** Mostly a plain invented name; now and then one of exactly 80 characters, rarely one that tests escaping. */
function shopName(place: Place, random: Random): string {
  const { shops, owners } = languageOf(place);
  const name = pick(random, shops).replace('*', pick(random, owners));
  const roll = random();
  if (roll < 0.0008) return pick(random, HOSTILE);
  if (roll < 0.004) return `${name} ${`${place.name} `.repeat(40)}`.slice(0, 79).trimEnd().padEnd(80, '.');
  return name;
}

const SITE_NAMES: Record<Exclude<PointKind, 'servicepoint'>, string> = {
  locker: 'Parcel locker',
  post_office: 'Post office',
  carrier_depot: 'Depot',
};

function nameFor(site: Site, place: Place, carrier: Carrier, ordinal: number): string {
  if (site.kind === 'servicepoint') return site.name;
  if (needsPostNumber(carrier.code, carrier.shopTypes.locker) && site.kind === 'locker') return `Packstation ${100 + ordinal}`;
  const kind = carrier.code === 'postnl' && site.kind === 'locker' ? 'Pakketautomaat' : SITE_NAMES[site.kind];
  return `${carrier.name} ${kind} ${site.street || place.name}`;
}

function pointAt(site: Site, place: Place, carrier: Carrier, ordinal: number, random: Random): Point {
  const known = random() < 0.3;
  return {
    id: FIRST_ID + place.id * IDS_PER_PLACE + ordinal,
    name: nameFor(site, place, carrier, ordinal),
    carrier: carrier.code,
    carrierServicePointId: `${place.country}-${carrier.code.slice(0, 3).toUpperCase()}-${place.id}${String(ordinal).padStart(4, '0')}`,
    shopType: carrier.shopTypes[site.kind] ?? '',
    kind: site.kind,
    country: place.country,
    street: site.street,
    houseNumber: site.houseNumber,
    postalCode: site.postalCode,
    city: place.name,
    email: known && site.kind === 'servicepoint' ? `shop${ordinal}@example.com` : '',
    phone: known ? `+3155500${String(ordinal).padStart(4, '0')}` : '',
    week: site.week,
    expired: random() < 0.004,
    available: random() >= 0.004,
    ...site.position,
  };
}

/** German DHL lockers deliver only to someone registered there, who has a post number. */
export const needsPostNumber = (carrier: string, shopType: string | undefined): boolean =>
  carrier === 'dhl_de' && shopType === 'packStation';
