import { type Language, languages } from './messages.ts';

/** Where most people read one of the languages. */
const spoken: Record<string, Language> = {
  AT: 'de',
  BE: 'nl',
  CH: 'de',
  DE: 'de',
  ES: 'es',
  FR: 'fr',
  IT: 'it',
  LU: 'fr',
  MC: 'fr',
  NL: 'nl',
  PL: 'pl',
  PT: 'pt',
  SE: 'sv',
};

/** The first of a browser's languages that there is (`Accept-Language`, RFC 9110, section 12.5.4), else the country's, else English. */
export function languageOf(acceptLanguage: string | undefined, country: string | null): Language {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .map(readRange)
    .filter(({ weight }) => weight > 0);
  const liked = wanted.toSorted((a, b) => b.weight - a.weight).map(({ language }) => language);
  return liked.find(isLanguage) ?? spoken[country ?? ''] ?? 'en';
}

/** `nl-BE;q=0.8`: what is not a weight counts as none given. */
function readRange(range: string): { language: string; weight: number } {
  const [tag = '', weight = ''] = range.split(';');
  const [language = ''] = tag.trim().toLowerCase().split('-');
  return { language, weight: Number(/^\s*q=([01](?:\.\d*)?)\s*$/.exec(weight)?.[1] ?? 1) };
}

const isLanguage = (text: string): text is Language => Object.hasOwn(languages, text);
