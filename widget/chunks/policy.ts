/** The part of Trusted Types we use; TypeScript's own library does not describe it yet. */
interface PolicyRules {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: PolicyRules): PolicyRules;
}

/** Where this script came from, and so every file that belongs to it. */
export const base = new URL('.', import.meta.url).href;

/**
 * The one Trusted Types policy a page has to allow: `trusted-types sendcloud-delivery-picker`.
 *
 * Lit makes its templates through it, which are constants of this script, and the loader the addresses of further files,
 * which must lie beside this one. Undefined where the browser has no Trusted Types, or the page does not allow the name;
 * under an enforcing page Lit then throws, the element stays unregistered and the fallback inside it stays in use.
 */
export const policy: PolicyRules | undefined = createPolicy();

function createPolicy(): PolicyRules | undefined {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  try {
    return trustedTypes?.createPolicy('sendcloud-delivery-picker', { createHTML: (html) => html, createScriptURL: ownAddress });
  } catch {
    return undefined;
  }
}

function ownAddress(url: string): string {
  const { href } = new URL(url);
  if (!href.startsWith(base)) throw new TypeError(`Only files from ${base} are loaded`);
  return href;
}
