import { type Config, readConfig } from '../config.ts';
import { ConfigError, type Environment } from '../config-error.ts';
import { shopVariables } from '../config-merchants.ts';
import { accountFindings } from '../domain/account-findings.ts';
import type { Finding } from '../domain/finding.ts';
import { installationFindings } from '../domain/installation-findings.ts';
import type { Merchant } from '../domain/merchant.ts';
import { pageFindings } from '../domain/page-findings.ts';
import { silentLog } from '../log.ts';
import { openDatabase } from '../open-database.ts';
import { createFingerprints } from '../security/fingerprints.ts';
import { originAllowed } from '../security/origin.ts';
import { createSealer } from '../security/sealer.ts';
import { createSendcloud } from '../sendcloud/sendcloud.ts';
import { askingOnce } from '../services/asking-once.ts';
import { eachAtOnce } from '../services/each-at-once.ts';
import { examineAccount } from '../services/examine-account.ts';
import { fingerprintKey } from '../services/fingerprint-key.ts';
import { type KnownMerchant, knownMerchants } from '../services/known-merchants.ts';
import type { Fingerprints } from '../services/ports.ts';
import type { Sendcloud } from '../services/upstream.ts';
import { webhookPath } from '../services/receive-webhook.ts';
import { requireKeys } from '../services/require-keys.ts';
import { widgetFiles } from '../widget-files.ts';
import { assetsAt, type Expected, isReachable, readPage } from './read-page.ts';

/** What was looked at, and what was found wrong with it. */
interface Section {
  title: string;
  findings: Finding[];
}

/** Where the accounts are looked at from. */
interface Desk {
  config: Config;
  sendcloud: Sendcloud;
  fingerprints: Fingerprints;
}

/** Merchants that are looked at beside each other: mostly it is Sendcloud that is waited for. */
const AT_ONCE = 8;

/**
 * `check [page…]`: everything that is wrong with the settings, the accounts of every merchant there is, also of those that were added to the
 * running proxy, and the pages given, each with what to do. Changes nothing but what a start changes in the database, where the webhook
 * addresses come from. Throws `ConfigError` for settings the proxy would not start with, `KeyMissing` where it could not open its own values.
 */
export async function runCheck(environment: Environment, pages: readonly string[]): Promise<{ report: string; errors: number }> {
  const unreadable = pages.find((page) => !URL.canParse(page));
  if (unreadable !== undefined)
    throw new ConfigError('check', `takes addresses of pages, such as https://shop.example/checkout, not "${unreadable}".`);
  const config = await readConfig(environment);
  const { publicUrl, tiles, assetsDir } = config;
  const reachable = await isReachable(publicUrl);
  const { known, accounts } = await checkAccounts(config);
  const merchants = known.map(({ merchant }) => merchant);
  const sections = [
    { title: 'The proxy', findings: installationFindings({ publicUrl, reachable, hasTiles: tiles !== null }, merchants) },
    ...accounts,
  ];
  // What runs is what counts; before the first start, what would.
  const assets = reachable ? assetsAt(publicUrl) : widgetFiles(assetsDir);
  const expected = { publicUrl, assets, secretKeyHashes: known.map(({ secretKeyHash }) => secretKeyHash) };
  for (const page of pages) sections.push(await checkPage(page, merchants, expected));
  const isOneShop = environment.MERCHANTS_FILE === undefined && environment.PUBLISHABLE_KEY !== undefined;
  const { report, errors } = summed(sections);
  return { report: isOneShop ? inVariables(report) : report, errors };
}

/** One shop without a file knows its settings by the names of variables. */
const inVariables = (report: string): string =>
  report.replaceAll(/"(\w+)"/g, (quoted, setting: string) => shopVariables[setting] ?? quoted);

/** Every merchant, and what is found in each one's account. */
async function checkAccounts(config: Config): Promise<{ known: KnownMerchant[]; accounts: Section[] }> {
  const sealer = createSealer(config.secrets);
  const store = await openDatabase(config.databaseUrl);
  try {
    await requireKeys({ store, sealer });
    const known = await knownMerchants({ store: store.merchants, sealer }, config.merchants);
    const { sendcloudUrl: baseUrl, authUrl, partnerId } = config;
    const sendcloud = createSendcloud({ baseUrl, authUrl, clock: { now: Date.now }, ...(partnerId === null ? {} : { partnerId }) });
    const fingerprints = createFingerprints(() => fingerprintKey({ store, sealer }));
    const desk = { config, sendcloud: askingOnce(sendcloud), fingerprints };
    return { known, accounts: await eachAtOnce(known, AT_ONCE, (one) => checkAccount(desk, one)) };
  } finally {
    await store.close();
  }
}

async function checkAccount({ config, sendcloud, fingerprints }: Desk, { merchant, credentials }: KnownMerchant): Promise<Section> {
  const { publicUrl, centralCredentials } = config;
  const [account, keys] = merchant.account === 'central' ? ['central', centralCredentials] : [`own:${merchant.id}`, credentials];
  const webhookUrl = publicUrl + (await webhookPath(fingerprints, account));
  const facts = await examineAccount({ sendcloud, log: silentLog }, merchant, keys && { ...keys, id: account }, webhookUrl);
  return { title: `${merchant.name} (${merchant.id})`, findings: accountFindings(merchant, facts) };
}

/** A page belongs to the merchant whose origins name it, else to the first. */
async function checkPage(url: string, merchants: readonly Merchant[], expected: Expected): Promise<Section> {
  const { publicUrl } = expected;
  const page = await readPage(url, expected);
  const owner = merchants.find(({ origins }) => originAllowed(origins, new URL(url).origin));
  const publishableKey = (owner ?? merchants[0])?.publishableKey ?? '';
  return { title: url, findings: pageFindings(page, { publicUrl, publishableKey, originAllowed: owner !== undefined }) };
}

function summed(sections: Section[]): { report: string; errors: number } {
  const all = sections.flatMap(({ findings }) => findings);
  const errors = all.filter(({ level }) => level === 'error').length;
  const summary = `${errors} to put right, ${all.length - errors} to know of`;
  return { report: [...sections.map(written), summary].join('\n\n'), errors };
}

function written({ title, findings }: Section): string {
  const lines = findings.flatMap(({ level, what, remedy }) => [`  ${level === 'error' ? '✗' : '!'} ${what}`, `    ${remedy}`]);
  return [title, ...(lines.length > 0 ? lines : ['  ✓ Nothing is wrong.'])].join('\n');
}
