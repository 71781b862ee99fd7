import { newWebhookSecret } from '../security/standard-webhooks.ts';
import type { Sealer } from './ports.ts';
import { sealContexts } from './seal-contexts.ts';

/** A merchant's secret for its events, and the one before it for as long as that counts too. `until` in epoch milliseconds. */
export interface WebhookSecrets {
  current: string;
  previous?: { secret: string; until: number };
}

/** Milliseconds in which both secrets count, so that a shop has time to take the new one. */
const BOTH = 24 * 3_600_000;

export const newSecrets = (): WebhookSecrets => ({ current: newWebhookSecret() });

/** A new secret beside the one so far. */
export const rotated = ({ current }: WebhookSecrets, now: number): Required<WebhookSecrets> => ({
  current: newWebhookSecret(),
  previous: { secret: current, until: now + BOTH },
});

/** By what a message is signed now. */
export const countingSecrets = ({ current, previous }: WebhookSecrets, now: number): string[] =>
  previous && now < previous.until ? [current, previous.secret] : [current];

export const sealSecrets = (sealer: Sealer, merchant: string, secrets: WebhookSecrets): Promise<string> =>
  sealer.seal(JSON.stringify(secrets), sealContexts.endpoint(merchant, merchant));

export const openSecrets = async (sealer: Sealer, merchant: string, sealed: string): Promise<WebhookSecrets> =>
  JSON.parse(await sealer.open(sealed, sealContexts.endpoint(merchant, merchant))) as WebhookSecrets;
