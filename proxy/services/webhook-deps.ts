import type { OrderDeps } from './order-deps.ts';
import type { ShowDeps } from './show-order.ts';

/** What is sent to a shop's address. */
export interface OutgoingMessage {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/**
 * Sends a message and says how that went: the status as text, or why there was none. Follows no redirect, reads no body, ends at its own
 * deadline, never rejects.
 */
export type SendWebhook = (message: OutgoingMessage) => Promise<string>;

/** What the services behind a shop's own webhooks work with. */
export interface WebhookDeps extends ShowDeps, Pick<OrderDeps, 'store' | 'sealer' | 'merchants' | 'sendcloud' | 'clock' | 'log'> {
  send: SendWebhook;
  /** From 0 to 1, for jitter. */
  random: () => number;
  /** Whether addresses on this machine and in its network may be called. */
  privateWebhooks: boolean;
}
