import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { sv } from './sv.ts';

/** What the pages behind an order's links say, in one language. `{order}`, `{shop}`, `{point}` and `{distance}` are filled in. */
export type Messages = typeof en;

/** The picker's languages. */
export const languages = { en, ar, de, es, fr, it, nl, pl, pt, sv } as const;
export type Language = keyof typeof languages;
