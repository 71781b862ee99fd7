/** What was made of each thing, kept for as long as what all of it was made with stays the same. */
export class Kept<Thing extends object, Made> {
  #made = new WeakMap<Thing, Made>();
  #basis: readonly unknown[] = [];

  /** What was made of this thing; made now if it was not, or was made on another basis. */
  get(thing: Thing, basis: readonly unknown[], make: () => Made): Made {
    if (basis.some((part, n) => part !== this.#basis[n])) this.#made = new WeakMap();
    this.#basis = basis;
    const made = this.#made.get(thing) ?? make();
    this.#made.set(thing, made);
    return made;
  }
}
