interface Integrity {
  version: string;
  files: Record<string, { integrity: string } | undefined>;
}

/** The versioned address of the elements and their hash, read from the proxy once; null while it does not answer. */
export function createScriptReader(proxyUrl: string): () => Promise<{ src: string; integrity: string } | null> {
  let known: { src: string; integrity: string } | null = null;
  return async () => {
    known ??= await read(proxyUrl).catch((error: unknown) => {
      console.warn('the elements are not there yet', error instanceof Error ? error.message : error);
      return null;
    });
    return known;
  };
}

async function read(proxyUrl: string): Promise<{ src: string; integrity: string } | null> {
  const response = await fetch(`${proxyUrl}/integrity.json`);
  if (!response.ok) return null;
  const { version, files } = (await response.json()) as Integrity;
  const path = `v/${version}/sendcloud-back-office.js`;
  const integrity = files[path]?.integrity;
  return integrity ? { src: `${proxyUrl}/${path}`, integrity } : null;
}
