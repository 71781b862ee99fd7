import { createHmac } from 'node:crypto';
import type { Account } from './accounts.ts';
import type { Clock } from './clock.ts';
import type { Parcel } from './state.ts';
import { parcelShapeV2 } from './v2/parcel-shape.ts';

/** One webhook on its way: every attempt is remembered, for whoever wants to know why nothing came. */
export interface Delivery {
  id: number;
  account: string;
  action: string;
  url: string;
  attempts: { at: string; status: number | null; error?: string }[];
  state: 'waiting' | 'delivered' | 'failed';
}

/** Ten tries after the first, the first after five minutes, each twice as long, at most an hour apart. */
const RETRY_DELAYS: readonly number[] = Array.from({ length: 10 }, (_, retry) => Math.min(60, 5 * 2 ** retry) * 60_000);

export interface WebhookOptions {
  clock: Clock;
  settings: { baseUrl: string };
  fetch: typeof fetch;
}

/** Tells shops what happened to their parcels, as Sendcloud does: signed, and again until they answer 2xx. */
export class Webhooks {
  readonly #options: WebhookOptions;
  #deliveries: Delivery[] = [];
  #pending = new Set<Promise<void>>();

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  parcelChanged(account: Account, parcel: Parcel): void {
    const changed = parcel.history.at(-1);
    this.#send(account, 'parcel_status_changed', {
      carrier_status_change_timestamp: changed ? Date.parse(changed.at) : null,
      parcel: parcelShapeV2(parcel, this.#options.settings.baseUrl),
    });
  }

  integrationUpdated(account: Account): void {
    const { type, started_failing_at, last_fetched_at, updated_at, created_at: _, feedback_type: __, ...integration } = account.integration;
    const told = {
      ...integration,
      system: type,
      failing_since: started_failing_at,
      last_fetch: last_fetched_at,
      last_updated_at: updated_at,
    };
    this.#send(account, 'integration_updated', { integration: told });
  }

  deliveries(): readonly Delivery[] {
    return this.#deliveries;
  }

  /** Resolves when nothing is on the wire; retries that wait for the clock are not. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  clear(): void {
    this.#deliveries = [];
  }

  #send(account: Account, action: string, content: Record<string, unknown>): void {
    const { webhook_active, webhook_url } = account.integration;
    if (!webhook_active || !webhook_url) return;
    const body = JSON.stringify({ action, timestamp: this.#options.clock.now(), ...content });
    const delivery: Delivery = {
      id: this.#deliveries.length + 1,
      account: account.publicKey,
      action,
      url: webhook_url,
      attempts: [],
      state: 'waiting',
    };
    this.#deliveries.push(delivery);
    this.#start(delivery, body, signatureOf(body, account.secretKey));
  }

  #start(delivery: Delivery, body: string, signature: string): void {
    const attempt = this.#attempt(delivery, body, signature).finally(() => this.#pending.delete(attempt));
    this.#pending.add(attempt);
  }

  async #attempt(delivery: Delivery, body: string, signature: string): Promise<void> {
    const at = this.#options.clock.iso();
    const headers = { 'content-type': 'application/json', 'sendcloud-signature': signature };
    try {
      const response = await this.#options.fetch(delivery.url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });
      delivery.attempts.push({ at, status: response.status });
      if (response.ok) delivery.state = 'delivered';
    } catch (error) {
      delivery.attempts.push({ at, status: null, error: error instanceof Error ? error.message : String(error) });
    }
    if (delivery.state === 'delivered') return;
    const delay = RETRY_DELAYS[delivery.attempts.length - 1];
    if (delay === undefined) delivery.state = 'failed';
    else this.#options.clock.after(delay, () => this.#start(delivery, body, signature));
  }
}

/** Lower-case hexadecimal HMAC-SHA256 of the raw body, keyed with the integration's secret key. */
export const signatureOf = (body: string, secretKey: string): string => createHmac('sha256', secretKey).update(body).digest('hex');
