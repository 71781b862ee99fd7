import type { Plural, TranslateOf } from '../../messages/messages.ts';
import type { messages as english } from './en.ts';

type English = typeof english;

export type OfficeKey = keyof English;

/** One language, or a topic of it: the keys of English, and the same `{placeholders}` in each. */
export type InLanguage<Topic> = { readonly [K in keyof Topic]: Topic[K] extends string ? string : Plural };

export type OfficeMessages = InLanguage<English>;

/** Finds a message and fills its placeholders. */
export type OfficeTranslate = TranslateOf<OfficeMessages>;

/** How to say things to this person: a BCP 47 language tag, and the messages in that language. */
export interface OfficeWords {
  readonly lang: string;
  readonly t: OfficeTranslate;
}
