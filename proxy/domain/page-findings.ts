import { allows, allowsTrustedTypes, readPolicies } from './content-policy.ts';
import { error, type Finding, warning, when } from './finding.ts';
import { addressOf } from './page-scripts.ts';
import { type LoadedScript, scriptFindings } from './script-findings.ts';

/** A shop's page as it was answered; null when it was not. */
export interface PageFacts {
  url: string;
  answer: { status: number; contentSecurityPolicy: string; html: string; scripts: readonly LoadedScript[] } | null;
}

/** The Trusted Types policy that each of our scripts makes, if it makes one. */
const trustedTypesPolicy = (file: string): string =>
  file === 'sendcloud-back-office.js' ? 'sendcloud-back-office' : 'sendcloud-delivery-picker';

/** What on a shop's page keeps the picker from working: its origin, its attributes, its scripts, its Content-Security-Policy. */
export function pageFindings(page: PageFacts, proxy: { publicUrl: string; publishableKey: string; originAllowed: boolean }): Finding[] {
  const { url, answer } = page;
  if (!answer || answer.status >= 400)
    return [
      warning(
        'page-unreachable',
        `${url} cannot be read from here, so its policy is unknown.`,
        'Give the address of a page that is up, and open to all.',
      ),
    ];
  return [
    ...when(!proxy.originAllowed, () =>
      error('origin-missing', `${new URL(url).origin} is not on the list of origins.`, `Add it to "origins": ${new URL(url).origin}`),
    ),
    ...keyFindings(url, answer.html, proxy.publishableKey),
    ...answer.scripts.flatMap((script) => scriptFindings(url, script, proxy.publicUrl)),
    ...policyFindings(url, answer, proxy.publicUrl),
  ];
}

function keyFindings(url: string, html: string, key: string): Finding[] {
  const keys = [...html.matchAll(/publishable-key=["']?([^"'\s>]+)/g)].map(([, found]) => found);
  return when(keys.length > 0 && !keys.includes(key), () =>
    error('publishable-key-differs', `The picker on ${url} has another publishable key.`, `Set publishable-key="${key}".`),
  );
}

function policyFindings(page: string, { contentSecurityPolicy, scripts }: NonNullable<PageFacts['answer']>, target: string): Finding[] {
  const policies = readPolicies(contentSecurityPolicy);
  const made = new Set(scripts.length > 0 ? scripts.map(({ path }) => trustedTypesPolicy(addressOf(path).file)) : [trustedTypesPolicy('')]);
  const refused = (directive: 'script-src-elem' | 'connect-src' | 'img-src') =>
    !policies.every((policy) => allows(policy, directive, { page, target }));
  const add = (directive: string) => `Add ${target} to ${directive} of the page's Content-Security-Policy.`;
  return [
    ...when(refused('script-src-elem'), () => error('csp-script', `${page} forbids scripts from ${target}.`, add('script-src'))),
    ...when(refused('connect-src'), () =>
      error('csp-connect', `${page} forbids requests to ${target}, so no option can be shown.`, add('connect-src')),
    ),
    ...when(refused('img-src'), () =>
      warning('csp-img', `${page} forbids pictures from ${target}, so the map stays grey and logos are missing.`, add('img-src')),
    ),
    ...[...made].flatMap((name) =>
      when(!policies.every((policy) => allowsTrustedTypes(policy, name)), () =>
        error(
          'csp-trusted-types',
          `${page} does not allow the Trusted Types policy ${name}.`,
          `Add ${name} to trusted-types of the page's Content-Security-Policy.`,
        ),
      ),
    ),
  ];
}
