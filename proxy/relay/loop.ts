import type { Clock } from '../services/ports.ts';

/** Looks for work again and again, for as long as it runs: when woken, and by itself in time. Never two looks at once. */
export interface Loop {
  start(): void;
  /** Looks now, or once more after the look that is under way. */
  wake(): void;
  /** Takes nothing new and waits for what is under way. */
  stop(): Promise<void>;
  /** Looks, and settles once there is nothing to find and nothing under way. */
  idle(): Promise<void>;
}

/** What a loop does. */
export interface Round {
  look(): Promise<void>;
  /** Milliseconds until the next look, if nobody wakes it. */
  pause(): Promise<number> | number;
  /** A look failed: the milliseconds until the next one. */
  failed(error: unknown): number;
  /** What looks have begun and has not ended. */
  underWay(): readonly Promise<unknown>[];
}

export function createLoop({ look, pause, failed, underWay }: Round): Loop {
  let running = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let looking: Promise<void> | null = null;
  let lookAgain = false;

  function wake(): void {
    if (!running) return;
    clearTimeout(timer);
    lookAgain = true;
    looking ??= lookAll().finally(() => {
      looking = null;
      if (lookAgain) wake();
    });
  }

  async function lookAll(): Promise<void> {
    try {
      while (lookAgain && running) {
        lookAgain = false;
        await look();
      }
      sleep(await pause());
    } catch (error) {
      lookAgain = false;
      sleep(failed(error));
    }
  }

  function sleep(milliseconds: number): void {
    clearTimeout(timer);
    if (running) timer = setTimeout(wake, milliseconds);
  }

  return {
    wake,
    start() {
      running = true;
      wake();
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await looking;
      await Promise.all(underWay());
    },
    async idle() {
      wake();
      while (looking || underWay().length > 0) await Promise.all([looking, ...underWay()]);
    },
  };
}

/** Does this at most once in so many milliseconds, at first at once. */
export function atMostEvery(milliseconds: number, clock: Clock, act: () => Promise<void>): () => Promise<void> {
  let actedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (clock.now() - actedAt < milliseconds) return;
    actedAt = clock.now();
    await act();
  };
}
