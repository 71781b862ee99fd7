import type { messages as english } from './en.ts';

/** A sentence per plural category of the language; `other` is always there (CLDR, by `Intl.PluralRules`). */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

export type MessageKey = keyof typeof english;

/** One language: the keys of English, and the same `{placeholders}` in each. */
export type Messages = { readonly [K in MessageKey]: (typeof english)[K] extends string ? string : Plural };

/** Finds a message and fills its placeholders. `count` also picks the plural form and is written as the language writes numbers. */
export type Translate = (key: MessageKey, values?: Readonly<Record<string, string | number>>) => string;

/** `overrides` are the page's own words, by key. */
export function createTranslate(messages: Messages, lang: string, overrides: Partial<Messages> = {}): Translate {
  const plurals = new Intl.PluralRules(lang);
  const numbers = new Intl.NumberFormat(lang);
  return (key, values = {}) => {
    const message = overrides[key] ?? messages[key];
    const text = typeof message === 'string' ? message : (message[plurals.select(Number(values.count))] ?? message.other);
    return text.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? numbers.format(value) : (value ?? placeholder);
    });
  };
}
