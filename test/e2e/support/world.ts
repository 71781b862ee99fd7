import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { freePort } from '../../../demo/free-port.ts';
import { type RunningProcess, startProcess } from '../../../demo/process.ts';
import { demoServers, type Ports, type ServerName, startOrder } from '../../../demo/servers.ts';
import { findBrowser } from '../../support/browser.ts';
import { type LoggedRequest, type SandboxReader, sandboxReader } from './sandbox-reader.ts';
import { openVisit, type Visit, type VisitOptions } from './visit.ts';

/** The whole demo in processes of its own, on free ports, with a browser. */
export interface World {
  shopUrl: string;
  proxyUrl: string;
  /** The marketplace's back office. */
  officeUrl: string;
  sandbox: SandboxReader;
  /**
   * Runs a step of a test; rejects at once when a server or the browser ends meanwhile, or has ended before. Nothing waits
   * for what can no longer happen.
   */
  alive<T>(step: () => Promise<T>): Promise<T>;
  /** A shopper's fresh browser window. */
  visit(options?: VisitOptions): Promise<Visit>;
  stopServer(name: ServerName): Promise<void>;
  startServer(name: ServerName): Promise<void>;
  /** Every request the proxy has sent to Sendcloud so far. */
  sentUpstream(): Promise<LoggedRequest[]>;
  close(): Promise<void>;
}

export async function startWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'delivery-e2e-'));
  const ports: Ports = {
    shop: await freePort(),
    proxy: await freePort(),
    sandbox: await freePort(),
    tiles: await freePort(),
    marketplace: await freePort(),
  };
  const servers = demoServers(ports, folder);
  const running = new Map<ServerName, RunningProcess>();
  const startServer = async (name: ServerName) => {
    running.set(name, await startProcess(servers[name]));
  };
  const stopAll = async () => {
    await Promise.all([...running.values()].map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  };
  const sandbox = sandboxReader(`http://localhost:${ports.sandbox}`);
  let browser: Browser;
  try {
    for (const name of startOrder) await startServer(name);
    await Promise.all(countries.map((country) => lookAround(sandbox, country)));
    browser = await launchBrowser();
  } catch (error) {
    await stopAll();
    throw error;
  }

  const disconnected = new Promise<never>((_, reject) => browser.once('disconnected', () => reject(new Error('the browser is gone'))));
  disconnected.catch(() => undefined);
  const [shopUrl, proxyUrl] = [`http://localhost:${ports.shop}`, `http://localhost:${ports.proxy}`];
  return {
    shopUrl,
    proxyUrl,
    officeUrl: `http://localhost:${ports.marketplace}`,
    sandbox,
    alive: (step) => Promise.race([disconnected, ...[...running.values()].map(({ died }) => died), step()]),
    visit: (options) => openVisit(browser, { shopUrl, proxyUrl }, options),
    startServer,
    stopServer: async (name) => {
      await running.get(name)?.stop();
      running.delete(name);
    },
    sentUpstream: async () => {
      const requests = await sandbox.requests({ path: '/api/', limit: '10000' });
      return requests.filter(({ headers }) => headers['user-agent']?.startsWith('sendcloud-delivery'));
    },
    close: async () => {
      await browser.close();
      await stopAll();
    },
  };
}

/** Where shoppers of these tests collect. */
const countries = ['NL', 'DE'];

/** The sandbox puts a country together when it is first asked about it: on a busy machine that is longer than the proxy waits for Sendcloud. */
async function lookAround(sandbox: SandboxReader, country: string): Promise<void> {
  const query = new URLSearchParams({ country_code: country, use_integration_carriers: 'true', address_postal_code: '10115', limit: '1' });
  await sandbox.get('own-v3', `/api/v3/service-points?${query}`);
}

async function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await findBrowser();
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
}
