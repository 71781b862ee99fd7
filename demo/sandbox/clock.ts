/** Something to do at an instant; epoch milliseconds. */
interface Timer {
  at: number;
  run: () => void;
}

/**
 * The sandbox's time: the machine's, shifted by whatever the controls turned it. Timers follow the turned clock: advancing past
 * one runs it at once, in order.
 */
export class Clock {
  readonly #machine: () => number;
  #shift = 0;
  #timers: Timer[] = [];
  #next: NodeJS.Timeout | undefined;

  constructor(machine: () => number = Date.now) {
    this.#machine = machine;
  }

  /** Epoch milliseconds. */
  now(): number {
    return this.#machine() + this.#shift;
  }

  /** ISO 8601, UTC. */
  iso(): string {
    return new Date(this.now()).toISOString();
  }

  /** What falls due on the way is done at its own time. */
  advance(milliseconds: number): void {
    const arrival = this.now() + milliseconds;
    this.#runUntil(arrival);
    this.#shift += arrival - this.now();
    this.#arm();
  }

  /** To an instant, epoch milliseconds; may be in the past. */
  set(instant: number): void {
    this.advance(instant - this.now());
  }

  /** Back to the machine's time, with nothing left to do. */
  reset(): void {
    this.#shift = 0;
    this.#timers = [];
    clearTimeout(this.#next);
  }

  /** Runs `task` once the clock reads `delay` milliseconds more. Never keeps the process alive. */
  after(delay: number, task: () => void): void {
    this.#timers.push({ at: this.now() + delay, run: task });
    this.#timers.sort((a, b) => a.at - b.at);
    this.#arm();
  }

  #runUntil(instant: number): void {
    for (let timer = this.#timers[0]; timer && timer.at <= instant; timer = this.#timers[0]) {
      this.#timers.shift();
      this.#shift += Math.max(0, timer.at - this.now());
      timer.run();
    }
  }

  #arm(): void {
    clearTimeout(this.#next);
    const [timer] = this.#timers;
    if (!timer) return;
    this.#next = setTimeout(() => this.advance(0), Math.min(2 ** 31 - 1, Math.max(1, timer.at - this.now())));
    this.#next.unref();
  }
}
