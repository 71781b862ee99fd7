/** Does this with each, so many at once. Rejects when one of them fails. */
export async function inTurns<T>(things: Iterable<T>, atOnce: number, act: (thing: T) => Promise<unknown>): Promise<void> {
  const left = [...things].values();
  const hand = async () => {
    for (const thing of left) await act(thing);
  };
  await Promise.all(Array.from({ length: atOnce }, hand));
}
