import type { RedirectReply } from '../contract/connect.ts';
import { toBase64url } from '../security/encoding.ts';
import { sha256 } from '../security/keys.ts';
import { originAllowed } from '../security/origin.ts';
import type { OperatorDeps } from './operator-deps.ts';
import { findMerchant, notConnectable, requireOwn } from './find-merchant.ts';
import { invalidField } from './problem-error.ts';

/** Milliseconds in which the merchant has to log in to Sendcloud and allow access. */
const GOOD_FOR = 60 * 60_000;

/**
 * Makes a link on which a merchant allows this platform access in Sendcloud. What Sendcloud then posts proves nothing of itself, since it is
 * signed with a key that comes along: what counts is the address, which nobody else was told, and which takes keys once.
 */
export async function openConnectLink(deps: OperatorDeps, id: string, returnTo: string): Promise<RedirectReply> {
  const merchant = await findMerchant(deps, id);
  requireOwn(merchant);
  if (!deps.sendcloud.connectUrl) throw notConnectable('SENDCLOUD_PLATFORM is not set: Sendcloud does not know this platform by a name.');
  if (!originAllowed(merchant.origins, new URL(returnTo).origin)) throw invalidField('returnTo', 'a page at one of the merchant’s origins');
  const secret = toBase64url(crypto.getRandomValues(new Uint8Array(24)));
  const expiresAt = deps.clock.now() + GOOD_FOR;
  await deps.accounts.openLink(id, { secretHash: await sha256(secret), expiresAt });
  const webhookUrl = `${deps.publicUrl}/webhooks/connect/${id}.${secret}`;
  return {
    url: deps.sendcloud.connectUrl({ returnTo, webhookUrl, shopName: merchant.name }),
    expiresAt: new Date(expiresAt).toISOString(),
  };
}
