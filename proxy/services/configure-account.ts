import type { ConnectAction } from '../contract/connect.ts';
import type { AccountFacts } from '../domain/account-findings.ts';
import { pointCarriersFor } from '../domain/account-notes.ts';
import type { Credential, Merchant } from '../domain/merchant.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { accountName, findMerchant } from './find-merchant.ts';
import { webhookPath } from './receive-webhook.ts';
import { UpstreamError } from './upstream.ts';

/** Where Sendcloud is to send the webhooks of the merchant's account. */
export async function webhookUrlOf({ fingerprints, publicUrl }: OperatorDeps, merchant: Merchant): Promise<string> {
  return publicUrl + (await webhookPath(fingerprints, accountName(merchant)));
}

/** Sets what was asked for in the account's integration. What Sendcloud lets us set; the rest stays among the findings, to be done by hand. */
export async function applyActions(
  deps: OperatorDeps,
  merchant: Merchant,
  { credential, facts, actions }: { credential: Credential; facts: AccountFacts; actions: readonly ConnectAction[] },
): Promise<ConnectAction[]> {
  const changes = {
    webhook: { webhookUrl: facts.webhookUrl },
    'service-point-carriers': { pointCarriers: pointCarriersFor(merchant, facts) },
  };
  const applied: ConnectAction[] = [];
  for (const action of new Set(actions)) if (await tried(deps, deps.sendcloud.configure(credential, changes[action]))) applied.push(action);
  return applied;
}

/** Lets the webhooks of a merchant who has just connected come to where the account's come. */
export async function setWebhook(deps: OperatorDeps, id: string): Promise<void> {
  const merchant = await findMerchant(deps, id);
  const credential = await deps.merchants.credential(merchant);
  if (credential) await tried(deps, deps.sendcloud.configure(credential, { webhookUrl: await webhookUrlOf(deps, merchant) }));
}

/** Switches the webhooks to us off, before the keys go. Keys that are refused, or Sendcloud being away, keep nobody connected. */
export async function leaveAccount(deps: OperatorDeps, id: string): Promise<void> {
  const merchant = await findMerchant(deps, id);
  const credential = await deps.merchants.credential(merchant);
  if (!credential) return;
  const ours = await webhookUrlOf(deps, merchant);
  await tried(
    deps,
    deps.sendcloud.integration(credential).then(async ({ webhookUrl }) => {
      if (webhookUrl === ours) await deps.sendcloud.configure(credential, { webhookUrl: null });
    }),
  );
}

async function tried({ log }: OperatorDeps, change: Promise<void>): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    if (!(error instanceof UpstreamError)) throw error;
    log.warn('account-not-configured', { kind: error.kind, status: error.status });
    return false;
  }
}
