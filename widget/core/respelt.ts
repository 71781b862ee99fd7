import { plain } from './plain.ts';

/**
 * The text as it was meant, by the names it is nearly like: all of it, or each of its words. Undefined where nothing is put right.
 *
 * One slip is forgiven in a name of four letters, two in one of eight: a letter missing, one too many, another one, or two swapped.
 */
export function respelt(text: string, names: readonly string[]): string | undefined {
  const meant = nearest(text, names) ?? text.replace(/\p{L}{4,}/gu, (word) => nearest(word, names) ?? word);
  return plain(meant) === plain(text) ? undefined : meant;
}

function nearest(typed: string, names: readonly string[]): string | undefined {
  const wanted = plain(typed);
  const forgiven = (name: string) => Math.min(2, Math.floor(name.length / 4));
  const alike = names
    .map((name) => ({ name, slips: slipsBetween(wanted, plain(name)) }))
    .filter(({ name, slips }) => slips <= forgiven(name));
  return alike.toSorted((a, b) => a.slips - b.slips)[0]?.name;
}

/** Optimal string alignment distance. */
function slipsBetween(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, n) => n)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    rows[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSwapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      rows[i]?.push(
        Math.min(
          at(i - 1, j) + 1,
          at(i, j - 1) + 1,
          at(i - 1, j - 1) + Number(a[i - 1] !== b[j - 1]),
          i > 1 && j > 1 && isSwapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return at(a.length, b.length);
}
