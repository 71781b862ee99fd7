import { createHash } from 'node:crypto';
import type { PageFacts } from '../domain/page-findings.ts';
import { addressOf, type PageScript, scriptsFrom } from '../domain/page-scripts.ts';
import type { LoadedScript } from '../domain/script-findings.ts';
import type { Assets } from '../routes/assets.ts';
import { sha256 } from '../security/keys.ts';

/** Milliseconds. */
const PATIENCE = 8_000;

/** What a page is held against. */
export interface Expected {
  publicUrl: string;
  /** The widget's files. */
  assets: Assets;
  /** Hashes of the secret keys that there are. */
  secretKeyHashes: readonly string[];
}

/** A page as it is answered, with what the proxy at `publicUrl` has under the addresses of its scripts. */
export async function readPage(url: string, { publicUrl, assets, secretKeyHashes }: Expected): Promise<PageFacts> {
  const response = await ask(url);
  if (!response) return { url, answer: null };
  const html = await response.text();
  const contentSecurityPolicy = response.headers.get('content-security-policy') ?? '';
  const scripts = await loaded(scriptsFrom(html, url, publicUrl), assets);
  const keys = await Promise.all([...new Set(html.match(/sk_[\w-]{16,}/g))].map(sha256));
  const hasSecretKey = keys.some((hash) => secretKeyHashes.includes(hash));
  return { url, answer: { status: response.status, contentSecurityPolicy, html, scripts, hasSecretKey } };
}

/** Whether a proxy answers at this address. */
export async function isReachable(publicUrl: string): Promise<boolean> {
  const response = await ask(`${publicUrl}/health`);
  const health = response?.ok ? await response.json().catch(() => null) : null;
  return (health as { status?: unknown } | null)?.status === 'ok';
}

/** The widget's files as the proxy at this address serves them. */
export const assetsAt = (publicUrl: string): Assets => ({
  async read(path) {
    const response = await ask(`${publicUrl}/${path}`);
    return response?.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  },
});

/** Null: nobody answered in time. */
const ask = (url: string): Promise<Response | null> => fetch(url, { signal: AbortSignal.timeout(PATIENCE) }).catch(() => null);

/** Nothing is said of the scripts where the widget was never built. */
async function loaded(scripts: PageScript[], assets: Assets): Promise<LoadedScript[]> {
  const manifest = await assets.read('integrity.json');
  if (!manifest) return [];
  const { version, files } = JSON.parse(new TextDecoder().decode(manifest)) as Manifest;
  return Promise.all(
    scripts.map(async (script) => {
      const { version: pinned, file } = addressOf(script.path);
      const content = await assets.read(`v/${pinned ?? version}/${file}`);
      const newest = files[`v/${version}/${file}`];
      return { ...script, hashes: content && hashesOf(content), newest: newest ? { version, integrity: newest.integrity } : null };
    }),
  );
}

interface Manifest {
  version: string;
  files: Record<string, { integrity: string } | undefined>;
}

const hashesOf = (content: Uint8Array): string[] =>
  ['sha256', 'sha384', 'sha512'].map((algorithm) => `${algorithm}-${createHash(algorithm).update(content).digest('base64')}`);
