import { access } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import { findBrowser } from './browser.ts';
import { firefoxPath, startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

/** A browser engine as the tests of whole pages see it: the little that all three can be asked for. */
export interface Engine {
  readonly name: EngineName;
  /** A fresh window, 1200 × 900. */
  open(): Promise<EnginePage>;
  close(): Promise<void>;
}

export interface EnginePage {
  goto(url: string): Promise<void>;
  /** Calls `act` in the page with one argument of plain data, waits for what it promises, and gives that as plain data. */
  run<Input, Output>(act: (input: Input) => Output | Promise<Output>, input: Input): Promise<Output>;
  /** What the engine itself says on its console as errors since the page was opened. WebKit's driver tells nothing. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

export type EngineName = 'Chromium' | 'Firefox' | 'WebKit';

/** What starts each engine that is on this machine. Chromium always is; the others count in the long matrices alone. */
export async function enginesHere(): Promise<Map<EngineName, () => Promise<Engine>>> {
  const engines = new Map([['Chromium' as EngineName, startChromium]]);
  if (process.env.FULL !== '1') return engines;
  if (await isThere(firefoxPath)) engines.set('Firefox', startFirefox);
  if ((await isThere('/usr/bin/WebKitWebDriver')) && (await isThere('/usr/bin/Xvfb'))) engines.set('WebKit', startWebKit);
  return engines;
}

async function startChromium(): Promise<Engine> {
  const { executablePath, args, env } = await findBrowser();
  const browser = await chromium.launch({ executablePath, args, env: { ...process.env, ...env } as Record<string, string> });
  return {
    name: 'Chromium',
    close: () => browser.close(),
    async open() {
      const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      return {
        goto: async (url) => void (await page.goto(url)),
        run: (act, input) => page.evaluate(act as never, input) as never,
        complaints: () => complaints,
        close: () => context.close(),
      };
    },
  };
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
