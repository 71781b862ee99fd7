/**
 * Postal codes that look right: the well-known ones are real, all others are dealt out between them, nearest first, so that
 * neighbours have neighbouring codes. A city has several areas; in the country several villages may share one code.
 */
import { distanceBetween, type LatLng, moved, offsetOf } from './geo.ts';
import { type Place, places } from './places.ts';

type Anchors = Record<string, number>;

const ANCHORS: Record<string, Anchors> = {
  NL: {
    Amsterdam: 1012,
    Hilversum: 1211,
    Almere: 1315,
    Zaanstad: 1506,
    Alkmaar: 1811,
    Haarlem: 2011,
    Leiden: 2311,
    'Den Haag': 2511,
    Delft: 2611,
    Rotterdam: 3011,
    Dordrecht: 3311,
    Utrecht: 3511,
    Amersfoort: 3811,
    Tiel: 4001,
    Middelburg: 4331,
    Breda: 4811,
    Tilburg: 5011,
    "'s-Hertogenbosch": 5211,
    Eindhoven: 5611,
    Venlo: 5911,
    Maastricht: 6211,
    Nijmegen: 6511,
    Arnhem: 6811,
    Apeldoorn: 7311,
    Enschede: 7511,
    Zwolle: 8011,
    Leeuwarden: 8911,
    Groningen: 9711,
  },
  BE: {
    Brussel: 1000,
    Antwerpen: 2000,
    Turnhout: 2300,
    Leuven: 3000,
    Hasselt: 3500,
    Liège: 4000,
    Namur: 5000,
    Charleroi: 6000,
    Arlon: 6700,
    Mons: 7000,
    Tournai: 7500,
    Brugge: 8000,
    Kortrijk: 8500,
    Gent: 9000,
  },
  DE: {
    Dresden: 1067,
    Leipzig: 4109,
    'Halle (Saale)': 6108,
    Gera: 7545,
    Chemnitz: 9111,
    Berlin: 10115,
    Potsdam: 14467,
    Rostock: 18055,
    Hamburg: 20095,
    Kiel: 24103,
    Bremen: 28195,
    Hannover: 30159,
    Bielefeld: 33602,
    Kassel: 34117,
    Braunschweig: 38100,
    Magdeburg: 39104,
    Düsseldorf: 40213,
    Dortmund: 44135,
    Essen: 45127,
    Duisburg: 47051,
    Münster: 48143,
    Osnabrück: 49074,
    Köln: 50667,
    Aachen: 52062,
    Bonn: 53111,
    Mainz: 55116,
    Koblenz: 56068,
    'Frankfurt am Main': 60311,
    Darmstadt: 64283,
    Saarbrücken: 66111,
    Mannheim: 68159,
    Stuttgart: 70173,
    Karlsruhe: 76133,
    Freiburg: 79098,
    München: 80331,
    Augsburg: 86150,
    Ulm: 89073,
    Nürnberg: 90402,
    Regensburg: 93047,
    Würzburg: 97070,
    Erfurt: 99084,
  },
  FR: {
    'Bourg-en-Bresse': 1000,
    Nice: 6000,
    Marseille: 13001,
    Caen: 14000,
    Dijon: 21000,
    Brest: 29200,
    Nîmes: 30000,
    Toulouse: 31000,
    Bordeaux: 33000,
    Montpellier: 34000,
    Rennes: 35000,
    Tours: 37000,
    Grenoble: 38000,
    'Saint-Étienne': 42000,
    Nantes: 44000,
    Orléans: 45000,
    Angers: 49000,
    Reims: 51100,
    Nancy: 54000,
    Metz: 57000,
    Lille: 59000,
    'Clermont-Ferrand': 63000,
    Perpignan: 66000,
    Strasbourg: 67000,
    Lyon: 69001,
    'Le Mans': 72000,
    Annecy: 74000,
    Paris: 75001,
    Rouen: 76000,
    Versailles: 78000,
    Amiens: 80000,
    Toulon: 83000,
    Avignon: 84000,
    Poitiers: 86000,
    Limoges: 87000,
    Créteil: 94000,
  },
  ES: {
    Alicante: 3001,
    Badajoz: 6001,
    Barcelona: 8001,
    Burgos: 9001,
    Cádiz: 11001,
    Córdoba: 14001,
    'A Coruña': 15001,
    Granada: 18001,
    Madrid: 28001,
    Málaga: 29001,
    Murcia: 30001,
    Oviedo: 33001,
    'Las Palmas de Gran Canaria': 35001,
    Vigo: 36201,
    Salamanca: 37001,
    Santander: 39001,
    Sevilla: 41001,
    Tarragona: 43001,
    Toledo: 45001,
    Valencia: 46001,
    Valladolid: 47001,
    Bilbao: 48001,
    Zaragoza: 50001,
  },
  IT: {
    Roma: 118,
    Perugia: 6121,
    Cagliari: 9121,
    Torino: 10121,
    Genova: 16121,
    Milano: 20121,
    Bergamo: 24121,
    Padova: 35121,
    Verona: 37121,
    Bologna: 40121,
    Parma: 43121,
    Firenze: 50121,
    Ancona: 60121,
    Pescara: 65121,
    Bari: 70121,
    Napoli: 80121,
    Salerno: 84121,
    Palermo: 90121,
    Catania: 95121,
  },
  AT: {
    Wien: 1010,
    'Sankt Pölten': 3100,
    Linz: 4020,
    Salzburg: 5020,
    Innsbruck: 6020,
    Bregenz: 6900,
    Eisenstadt: 7000,
    Graz: 8010,
    'Klagenfurt am Wörthersee': 9020,
  },
  LU: { Luxembourg: 1111, Dudelange: 3401, 'Esch-sur-Alzette': 4001, Diekirch: 9201 },
  PL: {
    Warszawa: 1,
    Olsztyn: 10001,
    Białystok: 15001,
    Lublin: 20001,
    Kielce: 25001,
    Kraków: 30001,
    Rzeszów: 35001,
    Katowice: 40001,
    Wrocław: 50001,
    Poznań: 60001,
    Szczecin: 70001,
    Gdańsk: 80001,
    Bydgoszcz: 85001,
    Łódź: 90001,
  },
  PT: {
    Lisboa: 1000,
    Amadora: 2700,
    Setúbal: 2900,
    Coimbra: 3000,
    Aveiro: 3800,
    Porto: 4000,
    Braga: 4700,
    Viseu: 3500,
    Évora: 7000,
    Faro: 8000,
    Funchal: 9000,
  },
  DK: { København: 1000, Roskilde: 4000, Odense: 5000, Kolding: 6000, Esbjerg: 6700, Herning: 7400, Århus: 8000, Aalborg: 9000 },
  SE: {
    Stockholm: 11120,
    Malmö: 21120,
    Helsingborg: 25220,
    Växjö: 35230,
    Göteborg: 41103,
    Jönköping: 55316,
    Linköping: 58222,
    Örebro: 70210,
    Uppsala: 75310,
    Sundsvall: 85230,
    Umeå: 90325,
    Luleå: 97231,
  },
  FI: {
    Helsinki: 100,
    Lahti: 15100,
    Turku: 20100,
    Tampere: 33100,
    Jyväskylä: 40100,
    Lappeenranta: 53100,
    Vaasa: 65100,
    Kuopio: 70100,
    Oulu: 90100,
    Rovaniemi: 96100,
  },
  CZ: {
    Praha: 11000,
    'České Budějovice': 37001,
    Plzeň: 30100,
    Liberec: 46001,
    'Hradec Králové': 50002,
    Brno: 60200,
    Ostrava: 70200,
    Olomouc: 77900,
  },
  CH: {
    Lausanne: 1003,
    Genève: 1201,
    Fribourg: 1700,
    Bern: 3011,
    Basel: 4051,
    Luzern: 6003,
    Lugano: 6900,
    Chur: 7000,
    Zürich: 8001,
    Winterthur: 8400,
    'Sankt Gallen': 9000,
  },
  HU: { Budapest: 1051, Székesfehérvár: 8000, Miskolc: 3525, Debrecen: 4025, Szeged: 6720, Pécs: 7621, Győr: 9021, Szombathely: 9700 },
  SK: { Bratislava: 81101, Trnava: 91701, Nitra: 94901, 'Banská Bystrica': 97401, Žilina: 1001, Košice: 4001, Prešov: 8001 },
};

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
