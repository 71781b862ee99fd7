/** A page hands on null, an empty text or `NaN` for what it does not know, as Sendcloud's own example and modules do: as good as nothing. */
type Said<T> = T | null | undefined;

/** What `sendcloud.servicePoints.open` takes: the options of Sendcloud's hosted picker, by its own names. */
export interface HostedOptions {
  /** The shop's publishable key, `pk_…`. */
  apiKey?: Said<string>;
  /** ISO 3166-1, either case. */
  country?: Said<string>;
  /** `nl-nl`, `en-gb` …; the language alone will do. English when absent. */
  language?: Said<string>;
  postalCode?: Said<string | number>;
  city?: Said<string>;
  /** Comma-separated codes, or a list; all that the shop allows when absent. */
  carriers?: Said<string | readonly string[]>;
  /** A point to begin with. */
  servicePointId?: Said<string | number>;
  postNumber?: Said<string | number>;
  /** A carrier's own word: `packStation`, `parcelShop`, `postOffice` … */
  shopType?: Said<string>;
  /** Kilograms. */
  weight?: Said<number | string>;
  /** Not Sendcloud's: base URL of the proxy; where the script came from when absent. */
  proxy?: Said<string>;
  /** Not Sendcloud's: closing is no failure; neither function is called. */
  closingIsNoFailure?: Said<boolean>;
}

/** The options of which a page says something. */
export type GivenOptions = { [Name in keyof HostedOptions]?: NonNullable<HostedOptions[Name]> };

/** Without what is as good as nothing. */
export const given = (options: HostedOptions): GivenOptions =>
  Object.fromEntries(Object.entries(options).filter(([, said]) => said != null && said !== '' && !Number.isNaN(said))) as GivenOptions;

/** The options as attributes of the element. */
export type Attributes = Readonly<Record<string, string>>;

const languages = 'ar bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv'.split(' ');

/**
 * Why nothing can be opened; empty when it can. What the hosted picker refuses is said in its own words. It opens with a key of the
 * wrong kind or a country that there is not, and then finds nothing; here both are refused by the option's name.
 */
export function faultsOf({ apiKey, country, language = 'en-us' }: GivenOptions): string[] {
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
export function attributesOf(options: GivenOptions): Attributes {
  const { apiKey, country, language = 'en-us', postalCode, city, carriers, servicePointId, shopType, weight, proxy } = options;
  const kilograms = Number(weight);
  const all = {
    mode: 'points',
    remember: 'none',
    'publishable-key': apiKey,
    country: country?.toUpperCase(),
    lang: language.replace('_', '-'),
    'postal-code': postalCode?.toString(),
    city,
    value: servicePointId?.toString(),
    carriers: listOf(carriers).join(' '),
    'point-types': shopType && pointTypes[shopType.toLowerCase()],
    weight: kilograms > 0 ? `${kilograms}kg` : undefined,
    proxy,
  };
  return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => Boolean(pair[1])));
}

const listOf = (carriers: GivenOptions['carriers'] = []): readonly string[] =>
  (typeof carriers === 'string' ? carriers.split(',') : carriers).map((carrier) => carrier.trim()).filter(Boolean);

/** Carriers' words for what stands at a point, and Sendcloud's for all of them, in ours. A word that is not here narrows nothing. */
const pointTypes: Readonly<Record<string, string>> = {
  locker: 'locker',
  servicepoint: 'shop',
  post_office: 'post-office',
  carrier_depot: 'depot',
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
