/** What one of several proxies does for all, one after the other. Whoever opened the store has what it took until its turn ends. */
export interface Turns {
  /** Takes a turn that nobody has, or holds on to an own one for longer. False: it is another's. */
  take(name: string, now: number, until: number): Promise<boolean>;
}
