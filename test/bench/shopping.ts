/** Who asks, and for what. */
export interface ShoppingParameters {
  merchants: number;
  /** Of the codes, how many are asked for again and again. */
  postalCodes: number;
  /** The n-th merchant and the n-th code come as often as 1 / n ** exponent. */
  exponent: number;
  /** The part of the searches for codes that nobody asked for before. */
  neverSeen: number;
}

/** The next search. */
export type Shopping = () => { merchant: number; postalCode: string };

/** Mostly one of the usual codes, now and then another, each of which comes once. Throws when there are no more of those. */
export function createShopping(parameters: ShoppingParameters, codes: readonly string[], random: () => number): Shopping {
  const { merchants, postalCodes, exponent, neverSeen } = parameters;
  const pickMerchant = zipf(merchants, exponent, random);
  const pickCode = zipf(postalCodes, exponent, random);
  const all = shuffled(codes, random);
  const others = all.slice(postalCodes);
  return () => {
    const merchant = pickMerchant();
    const postalCode = random() < neverSeen ? others.pop() : all[pickCode()];
    if (postalCode === undefined) throw new Error(`${codes.length} postal codes are too few`);
    return { merchant, postalCode };
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

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}
