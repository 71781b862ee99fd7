import type { CreatedWebhook, RotatedWebhook, WebhookEndpoint } from '../contract/events.ts';
import { endpointFindings } from '../domain/outgoing-findings.ts';
import { webhookUrlFault } from '../domain/outgoing-url.ts';
import type { StoredEndpoint } from '../store/events.ts';
import { invalidField, noSuchMerchant, ProblemError } from './problem-error.ts';
import type { WebhookDeps } from './webhook-deps.ts';
import { newSecrets, openSecrets, rotated, sealSecrets } from './webhook-secrets.ts';

/** Where a merchant's events go. Throws `not-found` also where the merchant has no address. */
export async function showWebhook(deps: WebhookDeps, merchant: string): Promise<WebhookEndpoint> {
  return viewOf(deps, await endpointOf(deps, merchant));
}

/** Sets the address, or turns it on again. The first time its secret is made, and shown this once; later it stays as it is. */
export async function setWebhook(deps: WebhookDeps, merchant: string, url: string): Promise<CreatedWebhook> {
  await requireMerchant(deps, merchant);
  const fault = webhookUrlFault(url, { private: deps.privateWebhooks });
  if (fault !== null) throw invalidField('url', fault);
  const before = await deps.store.events.endpoint(merchant);
  const secrets = newSecrets();
  const sealed = before?.sealed ?? (await sealSecrets(deps.sealer, merchant, secrets));
  await deps.store.events.putEndpoint({ merchant, url, sealed });
  return { ...(await showWebhook(deps, merchant)), secret: before ? null : secrets.current };
}

/** No more events for this merchant; what waits is dropped. */
export async function removeWebhook(deps: WebhookDeps, merchant: string): Promise<void> {
  await endpointOf(deps, merchant);
  await deps.store.events.removeEndpoint(merchant);
}

/** A new secret. For a day events are signed with both, so that the shop loses none while it changes over. */
export async function rotateWebhookSecret(deps: WebhookDeps, merchant: string): Promise<RotatedWebhook> {
  const { url, sealed } = await endpointOf(deps, merchant);
  const { current, previous } = rotated(await openSecrets(deps.sealer, merchant, sealed), deps.clock.now());
  await deps.store.events.putEndpoint({ merchant, url, sealed: await sealSecrets(deps.sealer, merchant, { current, previous }) });
  return { secret: current, previousUntil: new Date(previous.until).toISOString() };
}

/** This merchant's address. Throws `not-found`. */
export async function endpointOf(deps: WebhookDeps, merchant: string): Promise<StoredEndpoint> {
  await requireMerchant(deps, merchant);
  const endpoint = await deps.store.events.endpoint(merchant);
  if (!endpoint) throw new ProblemError('not-found', { detail: 'This merchant has no address for events.' });
  return endpoint;
}

export async function requireMerchant({ merchants }: Pick<WebhookDeps, 'merchants'>, id: string): Promise<void> {
  if (!(await merchants.byId(id))) throw noSuchMerchant();
}

async function viewOf({ store, clock }: WebhookDeps, { merchant, url, state, failingSince }: StoredEndpoint): Promise<WebhookEndpoint> {
  const waiting = await store.events.waiting(merchant);
  return {
    url,
    state,
    failingSince: failingSince === null ? null : new Date(failingSince).toISOString(),
    waiting,
    findings: endpointFindings({ state, failingSince, waiting }, clock.now()),
  };
}
