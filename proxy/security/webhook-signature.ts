import { utf8 } from './encoding.ts';

/**
 * Whether `Sendcloud-Signature` is the HMAC-SHA-256 of the raw body in lower-case hex, with the integration's secret key. Compared in constant
 * time. The body is taken as it came: written again, its bytes would differ.
 */
export async function isSignedBy(secretKey: string, body: Uint8Array<ArrayBuffer>, signature: string): Promise<boolean> {
  const key = await crypto.subtle.importKey('raw', utf8(secretKey), { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const bytes = fromHex(signature);
  return bytes !== null && crypto.subtle.verify('HMAC', key, bytes, body);
}

function fromHex(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[0-9a-f]{64}$/.test(text)) return null;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
