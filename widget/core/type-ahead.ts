import { plain } from './plain.ts';

/** With single spaces. */
const spaced = (text: string): string => plain(text).replace(/\s+/g, ' ');

/**
 * The first text with a word, or a row of words, that begins with what was typed; looked for from `start` on and round.
 *
 * The same letter again and again goes on to the next one each time, as in a native list. -1 when nothing fits.
 */
export function typeAhead(texts: readonly string[], typed: string, start: number): number {
  const wanted = spaced(typed);
  const letter = wanted[0] ?? '';
  const round = texts.map((_, step) => (start + step) % texts.length);
  const find = (places: readonly number[], part: string) => places.find((at) => ` ${spaced(texts[at] ?? '')}`.includes(` ${part}`));
  const repeated = wanted === letter.repeat(wanted.length) ? find([...round.slice(1), start], letter) : undefined;
  return find(round, wanted) ?? repeated ?? -1;
}
