/** What the sandbox knows of a country: its names and its clock. */
export interface Country {
  iso2: string;
  iso3: string;
  name: string;
  timeZone: string;
}

const ROWS = `NL NLD Europe/Amsterdam Netherlands
BE BEL Europe/Brussels Belgium
DE DEU Europe/Berlin Germany
FR FRA Europe/Paris France
ES ESP Europe/Madrid Spain
IT ITA Europe/Rome Italy
AT AUT Europe/Vienna Austria
LU LUX Europe/Luxembourg Luxembourg
PL POL Europe/Warsaw Poland
PT PRT Europe/Lisbon Portugal
DK DNK Europe/Copenhagen Denmark
SE SWE Europe/Stockholm Sweden
FI FIN Europe/Helsinki Finland
CZ CZE Europe/Prague Czechia
CH CHE Europe/Zurich Switzerland
HU HUN Europe/Budapest Hungary
SK SVK Europe/Bratislava Slovakia
GB GBR Europe/London United Kingdom
IE IRL Europe/Dublin Ireland
US USA America/New_York United States`;

const countries = new Map(
  ROWS.split('\n').map((row): [string, Country] => {
    const [iso2 = '', iso3 = '', timeZone = '', ...name] = row.split(' ');
    return [iso2, { iso2, iso3, timeZone, name: name.join(' ') }];
  }),
);

const REGIONS = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

/** A country the sandbox knows closely, or any other assigned code with what can be said of it. */
export function countryOf(iso2: string): Country | undefined {
  const known = countries.get(iso2);
  if (known || !isCountryCode(iso2)) return known;
  return { iso2, iso3: '', name: REGIONS.of(iso2) ?? iso2, timeZone: 'UTC' };
}

const CUSTOMS_UNION = new Set('AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '));

/** Does a parcel from here need customs papers? All senders are inside the union. */
export const leavesCustomsUnion = (iso2: string): boolean => !CUSTOMS_UNION.has(iso2);

/** Is it an assigned ISO 3166-1 alpha-2 code? User-assigned codes such as `XX` are not. */
export const isCountryCode = (text: string): boolean =>
  /^[A-Z]{2}$/.test(text) && !/^(X[^K]|AA|Q[M-Z]|ZZ|EU|UN|EZ)$/.test(text) && REGIONS.of(text) !== undefined;
