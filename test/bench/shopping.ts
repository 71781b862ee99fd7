/** Who asks, and for what. */
export interface ShoppingParameters {
  merchants: number;
  postalCodes: number;
  /** The n-th merchant and the n-th code come as often as 1 / n ** exponent. */
  exponent: number;
  /** The part of the searches for codes that nobody asked for before. */
  neverSeen: number;
}

/** The search of a turn. */
export type Shopping = (turn: number) => { merchant: number; postalCode: string };

/** Mostly one of the day's codes in the Netherlands, now and then one that nobody asked for before. */
export function createShopping(parameters: ShoppingParameters, random: () => number): Shopping {
  const { merchants, postalCodes, exponent, neverSeen } = parameters;
  const pickMerchant = zipf(merchants, exponent, random);
  const pickCode = zipf(postalCodes, exponent, random);
  const codes = shuffled(
    Array.from({ length: postalCodes }, (_, index) => `${1000 + index * 8}AA`),
    random,
  );
  return (turn) => {
    const merchant = pickMerchant();
    const fresh = random() < neverSeen;
    return { merchant, postalCode: fresh ? `${1000 + Math.floor(random() * 8000)}${letters(turn)}` : (codes[pickCode()] ?? '') };
  };
}

/** Draws 0 … count − 1, the first most often. */
function zipf(count: number, exponent: number, random: () => number): () => number {
  const sums: number[] = [];
  for (let rank = 1; rank <= count; rank += 1) sums.push((sums.at(-1) ?? 0) + 1 / rank ** exponent);
  const total = sums.at(-1) ?? 0;
  return () => {
    const drawn = random() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((sums[middle] ?? 0) < drawn) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Two letters of which no code of the list is made. */
const letters = (turn: number): string =>
  `${String.fromCharCode(66 + (turn % 25))}${String.fromCharCode(65 + (Math.floor(turn / 25) % 26))}`;

function shuffled<T>(values: T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
