import { allows, allowsTrustedTypes, readPolicies } from './content-policy.ts';
import { error, type Finding, note, warning, when } from './finding.ts';
import { addressOf } from './page-scripts.ts';
import { tagsIn } from './page-tags.ts';
import { type LoadedScript, scriptFindings } from './script-findings.ts';

/** A shop's page as it was answered; null when it was not. */
export interface PageFacts {
  url: string;
  answer: { status: number; contentSecurityPolicy: string; html: string; scripts: readonly LoadedScript[]; hasSecretKey: boolean } | null;
}

type Answer = NonNullable<PageFacts['answer']>;

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
    ...elementFindings(url, answer, proxy),
    ...answer.scripts.flatMap((script) => scriptFindings(url, script, proxy.publicUrl)),
    ...policyFindings(url, answer, proxy.publicUrl),
  ];
}

/** A page may bear policies too, beside those of its header (CSP 3, section 3.3). */
const policiesIn = (html: string): string[] =>
  tagsIn(html, 'meta').flatMap((attributes) =>
    attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy' ? (attributes.get('content') ?? []) : [],
  );

const elements = 'sendcloud-delivery-picker|sendcloud-merchant-connect|sendcloud-order-panel';

/** Of the element as it stands in the page: its keys, and whom it asks. */
function elementFindings(
  url: string,
  { html, scripts, hasSecretKey }: Answer,
  { publicUrl, publishableKey }: { publicUrl: string; publishableKey: string },
): Finding[] {
  const found = tagsIn(html, elements);
  const keys = found.flatMap((attributes) => attributes.get('publishable-key') ?? []);
  const other = found.flatMap((attributes) => attributes.get('proxy') ?? []).find((address) => !leadsTo(address, url, publicUrl));
  const isHosted = scripts.some(({ path }) => addressOf(path).file === 'spp.js');
  return [
    ...when(hasSecretKey || keys.some((key) => key.startsWith('sk_')), () =>
      error(
        'secret-key-in-page',
        `A secret key stands on ${url}, where everyone can read it.`,
        'Make another at once, by POST /merchants/{id}/keys/rotate or a new SECRET_KEY; pages have the publishable key.',
      ),
    ),
    ...when(keys.length > 0 && !keys.includes(publishableKey), () =>
      error('publishable-key-differs', `The picker on ${url} has another publishable key.`, `Set publishable-key="${publishableKey}".`),
    ),
    ...when(other !== undefined, () =>
      error(
        'proxy-differs',
        `The element on ${url} asks ${other}, which is not PUBLIC_URL.`,
        `Set proxy="${publicUrl}", or PUBLIC_URL to that address.`,
      ),
    ),
    ...when(found.length === 0 && !isHosted, () =>
      note(
        'element-none',
        `No picker stands in the HTML of ${url}.`,
        'If a script puts it there, open the page in a browser: the console says what is wrong.',
      ),
    ),
  ];
}

const leadsTo = (address: string, page: string, publicUrl: string): boolean =>
  URL.canParse(address, page) && new URL(address, page).origin === new URL(publicUrl).origin;

function policyFindings(page: string, { contentSecurityPolicy, html, scripts }: Answer, target: string): Finding[] {
  const policies = [contentSecurityPolicy, ...policiesIn(html)].flatMap(readPolicies);
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
