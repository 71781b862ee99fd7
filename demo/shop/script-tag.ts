/** What the page needs to load the picker: the versioned address and the hash of exactly that file. */
export interface ScriptTag {
  src: string;
  integrity: string;
}

interface Integrity {
  version?: string;
  files?: Record<string, { integrity?: string }>;
}

const retryAfter = 2000;
const deadline = 1500;

/**
 * Reads the picker's address and hash from the proxy's `/integrity.json`, once. While the proxy does not answer the page
 * goes out without the script, and the next page after two seconds asks again.
 */
export function createScriptTagReader(proxyUrl: string, now = Date.now): () => Promise<ScriptTag | null> {
  let tag: ScriptTag | null = null;
  let askAgainAt = 0;
  return async () => {
    if (tag || now() < askAgainAt) return tag;
    askAgainAt = now() + retryAfter;
    try {
      const response = await fetch(`${proxyUrl}/integrity.json`, { signal: AbortSignal.timeout(deadline) });
      if (response.ok) tag = newestPicker(proxyUrl, (await response.json()) as Integrity);
    } catch (error) {
      console.warn('the picker is not there yet; the checkout shows its fallback', error instanceof Error ? error.message : error);
    }
    return tag;
  };
}

function newestPicker(proxyUrl: string, { version, files = {} }: Integrity): ScriptTag | null {
  const path = Object.keys(files).find((file) => file.endsWith(`v/${version}/sendcloud-delivery-picker.js`));
  const integrity = path && files[path]?.integrity;
  return integrity ? { src: `${proxyUrl}/${path.replace(/^\//, '')}`, integrity } : null;
}
