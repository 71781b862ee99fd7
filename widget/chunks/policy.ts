import { createPolicy, type Policy, takePolicy } from './create-policy.ts';

/**
 * The one Trusted Types policy a page has to allow, by the name in `policy-name.ts`.
 *
 * Lit makes its templates through it, which are constants of this script, and the loader the addresses of further files,
 * which must lie beside this one. Undefined where the browser has no Trusted Types, or the page does not allow the name;
 * under an enforcing page Lit then throws, the element stays unregistered and the fallback inside it stays in use.
 */
export const policy: Policy | undefined = takePolicy() ?? createPolicy(import.meta.url);
