import { toBase64url, toHex, utf8 } from './encoding.ts';

/** What a sub-key is for. The label is part of the derivation, so no key serves two purposes. */
export type Purpose = 'token' | 'session' | 'seal';

/** A sub-key and the name under which it is found again after a rotation. */
export interface NamedKey {
  id: string;
  key: CryptoKey;
}

/** The sub-keys of one purpose: `current` signs or seals, all of them can read. */
export interface KeyRing {
  current: NamedKey;
  find(id: string): NamedKey | undefined;
  /** The names of all of them, the current one first. */
  ids: readonly string[];
}

const algorithms = {
  token: { name: 'HMAC', hash: 'SHA-256', length: 256 },
  session: { name: 'HMAC', hash: 'SHA-256', length: 256 },
  seal: { name: 'AES-GCM', length: 256 },
} as const;

/**
 * Derives the sub-keys for `purpose` from the proxy's secrets by HKDF-SHA-256 (RFC 5869). The first secret is the current one; the
 * others are there so that what was signed or sealed before a rotation still opens. Each secret: at least 32 random bytes.
 */
export async function deriveKeys(secrets: readonly Uint8Array<ArrayBuffer>[], purpose: Purpose): Promise<KeyRing> {
  const keys = await Promise.all(secrets.map((secret) => deriveKey(secret, purpose)));
  const [current] = keys;
  if (!current) throw new Error('At least one secret is needed');
  return { current, find: (id) => keys.find((named) => named.id === id), ids: keys.map(({ id }) => id) };
}

async function deriveKey(secret: Uint8Array<ArrayBuffer>, purpose: Purpose): Promise<NamedKey> {
  const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
  const info = utf8(`sendcloud-delivery-picker/${purpose}/v1`);
  const bits = await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info }, material, 256);
  const fingerprint = new Uint8Array(await crypto.subtle.digest('SHA-256', bits));
  const usages: KeyUsage[] = purpose === 'seal' ? ['encrypt', 'decrypt'] : ['sign', 'verify'];
  const key = await crypto.subtle.importKey('raw', bits, algorithms[purpose], false, usages);
  return { id: toBase64url(fingerprint).slice(0, 8), key };
}

/** SHA-256 in hex. A shop's secret key is random and long, so its plain hash is enough to keep it by. */
export async function sha256(text: string): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(text))));
}

/** Compares without saying by its duration where two texts differ. Only their length shows. */
export function sameText(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}
