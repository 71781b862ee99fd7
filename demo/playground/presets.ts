import { CARRIERS } from '../sandbox/catalogue/carriers.ts';
import { countryOf } from '../sandbox/catalogue/countries.ts';
import { languages as spoken } from './languages.ts';

/** By name of attribute or custom property. An empty value takes it away; `on` sets an attribute that has no value. */
export type Values = Readonly<Record<string, string>>;

/** One click in the gallery: on top of what is set, or `fresh` from the beginning. A `theme` takes the place of the one before. */
export interface Preset {
  name: string;
  attributes: Values;
  theme?: Values;
  fresh?: boolean;
}

export interface Collection {
  title: string;
  note: string;
  presets: readonly Preset[];
}

/** The merchant who ships to all countries the sandbox knows, with all its carriers. */
export const everywhere = 'pk_demo_everywhere';

/** What the element has before anybody sets anything. */
export const beginning: Values = {
  name: 'delivery',
  'publishable-key': 'pk_demo_own_v3',
  country: 'NL',
  'postal-code': '5611EM',
  weight: '1200',
  'order-value': '45.90',
  currency: 'EUR',
};

/** A postal code in a large town of each country. */
const towns: Readonly<Record<string, string>> = {
  NL: '5611EM',
  BE: '2000',
  DE: '10115',
  FR: '75001',
  ES: '28001',
  IT: '20121',
  AT: '1010',
  LU: '1111',
  PL: '00-001',
  PT: '1000-001',
  DK: '1000',
  SE: '111 20',
  FI: '00100',
  CZ: '110 00',
  CH: '8001',
  HU: '1051',
  SK: '811 01',
};

const to = (country: string): Values => ({ 'publishable-key': everywhere, country, 'postal-code': towns[country] ?? '' });

const countries: Collection = {
  title: 'Countries',
  note: 'A merchant without a fence, in the largest towns of the sandbox.',
  presets: Object.keys(towns).map((country) => ({
    name: countryOf(country)?.name ?? country,
    attributes: { ...to(country), carriers: '' },
  })),
};

const carriers: Collection = {
  title: 'Carriers',
  note: 'Only this carrier’s service points, in the first country it has some.',
  presets: CARRIERS.flatMap(({ code, name, countries: [country] }) =>
    country === undefined ? [] : [{ name: nameOf(code, name), attributes: { ...to(country), carriers: code } }],
  ),
};

/** Carriers of one name work apart in each country: InPost ES. */
function nameOf(code: string, name: string): string {
  const namesakes = CARRIERS.filter((carrier) => carrier.name === name);
  const country = code.split('_').at(-1)?.toUpperCase();
  return namesakes.length > 1 ? `${name} ${country}` : name;
}

const languages: Collection = {
  title: 'Languages',
  note: 'Each is fetched when it is first wanted.',
  presets: spoken.map((lang) => ({ name: nativeNameOf(lang), attributes: { lang } })),
};

function nativeNameOf(lang: string): string {
  const name = new Intl.DisplayNames([lang], { type: 'language' }).of(lang) ?? lang;
  return name.charAt(0).toLocaleUpperCase(lang) + name.slice(1);
}

const states: Collection = {
  title: 'States',
  note: 'Each begins anew, with one thing that a checkout may meet.',
  presets: [
    state('As it begins', {}),
    state('No postal code yet', { 'postal-code': '' }),
    state('Nothing chosen, required', { preselect: 'none', required: 'on' }),
    state('Too heavy', { weight: '60kg' }),
    state('Goes nowhere', { country: 'US', 'postal-code': '10001' }),
    state('The shop’s own rates', { 'publishable-key': 'pk_demo_no_checkout' }),
    state('Options cannot be had', { 'publishable-key': 'pk_demo_nobody' }),
    state('A wrong currency', { currency: 'GBP' }),
    state('Without prices', { 'no-prices': 'on' }),
    state('Disabled', { disabled: 'on' }),
    state('Service points only', { 'delivery-types': 'service-point' }),
    state('Lockers only', { 'delivery-types': 'service-point', 'point-types': 'locker' }),
    state('A product page', { mode: 'product' }),
    state('The finder alone', { mode: 'points', weight: '', 'order-value': '', currency: '' }),
    state('The map beside the list', { view: 'split' }),
    state('From right to left', { lang: 'ar' }),
  ],
};

function state(name: string, attributes: Values): Preset {
  return { name, attributes, fresh: true };
}

const looks: Collection = {
  title: 'Looks',
  note: 'What a shop may set in its style sheet.',
  presets: [
    { name: 'As they come', attributes: {}, theme: {} },
    { name: 'Dense', attributes: {}, theme: { '--delivery-space': '10px', '--delivery-radius': '4px' } },
    {
      name: 'Brand',
      attributes: {},
      theme: {
        '--delivery-accent': 'light-dark(#7a1f5c, #f0a6d3)',
        '--delivery-on-accent': 'light-dark(#fff, #3a0d2b)',
        '--delivery-surface': 'light-dark(#fffaf5, #241a20)',
        '--delivery-border': 'light-dark(#e6d5c5, #5a4450)',
        '--delivery-radius': '20px',
        '--delivery-font': 'Georgia, serif',
      },
    },
  ],
};

/** The gallery, in the order of the page. */
export const collections: readonly Collection[] = [states, countries, carriers, languages, looks];
