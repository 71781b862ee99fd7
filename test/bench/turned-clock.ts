/** A clock that stands still until it is turned, and waits that end as it is. */
export interface TurnedClock {
  now(): number;
  /** Resolves once the clock reads so many milliseconds more. */
  wait(milliseconds: number): Promise<void>;
  /** Turns it by so many milliseconds, and ends the waits on the way in their order. */
  turn(milliseconds: number): void;
}

export function turnedClock(start: number): TurnedClock {
  let now = start;
  let waits: { until: number; end: () => void }[] = [];
  return {
    now: () => now,
    wait: (milliseconds) => new Promise((end) => waits.push({ until: now + milliseconds, end })),
    turn(milliseconds) {
      now += milliseconds;
      const over = waits.filter(({ until }) => until <= now).sort((a, b) => a.until - b.until);
      waits = waits.filter(({ until }) => until > now);
      for (const { end } of over) end();
    },
  };
}
