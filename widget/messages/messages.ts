import { numberFormat, pluralRules } from '../core/formats.ts';
import type { messages as english } from './en.ts';
import type { finderMessages } from './en-finder.ts';
import type { lineMessages } from './en-line.ts';

/** A sentence per plural category of the language; `other` is always there (CLDR, by `Intl.PluralRules`). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

type English = typeof english & typeof finderMessages & typeof lineMessages;

export type MessageKey = keyof English;

/** One language: the keys of English, and the same `{placeholders}` in each. */
export type Messages = { readonly [K in MessageKey]: English[K] extends string ? string : Plural };

/** Messages of any kind, by their keys. */
export type Book = Readonly<Record<string, string | Plural>>;

/** Finds a message and fills its placeholders. `count` also picks the plural form and is written as the language writes numbers. */
export type TranslateOf<All> = (key: keyof All & string, values?: Readonly<Record<string, string | number>>) => string;

export type Translate = TranslateOf<Messages>;

/** Of the same key in several `messages`, the last one counts. A key that is in none says nothing. */
export function createTranslate<All extends Book>(lang: string, ...messages: readonly Partial<All>[]): TranslateOf<All> {
  const all: Partial<All> = Object.assign({}, ...messages);
  return (key, values = {}) => {
    const message = all[key] ?? '';
    const text = typeof message === 'string' ? message : (message[pluralRules(lang, {}).select(Number(values.count))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? numberFormat(lang, {}).format(value) : (value ?? placeholder);
    });
  };
}
