import { setTimeout as pause } from 'node:timers/promises';
import type { MortalProxy } from './mortal-proxy.ts';

export interface Reply {
  status: number;
  // What a test reads from an answer differs by route; every reader names what it expects.
  body: Record<string, unknown>;
}

/** Milliseconds between tries while a proxy is dead or busy. */
const BREATH = 50;
const PATIENCE = 10_000;

/** Asks as a careful client does: again, until a proxy gives an answer that is its last word. */
export async function ask(proxy: MortalProxy, method: string, path: string, key: string, body?: object): Promise<Reply> {
  for (;;) {
    await proxy.ready;
    const reply = await once(proxy, method, path, key, body).catch(() => null);
    if (reply && reply.status < 500 && reply.status !== 429) return reply;
    await pause(BREATH);
  }
}

/** Asks once. Rejects when the proxy dies meanwhile. */
export async function once(proxy: MortalProxy, method: string, path: string, key: string, body?: object): Promise<Reply> {
  const response = await fetch(`${proxy.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE),
  });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}
