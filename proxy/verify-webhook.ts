import type { WebhookEvent } from './contract/events.ts';
import { isSignedWith } from './security/standard-webhooks.ts';

export type { EventType, WebhookEvent } from './contract/events.ts';

/** A message as it came: the headers by any of the shapes that servers hand them over in, and the body as its bytes or text, not yet parsed. */
export interface ReceivedWebhook {
  headers: Headers | Record<string, string | string[] | undefined>;
  body: string | Uint8Array;
}

/** A message that is not to be believed. `reason`: `headers` are missing, the `signature` is not ours, or it is too old or too new (`timestamp`). */
export class WebhookError extends Error {
  readonly reason: 'headers' | 'signature' | 'timestamp';

  constructor(reason: WebhookError['reason'], message: string) {
    super(message);
    this.name = 'WebhookError';
    this.reason = reason;
  }
}

/** Seconds that clocks may differ, as in the public libraries. */
const TOLERANCE = 300;

/**
 * The event, once it is known to come from the proxy and not to be an old one sent again. `secret` is `whsec_…`; give both while a secret is
 * exchanged. Events come at least once: keep `webhook-id` with what you did, and do nothing the second time. Throws `WebhookError`.
 */
export async function verifyWebhook(
  secret: string | readonly string[],
  { headers, body }: ReceivedWebhook,
  now: number = Date.now(),
): Promise<WebhookEvent> {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => headerOf(headers, name));
  if (!id || !timestamp || !signatures) throw new WebhookError('headers', 'webhook-id, webhook-timestamp or webhook-signature is missing');
  const seconds = /^\d{1,12}$/.test(timestamp) ? Number(timestamp) : Number.NaN;
  if (!(Math.abs(now / 1000 - seconds) <= TOLERANCE)) throw new WebhookError('timestamp', 'The message is too old or from the future');
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  const message = { id, timestamp: seconds, body: text };
  const genuine = await Promise.all([secret].flat().map((one) => isSignedWith(message, signatures, one)));
  if (!genuine.includes(true)) throw new WebhookError('signature', 'The message was not signed with this secret, or has been changed');
  return JSON.parse(text) as WebhookEvent;
}

function headerOf(headers: ReceivedWebhook['headers'], name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return Array.isArray(value) ? value[0] : value;
}
