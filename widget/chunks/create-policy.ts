import { policyName } from './policy-name.ts';
import { registry } from './registry.ts';

/** The part of Trusted Types we use; TypeScript's own library does not describe it yet. */
export interface Policy {
  createHTML(html: string): string;
  createScriptURL(url: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: Policy): Policy;
}

/** A policy that lets nothing load but what lies beside, or below, the script at `scriptUrl`. */
export function createPolicy(scriptUrl: string): Policy | undefined {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const base = new URL('.', scriptUrl).href;
  const createScriptURL = (url: string): string => {
    const { href } = new URL(url);
    if (!href.startsWith(base)) throw new TypeError(`Only files from ${base} are loaded`);
    return href;
  };
  try {
    return trustedTypes?.createPolicy(policyName, { createHTML: (html) => html, createScriptURL });
  } catch {
    return undefined;
  }
}

/** A page lets a name be used once: the classic loader hands its policy to the module it loads, which takes it away at once. */
export function takePolicy(): Policy | undefined {
  const { policy } = registry();
  delete registry().policy;
  return policy;
}
