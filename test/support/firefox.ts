import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type BidiConnection, connectBidi } from './bidi.ts';
import type { Engine, EnginePage } from './engines.ts';

export const firefoxPath = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';

/** An installed Firefox, through WebDriver BiDi as it is: Playwright asks for commands that only its newest versions know. */
export async function startFirefox(): Promise<Engine> {
  const profile = await mkdtemp(join(tmpdir(), 'delivery-firefox-'));
  const browser = spawn(firefoxPath, ['--headless', '--remote-debugging-port=0', '--profile', profile, '--no-remote'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const bidi = await connectBidi(`${await addressOf(browser.stderr)}/session`);
  await bidi.send('session.new', { capabilities: {} });
  await bidi.send('session.subscribe', { events: ['log.entryAdded'] });
  return {
    name: 'Firefox',
    open: () => openTab(bidi),
    async close() {
      bidi.close();
      browser.kill();
      if (browser.exitCode === null) await once(browser, 'exit');
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function addressOf(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    const address = /WebDriver BiDi listening on (\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    output.resume();
    return address;
  }
  throw new Error('Firefox ended before it listened');
}

async function openTab(bidi: BidiConnection): Promise<EnginePage> {
  const { userContext } = (await bidi.send('browser.createUserContext', {})) as { userContext: string };
  const { context } = (await bidi.send('browsingContext.create', { type: 'tab', userContext })) as { context: string };
  await bidi.send('browsingContext.setViewport', { context, viewport: { width: 1200, height: 900 } });
  const complaints: string[] = [];
  const ignore = bidi.on('log.entryAdded', (entry) => {
    const { level, text, source } = entry as { level: string; text: string; source: { context?: string } };
    if (level === 'error' && source.context === context) complaints.push(text);
  });
  return {
    goto: async (url) => void (await bidi.send('browsingContext.navigate', { context, url, wait: 'complete' })),
    run: (act, input) => call(bidi, context, `${act}`, input) as never,
    complaints: () => complaints,
    async close() {
      ignore();
      await bidi.send('browser.removeUserContext', { userContext });
    },
  };
}

interface CallResult {
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

/** Plain data goes both ways as JSON, for BiDi has a form of its own for everything else. */
async function call(bidi: BidiConnection, context: string, act: string, input: unknown): Promise<unknown> {
  const { result, exceptionDetails } = (await bidi.send('script.callFunction', {
    functionDeclaration: `async (input) => JSON.stringify((await (${act})(JSON.parse(input))) ?? null)`,
    arguments: [{ type: 'string', value: JSON.stringify(input ?? null) }],
    target: { context },
    awaitPromise: true,
    userActivation: true,
  })) as CallResult;
  if (exceptionDetails) throw new Error(exceptionDetails.text);
  return JSON.parse(result?.value ?? 'null');
}
