/** Makes each formatter once, when it is first used: the first of a page takes a slow phone 40 ms, and they are the same for every picker. */
function kept<Options, Format>(Kind: new (lang: string, options: Options) => Format): (lang: string, options: Options) => Format {
  const made = new Map<string, Format>();
  return (lang, options) => {
    const key = lang + JSON.stringify(options);
    const format = made.get(key) ?? new Kind(lang, options);
    made.set(key, format);
    return format;
  };
}

const dates = kept<Intl.DateTimeFormatOptions, Intl.DateTimeFormat>(Intl.DateTimeFormat);

/** Writes what a clock or a calendar shows, kept as if it were UTC where no zone is named. */
export const dateFormat = (lang: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  dates(lang, { timeZone: 'UTC', ...options });

export const numberFormat = kept<Intl.NumberFormatOptions, Intl.NumberFormat>(Intl.NumberFormat);

/** Makes those that every list of options needs, so that they are there when it comes. */
export function prepareFormats(lang: string): void {
  dateFormat(lang, { weekday: 'short', day: 'numeric', month: 'short' });
  numberFormat(lang, { style: 'currency', currency: 'EUR' });
}

export const pluralRules = kept<Intl.PluralRulesOptions, Intl.PluralRules>(Intl.PluralRules);
