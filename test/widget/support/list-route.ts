import { typeAhead } from '../../../widget/core/type-ahead.ts';

/** Finds the fewest keys from the first item of a list to another, for somebody who knows what is written on it. */
export function routesIn(texts: readonly string[]): (to: number) => string[] {
  const landings = new Map<string, number>();
  /** Where typing a word leads that is begun at the first item. */
  const landing = (word: string): number => {
    const known = landings.get(word) ?? typeAhead(texts, word, word.length === 1 ? 1 : landing(word.slice(0, -1)));
    landings.set(word, known);
    return known;
  };
  return (to) => {
    const typed = beginnings(texts[to] ?? '').map((word) => [...word, ...steps(to - landing(word))]);
    const fromEnd = ['End', ...steps(to + 1 - texts.length)];
    return [fromEnd, ...typed].reduce((best, one) => (one.length < best.length ? one : best), steps(to));
  };
}

const beginnings = (text: string): string[] =>
  [...text.matchAll(/\S+/g)].flatMap(({ index }) => Array.from({ length: 8 }, (_, n) => text.slice(index, index + n + 1)));

function steps(distance: number): string[] {
  const [page, arrow] = distance > 0 ? ['PageDown', 'ArrowDown'] : ['PageUp', 'ArrowUp'];
  const far = Math.abs(distance);
  return [...Array<string>(Math.floor(far / 10)).fill(page), ...Array<string>(far % 10).fill(arrow)];
}
