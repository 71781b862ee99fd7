import type { Messages } from '../messages/messages.ts';

/** What is fetched only when it is needed. */
export interface Chunks {
  autofill: typeof import('../controllers/autofill.ts');
  finder: typeof import('../finder.ts');
  line: typeof import('../line.ts');
  map: typeof import('../map/leaflet-map.ts');
}

export type ChunkName = keyof Chunks;

const chunks: { [Name in ChunkName]: () => Promise<Chunks[Name]> } = {
  autofill: () => import('../controllers/autofill.ts'),
  finder: () => import('../finder.ts'),
  line: () => import('../line.ts'),
  map: () => import('../map/leaflet-map.ts'),
};

/** By language subtag. English is always there. */
const languages: Readonly<Record<string, () => Promise<{ messages: Messages }>>> = {
  ar: () => import('../messages/ar.ts'),
  bg: () => import('../messages/bg.ts'),
  cs: () => import('../messages/cs.ts'),
  da: () => import('../messages/da.ts'),
  de: () => import('../messages/de.ts'),
  el: () => import('../messages/el.ts'),
  es: () => import('../messages/es.ts'),
  et: () => import('../messages/et.ts'),
  fi: () => import('../messages/fi.ts'),
  fr: () => import('../messages/fr.ts'),
  ga: () => import('../messages/ga.ts'),
  hr: () => import('../messages/hr.ts'),
  hu: () => import('../messages/hu.ts'),
  it: () => import('../messages/it.ts'),
  lt: () => import('../messages/lt.ts'),
  lv: () => import('../messages/lv.ts'),
  mt: () => import('../messages/mt.ts'),
  nl: () => import('../messages/nl.ts'),
  pl: () => import('../messages/pl.ts'),
  pt: () => import('../messages/pt.ts'),
  ro: () => import('../messages/ro.ts'),
  sk: () => import('../messages/sk.ts'),
  sl: () => import('../messages/sl.ts'),
  sv: () => import('../messages/sv.ts'),
};

/**
 * Fetches a part of the widget. Asking again gives the same module, and tries again after a failure.
 *
 * The script-tag build puts `load-pinned.ts` in this file's place, which checks each file's hash.
 *
 * @throws when the file cannot be had; the widget then goes on without that part.
 */
export const loadChunk = <Name extends ChunkName>(name: Name): Promise<Chunks[Name]> => chunks[name]();

/** The words of a language, by its subtag; none for a language that has no file. Throws as `loadChunk` does. */
export const loadMessages = async (language: string): Promise<Partial<Messages>> => (await languages[language]?.())?.messages ?? {};

/** Where the script came from, for a page that does not name its proxy. A bundle of the shop's own comes from the shop. */
export const scriptOrigin: string | undefined = undefined;
