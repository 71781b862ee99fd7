import { waitUntil as wait } from '@open-wc/testing';

/** Waits for what a person would see. A machine with much else to do is given the time. */
export const waitUntil = (holds: () => unknown, what?: string): Promise<void> =>
  wait(holds as () => boolean, what, { timeout: 8_000, interval: 20 });
