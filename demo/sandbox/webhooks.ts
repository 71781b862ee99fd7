import { createHmac } from 'node:crypto';
import type { Account } from './accounts.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './context.ts';
import type { Parcel } from './records.ts';
import { parcelShapeV2 } from './v2/parcel-shape.ts';

/** One webhook on its way: every attempt is remembered, for whoever wants to know why nothing came. */
export interface Delivery {
  id: number;
  account: string;
  action: string;
  url: string;
  attempts: { at: string; status: number | null; error?: string }[];
  /** `held` until it is sent by hand. */
  state: 'held' | 'waiting' | 'delivered' | 'failed';
}

/** What is sent, signed once: a later attempt repeats it byte for byte. */
interface Message {
  delivery: Delivery;
  body: string;
  signature: string;
}

/** Ten tries after the first, the first after five minutes, each twice as long, at most an hour apart. */
const RETRY_DELAYS: readonly number[] = Array.from({ length: 10 }, (_, retry) => Math.min(60, 5 * 2 ** retry) * 60_000);

export interface WebhookOptions {
  clock: Clock;
  settings: Pick<Settings, 'baseUrl' | 'webhooks' | 'webhookDelay'>;
  fetch: typeof fetch;
}

/** Tells shops what happened to their parcels, as Sendcloud does: signed, and again until they answer 2xx. */
export class Webhooks {
  readonly #options: WebhookOptions;
  #messages: Message[] = [];
  #pending = new Set<Promise<void>>();

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  parcelChanged(account: Account, parcel: Parcel): void {
    const changed = parcel.history.at(-1);
    this.#tell(account, 'parcel_status_changed', {
      carrier_status_change_timestamp: changed ? Date.parse(changed.at) : null,
      parcel: parcelShapeV2(parcel, this.#options.settings.baseUrl),
    });
  }

  /** `data` as Sendcloud's document shapes it. */
  returnCreated(account: Account, data: Record<string, unknown>): void {
    this.#tell(account, 'return_created', { data });
  }

  integrationUpdated(account: Account): void {
    this.#tell(account, 'integration_updated', { integration: integrationShape(account) });
  }

  integrationDeleted(account: Account): void {
    this.#tell(account, 'integration_deleted', { integration: integrationShape(account) });
  }

  /** After the merchant allowed access: the integration, then its keys, signed with the secret among them. */
  connected(account: Account): void {
    const { publicKey: public_key, secretKey: secret_key, integration } = account;
    this.#tell(account, 'integration_connected', { integration: integrationShape(account) });
    this.#tell(account, 'integration_credentials', { integration_id: integration.id, public_key, secret_key });
  }

  deliveries(): readonly Delivery[] {
    return this.#messages.map(({ delivery }) => delivery);
  }

  /** Sends these once more, or at last, in this order and each when the one before has arrived. False for an unknown id. */
  sendAgain(ids: readonly number[]): boolean {
    const messages = ids.flatMap((id) => this.#messages.find(({ delivery }) => delivery.id === id) ?? []);
    if (messages.length < ids.length) return false;
    this.#follow(messages.reduce<Promise<void>>((before, message) => before.then(() => this.#attempt(message)), Promise.resolve()));
    return true;
  }

  /** Resolves when nothing is on the wire; retries that wait for the clock are not. */
  async settled(): Promise<void> {
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  clear(): void {
    this.#messages = [];
  }

  #tell(account: Account, action: string, content: Record<string, unknown>): void {
    const { webhook_active, webhook_url } = account.integration;
    if (!webhook_active || !webhook_url) return;
    const { clock, settings } = this.#options;
    const body = JSON.stringify({ action, timestamp: clock.now(), ...content });
    const id = this.#messages.length + 1;
    const delivery: Delivery = { id, account: account.publicKey, action, url: webhook_url, attempts: [], state: 'waiting' };
    const message = { delivery, body, signature: signatureOf(body, account.secretKey) };
    this.#messages.push(message);
    if (settings.webhooks === 'held') delivery.state = 'held';
    else if (settings.webhookDelay > 0) clock.after(settings.webhookDelay, () => this.#start(message));
    else this.#start(message);
  }

  #start(message: Message): void {
    this.#follow(this.#attempt(message).then(() => (this.#options.settings.webhooks === 'twice' ? this.#attempt(message) : undefined)));
  }

  #follow(work: Promise<void>): void {
    const followed = work.finally(() => this.#pending.delete(followed));
    this.#pending.add(followed);
  }

  async #attempt({ delivery, body, signature }: Message): Promise<void> {
    const { clock, fetch } = this.#options;
    const at = clock.iso();
    const headers = { 'content-type': 'application/json', 'sendcloud-signature': signature };
    if (delivery.state === 'held') delivery.state = 'waiting';
    const before = delivery.state;
    try {
      const response = await fetch(delivery.url, { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) });
      delivery.attempts.push({ at, status: response.status });
      if (response.ok) delivery.state = 'delivered';
    } catch (error) {
      delivery.attempts.push({ at, status: null, error: error instanceof Error ? error.message : String(error) });
    }
    if (before === 'waiting' && delivery.state !== 'delivered') this.#retryLater({ delivery, body, signature });
  }

  #retryLater(message: Message): void {
    const { delivery } = message;
    const delay = RETRY_DELAYS[delivery.attempts.length - 1];
    if (delay === undefined) delivery.state = 'failed';
    else this.#options.clock.after(delay, () => this.#follow(this.#attempt(message)));
  }
}

/** An integration in a webhook's words, which are older than the API's. */
function integrationShape({ integration }: Account) {
  const { type, started_failing_at, last_fetched_at, updated_at, created_at: _, feedback_type: __, ...shown } = integration;
  return { ...shown, system: type, failing_since: started_failing_at, last_fetch: last_fetched_at, last_updated_at: updated_at };
}

/** Lower-case hexadecimal HMAC-SHA256 of the raw body, keyed with the integration's secret key. */
export const signatureOf = (body: string, secretKey: string): string => createHmac('sha256', secretKey).update(body).digest('hex');
