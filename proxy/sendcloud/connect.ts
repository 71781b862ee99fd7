import { z } from 'zod';
import type { Connection, ConnectWish } from '../services/upstream.ts';
import { readJson } from './read-body.ts';
import { number } from './wire.ts';

/**
 * `/shops/{platform}/connect/`, as Sendcloud's own plugins open it (`SendCloud/salesforce-b2c-commerce-cartridge`; not in the specifications).
 * Once the merchant has consented, Sendcloud posts to `webhook_url` and sends them back to `url_webshop`.
 */
export function connectUrl({ baseUrl, platform }: { baseUrl: string; platform: string }, wish: ConnectWish): string {
  const url = new URL(`/shops/${encodeURIComponent(platform)}/connect/`, baseUrl);
  url.searchParams.set('url_webshop', wish.returnTo);
  url.searchParams.set('webhook_url', wish.webhookUrl);
  url.searchParams.set('shop_name', wish.shopName);
  return url.href;
}

/** `integration_credentials` is in no specification either; it is signed with the secret key that it brings (`onesteinbv/addons-sendcloud`). */
const Message = z.discriminatedUnion('action', [
  z.object({ action: z.literal('integration_connected') }),
  z.object({
    action: z.literal('integration_credentials'),
    integration_id: number,
    public_key: z.string().min(1),
    secret_key: z.string().min(1),
  }),
]);

export function readConnection(body: Uint8Array): Connection | null {
  const message = Message.safeParse(readJson(body));
  if (!message.success) return null;
  if (message.data.action === 'integration_connected') return { event: 'connected' };
  const { integration_id: integrationId, public_key: publicKey, secret_key: secretKey } = message.data;
  return { event: 'credentials', integrationId, publicKey, secretKey };
}
