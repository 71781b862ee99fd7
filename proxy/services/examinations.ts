import type { MerchantHealth } from '../contract/connect.ts';
import type { AccountFacts } from '../domain/account-findings.ts';
import { revoked } from '../domain/account-notes.ts';
import { examinationView } from '../domain/account-view.ts';
import type { Merchant } from '../domain/merchant.ts';
import { webhookUrlOf } from './configure-account.ts';
import { unexamined } from './examine-account.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { accountName, findMerchant } from './find-merchant.ts';
import { sealContexts } from './seal-contexts.ts';

/** Remembers what a look at the kept keys showed. Sealed: it names the address of the account's webhooks. */
export async function keepExamination({ accounts, sealer, clock }: OperatorDeps, merchant: Merchant, facts: AccountFacts): Promise<void> {
  const sealed = await sealer.seal(JSON.stringify(facts), sealContexts.examination(merchant.id, merchant.id));
  await accounts.putExamination(merchant.id, { lookedAt: clock.now(), sealed });
  if (facts.keys === 'good') await accounts.clearRefused(accountName(merchant));
}

/** How the connection stands by what is known here: the last look, judged by the settings of today, and refusals since. Asks Sendcloud nothing. */
export async function showHealth(deps: OperatorDeps, id: string): Promise<MerchantHealth> {
  const merchant = await findMerchant(deps, id);
  const stored = await deps.accounts.examination(id);
  const refusal = (await deps.accounts.refused()).find(({ account }) => account === accountName(merchant));
  const keysRefusedAt = refusal ? new Date(refusal.at).toISOString() : null;
  const seen = await seenOf(deps, merchant, stored?.sealed ?? null);
  const others = seen.findings.filter(({ code }) => code !== 'keys-refused');
  return {
    ...seen,
    findings: keysRefusedAt ? [revoked(keysRefusedAt), ...others] : seen.findings,
    lookedAt: stored ? new Date(stored.lookedAt).toISOString() : null,
    keysRefusedAt,
  };
}

async function seenOf(deps: OperatorDeps, merchant: Merchant, sealed: string | null): Promise<ReturnType<typeof examinationView>> {
  const webhookUrl = await webhookUrlOf(deps, merchant);
  if (!(await deps.merchants.credential(merchant))) return examinationView(merchant, unexamined('none', webhookUrl));
  if (sealed === null) return { account: null, findings: [], canApply: [] };
  const facts = JSON.parse(await deps.sealer.open(sealed, sealContexts.examination(merchant.id, merchant.id))) as AccountFacts;
  return examinationView(merchant, { ...facts, webhookUrl });
}
