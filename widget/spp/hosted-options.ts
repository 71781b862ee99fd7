/** What `sendcloud.servicePoints.open` takes: the options of Sendcloud's hosted picker, by its own names. */
export interface HostedOptions {
  /** The shop's publishable key, `pk_…`. */
  apiKey?: string;
  /** ISO 3166-1, either case. */
  country?: string;
  /** `nl-nl`, `en-gb` …; the language alone will do. English when absent. */
  language?: string | undefined;
  postalCode?: string;
  city?: string;
  /** Comma-separated codes, or a list; all that the shop allows when absent. */
  carriers?: string | readonly string[];
  /** A point to begin with. */
  servicePointId?: string | number;
  postNumber?: string;
  /** A carrier's own word: `packStation`, `parcelShop`, `postOffice` … */
  shopType?: string;
  /** Kilograms. */
  weight?: number | string;
  /** Not Sendcloud's: base URL of the proxy; where the script came from when absent. */
  proxy?: string;
  /** Not Sendcloud's: closing is no failure; neither function is called. */
  closingIsNoFailure?: boolean;
}

/** The options as attributes of the element. */
export type Attributes = Readonly<Record<string, string>>;

const languages = 'ar bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ');

/**
 * Why nothing can be opened; empty when it can. What the hosted picker refuses is said in its own words. It opens with a key of the
 * wrong kind or a country that there is not, and then finds nothing; here both are refused by the option's name.
 */
export function faultsOf({ apiKey, country, language = 'en-us' }: HostedOptions): string[] {
  const [subtag = ''] = language.toLowerCase().split(/[-_]/);
  const faults: [isFault: boolean, said: string][] = [
    [!apiKey, 'Missing API key.'],
    [Boolean(apiKey) && !apiKey?.startsWith('pk_'), 'Invalid apiKey set: right is the publishable key of your shop, pk_…'],
    [!languages.includes(subtag), `Invalid language set: ${language}`],
    [!country, 'No country set.'],
    [Boolean(country) && !isCountry(country), `Invalid country set: ${country}; right are two letters, as in nl`],
  ];
  return faults.flatMap(([isFault, said]) => (isFault ? [said] : []));
}

/** Whether the browser knows a country of this code. */
const isCountry = (code = ''): boolean =>
  /^[a-z]{2}$/i.test(code) && new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code.toUpperCase()) !== undefined;

/** The element's attributes for these options; what is absent or empty has none. */
export function attributesOf(options: HostedOptions): Attributes {
  const { apiKey, country, language = 'en-us', postalCode, city, carriers, servicePointId, shopType, weight, proxy } = options;
  const kilograms = Number(weight);
  const all = {
    mode: 'points',
    remember: 'none',
    'publishable-key': apiKey,
    country: country?.toUpperCase(),
    lang: language.replace('_', '-'),
    'postal-code': postalCode,
    city,
    value: servicePointId === undefined ? undefined : String(servicePointId),
    carriers: listOf(carriers).join(' '),
    'point-types': shopType && pointTypes[shopType.toLowerCase()],
    weight: kilograms > 0 ? `${kilograms}kg` : undefined,
    proxy,
  };
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => Boolean(pair[1])));
}

const listOf = (carriers: HostedOptions['carriers'] = []): readonly string[] =>
  (typeof carriers === 'string' ? carriers.split(',') : carriers).map((carrier) => carrier.trim()).filter(Boolean);

/** Carriers' words for what stands at a point, in ours. A word that is not here narrows nothing. */
const pointTypes: Readonly<Record<string, string>> = {
  packstation: 'locker',
  pakketautomaat: 'locker',
  pba: 'locker',
  parcelshop: 'shop',
  paketshop: 'shop',
  service_point: 'shop',
  shop: 'shop',
  punto_poste: 'shop post-office',
  postoffice: 'post-office',
};
