import { isLocal } from './domain/outgoing-url.ts';
import type { Loop } from './relay/loop.ts';
import { createOutgoingWebhooks } from './relay/outgoing-webhooks.ts';
import type { SendWebhook, WebhookDeps } from './services/webhook-deps.ts';

/** What sending events to shops is made of, beside what the proxy has anyway. */
export interface WebhookOptions {
  /** Calls a shop's address. Node's own client when absent. */
  sendWebhook?: SendWebhook;
  /** Whether shops on this machine and in its network may be called; when absent, where the proxy itself is on this machine. */
  privateWebhooks?: boolean;
  random?: () => number;
}

export function composeWebhooks(
  world: Omit<WebhookDeps, 'send' | 'random' | 'privateWebhooks'>,
  { sendWebhook, random = Math.random, privateWebhooks = isLocal(world.publicUrl) }: WebhookOptions,
): { events: WebhookDeps; webhooks: Loop } {
  const { store, sealer, fingerprints, merchants, sendcloud, clock, log, publicUrl } = world;
  const send = sendWebhook ?? nodeSender(privateWebhooks);
  const events = { store, sealer, fingerprints, merchants, sendcloud, clock, log, publicUrl, send, random, privateWebhooks };
  return { events, webhooks: createOutgoingWebhooks(events) };
}

/** Loaded with the first event that is sent: importing the proxy asks nothing of the runtime. */
function nodeSender(allowPrivate: boolean): SendWebhook {
  let sender: Promise<SendWebhook> | undefined;
  return async (message) => {
    sender ??= import('./webhook-sender.ts').then(({ createWebhookSender }) => createWebhookSender({ allowPrivate }));
    return (await sender)(message);
  };
}
