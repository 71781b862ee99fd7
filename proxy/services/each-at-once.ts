/** Does this with each, at most so many at once. What came of it, in the order of the things; rejects with the first that fails. */
export async function eachAtOnce<T, R>(things: readonly T[], atOnce: number, act: (thing: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  const left = things.entries();
  const hand = async () => {
    for (const [place, thing] of left) done[place] = await act(thing);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.length) }, hand));
  return done;
}
