import { type Config, readConfig } from '../config.ts';
import { ConfigError, type Environment } from '../config-error.ts';
import type { MerchantSettings } from '../contract/merchants.ts';
import { accountFindings } from '../domain/account-findings.ts';
import type { Finding } from '../domain/finding.ts';
import { installationFindings } from '../domain/installation-findings.ts';
import { type PageFacts, pageFindings } from '../domain/page-findings.ts';
import { createFingerprints } from '../security/fingerprints.ts';
import { originAllowed } from '../security/origin.ts';
import { createSealer } from '../security/sealer.ts';
import { createSendcloud } from '../sendcloud/sendcloud.ts';
import { openDatabase } from '../open-database.ts';
import { examineAccount } from '../services/examine-account.ts';
import { fingerprintKey } from '../services/fingerprint-key.ts';
import type { Fingerprints } from '../services/ports.ts';
import { webhookPath } from '../services/receive-webhook.ts';

/** What was looked at, and what was found wrong with it. */
interface Section {
  title: string;
  findings: Finding[];
}

/**
 * `check [page…]`: everything that is wrong with the settings, the accounts behind them and the pages given, each with what to do. Changes
 * nothing but what a start changes in the database, where the webhook addresses come from. Throws `ConfigError` for settings the proxy would not start with.
 */
export async function runCheck(environment: Environment, pages: readonly string[]): Promise<{ report: string; errors: number }> {
  const unreadable = pages.find((page) => !URL.canParse(page));
  if (unreadable !== undefined)
    throw new ConfigError('check', `takes addresses of pages, such as https://shop.example/checkout, not "${unreadable}".`);
  const config = await readConfig(environment);
  const facts = { publicUrl: config.publicUrl, reachable: await isReachable(config.publicUrl), hasTiles: config.tiles !== null };
  const sections = [{ title: 'The proxy', findings: installationFindings(facts, config.merchants) }];
  const store = await openDatabase(config.databaseUrl);
  const fingerprints = createFingerprints(() => fingerprintKey({ store, sealer: createSealer(config.secrets) }));
  try {
    for (const merchant of config.merchants) sections.push(await checkMerchant(config, merchant, fingerprints));
  } finally {
    await store.close();
  }
  for (const page of pages) sections.push(await checkPage(config, page));
  const all = sections.flatMap(({ findings }) => findings);
  const errors = all.filter(({ level }) => level === 'error').length;
  const summary = `${errors} to put right, ${all.length - errors} to know of`;
  return { report: [...sections.map(written), summary].join('\n\n'), errors };
}

async function checkMerchant(config: Config, merchant: MerchantSettings, fingerprints: Fingerprints): Promise<Section> {
  const { sendcloudUrl: baseUrl, authUrl, partnerId, publicUrl, centralCredentials } = config;
  const sendcloud = createSendcloud({ baseUrl, authUrl, clock: { now: Date.now }, ...(partnerId === null ? {} : { partnerId }) });
  const credentials = merchant.account === 'central' ? centralCredentials : (merchant.credentials ?? null);
  const account = merchant.account === 'central' ? 'central' : `own:${merchant.id}`;
  const webhookUrl = publicUrl + (await webhookPath(fingerprints, account));
  const silent = { info() {}, warn() {}, error() {} };
  const facts = await examineAccount({ sendcloud, log: silent }, merchant, credentials, webhookUrl);
  return { title: `${merchant.name} (${merchant.id})`, findings: accountFindings(merchant, facts) };
}

/** A page belongs to the merchant whose origins name it, else to the first. */
async function checkPage({ merchants, publicUrl }: Config, url: string): Promise<Section> {
  const page = await readPage(url);
  const owner = merchants.find(({ origins }) => originAllowed(origins, new URL(url).origin));
  const publishableKey = (owner ?? merchants[0])?.publishableKey ?? '';
  return { title: url, findings: pageFindings(page, { publicUrl, publishableKey, originAllowed: owner !== undefined }) };
}

/** Milliseconds. */
const PATIENCE = 8_000;

async function readPage(url: string): Promise<PageFacts> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE) });
    const contentSecurityPolicy = response.headers.get('content-security-policy') ?? '';
    return { url, answer: { status: response.status, contentSecurityPolicy, html: await response.text() } };
  } catch {
    return { url, answer: null };
  }
}

async function isReachable(publicUrl: string): Promise<boolean> {
  try {
    const response = await fetch(`${publicUrl}/health`, { signal: AbortSignal.timeout(PATIENCE) });
    return response.ok && ((await response.json()) as { status?: unknown }).status === 'ok';
  } catch {
    return false;
  }
}

function written({ title, findings }: Section): string {
  const lines = findings.flatMap(({ level, what, remedy }) => [`  ${level === 'error' ? '✗' : '!'} ${what}`, `    ${remedy}`]);
  return [title, ...(lines.length > 0 ? lines : ['  ✓ Nothing is wrong.'])].join('\n');
}
