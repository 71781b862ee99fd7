import { tagsIn } from './page-tags.ts';

/** A script that a page loads from the proxy. */
export interface PageScript {
  /** Below the proxy's address, without the first slash: `v/1.0.0/sendcloud-delivery-picker.js`. */
  path: string;
  /** As it stands in the tag; empty when it does not. */
  integrity: string;
  /** Whether the browser may compare a hash: a module is always asked for by CORS, a classic script when the tag says so. */
  comparable: boolean;
}

/** The script tags of a page at `url` that load from `target`, comments left out. Scripts that other scripts add are not seen. */
export function scriptsFrom(html: string, url: string, target: string): PageScript[] {
  return tagsIn(html, 'script').flatMap((attributes) => {
    const src = attributes.get('src') ?? '';
    if (!src || !URL.canParse(src, url)) return [];
    const { origin, pathname } = new URL(src, url);
    if (origin !== target) return [];
    const own = origin === new URL(url).origin;
    const comparable = own || attributes.get('type') === 'module' || attributes.has('crossorigin');
    return [{ path: pathname.slice(1), integrity: attributes.get('integrity') ?? '', comparable }];
  });
}

/** `v/{version}/{file}` in its parts; a path without a version leads to the newest. */
export function addressOf(path: string): { version: string | null; file: string } {
  const [, version, pinned] = /^v\/([^/]+)\/(.+)$/.exec(path) ?? [];
  return version === undefined || pinned === undefined ? { version: null, file: path } : { version, file: pinned };
}

/**
 * The hashes that count in an `integrity` attribute: of its strongest algorithm, any of which may fit. Browsers pass over what is no hash, such
 * as a placeholder (Subresource Integrity, sections 3.3.2 and 3.3.3).
 */
export function hashesIn(integrity: string): string[] {
  const hashes = integrity.split(/\s+/).flatMap((word) => /^(sha(?:256|384|512)-[\w+/-]{43,}={0,2})(\?.*)?$/.exec(word)?.[1] ?? []);
  const strongest = ['sha512-', 'sha384-', 'sha256-'].find((algorithm) => hashes.some((hash) => hash.startsWith(algorithm))) ?? '';
  return hashes.filter((hash) => hash.startsWith(strongest));
}
