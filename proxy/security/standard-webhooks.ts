import { fromBase64, utf8 } from './encoding.ts';

/** What is signed of a message (Standard Webhooks, specification 1.0): its id, when it was sent in epoch seconds, and its body as sent. */
export interface SignedMessage {
  id: string;
  timestamp: number;
  body: string;
}

const PREFIX = 'whsec_';

/** 192 random bits, as the specification writes a secret. */
export const newWebhookSecret = (): string => PREFIX + toBase64(crypto.getRandomValues(new Uint8Array(24)));

/** The three headers of a message. With several secrets it is signed with each, so that one can be exchanged while messages come in. */
export async function webhookHeaders(message: SignedMessage, secrets: readonly string[]): Promise<Record<string, string>> {
  const signatures = await Promise.all(secrets.map(async (secret) => `v1,${toBase64(await signatureOf(message, secret))}`));
  return { 'webhook-id': message.id, 'webhook-timestamp': String(message.timestamp), 'webhook-signature': signatures.join(' ') };
}

/** Whether one of the signatures in a `webhook-signature` is of this message by this secret. Compared in constant time. */
export async function isSignedWith(message: SignedMessage, signatures: string, secret: string): Promise<boolean> {
  const key = await keyOf(secret);
  const given = signatures.split(' ').flatMap((one) => (one.startsWith('v1,') ? (fromBase64(one.slice(3)) ?? []) : []));
  const genuine = await Promise.all(given.map((bytes) => crypto.subtle.verify('HMAC', key, bytes, signedText(message))));
  return genuine.includes(true);
}

async function signatureOf(message: SignedMessage, secret: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret), signedText(message)));
}

const signedText = ({ id, timestamp, body }: SignedMessage): Uint8Array<ArrayBuffer> => utf8(`${id}.${timestamp}.${body}`);

async function keyOf(secret: string): Promise<CryptoKey> {
  const bytes = fromBase64(secret.replace(PREFIX, ''));
  if (!bytes || bytes.byteLength === 0) throw new Error('A webhook secret is whsec_ and base64');
  return crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

const toBase64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
