import type { OfficeMessages } from './messages/office-messages.ts';

/** By language subtag. English is always there. */
const languages: Readonly<Record<string, () => Promise<{ messages: OfficeMessages }>>> = {
  de: () => import('./messages/de.ts'),
  fr: () => import('./messages/fr.ts'),
  nl: () => import('./messages/nl.ts'),
};

/**
 * The words of a language, by its subtag; none for a language that has no file.
 *
 * The script-tag build puts `load-words-pinned.ts` in this file's place. @throws when the file cannot be had.
 */
export const loadWords = async (language: string): Promise<Partial<OfficeMessages>> => (await languages[language]?.())?.messages ?? {};

/** Where the script came from, for a page that does not name its proxy. A bundle of the page's own comes from the page. */
export const scriptOrigin: string | undefined = undefined;
