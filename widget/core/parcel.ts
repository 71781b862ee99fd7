/** Whole grams from `2500`, `"2500"`, `"2500g"` or `"2.5kg"`; undefined when it is none of these, or not above zero. */
export function parseWeight(text: string | number | null | undefined): number | undefined {
  const [, amount, unit] = /^\s*(\d+(?:\.\d+)?)\s*(g|kg)?\s*$/i.exec(String(text ?? '')) ?? [];
  const grams = Math.ceil(Number(amount) * (unit?.toLowerCase() === 'kg' ? 1000 : 1));
  return grams > 0 ? grams : undefined;
}

/** Words of a list attribute, separated by spaces or commas. */
export const words = (list: string | number | null | undefined): string[] =>
  String(list ?? '')
    .split(/[\s,]+/)
    .filter(Boolean);
