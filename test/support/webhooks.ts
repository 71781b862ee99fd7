import { createHmac } from 'node:crypto';
import { body, type MerchantName } from './orders.ts';
import type { TestProxy } from './proxy.ts';

/** Where events of a merchant's account come in, as the operator reads it. */
export const webhookUrlOf = async (p: TestProxy, merchant: MerchantName): Promise<string> =>
  (await body(await p.operator('GET', `/merchants/${merchant}`))).webhookUrl;

/** The sandbox's secret key of an account, by its short name. */
export const sendcloudSecretOf = (account: string): string => `demo-${account}-secret-not-a-secret`;

/** An event as Sendcloud sends it to `url`, signed with `key`. */
export function webhook(url: string, event: object, key: string): Request {
  const body = JSON.stringify(event);
  const signature = createHmac('sha256', key).update(body).digest('hex');
  return new Request(url, { method: 'POST', headers: { 'Sendcloud-Signature': signature }, body });
}
