/** Sendcloud's published budgets: reads and writes a minute, and writes a second. */
const READS_A_MINUTE = 1000;
const WRITES_A_MINUTE = 100;
const WRITES_A_SECOND = 15;

/** Counts requests by account in fixed windows of the sandbox's clock. */
export class RateLimits {
  #windows = new Map<string, number>();

  /** Takes one request from the account's budget; false when it is spent. */
  admit(account: string, method: string, now: number): boolean {
    const second = Math.floor(now / 1000);
    const minute = Math.floor(now / 60_000);
    if (method === 'GET') return this.#take(`${account} reads ${minute}`, READS_A_MINUTE);
    return this.#take(`${account} second ${second}`, WRITES_A_SECOND) && this.#take(`${account} writes ${minute}`, WRITES_A_MINUTE);
  }

  clear(): void {
    this.#windows.clear();
  }

  #take(window: string, budget: number): boolean {
    const used = (this.#windows.get(window) ?? 0) + 1;
    if (this.#windows.size > 50_000) this.#windows.clear();
    this.#windows.set(window, used);
    return used <= budget;
  }
}
