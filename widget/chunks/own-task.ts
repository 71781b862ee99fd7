/**
 * Resolves in a task of its own: what waits for it does not hold up the page together with what went before, and a shopper's touch or a
 * paint comes first.
 */
export const ownTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
