import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterEach, describe, it } from 'node:test';
import { freePort } from '../../demo/free-port.ts';

interface Start {
  child: ChildProcess;
  urls: { shop: string; proxy: string; sandbox: string; office: string };
  output: string[];
  ended: Promise<number | null>;
}

describe('the start of the whole demo', () => {
  let start: Start | undefined;
  afterEach(async () => {
    start?.child.kill('SIGTERM');
    await start?.ended;
    start = undefined;
  });

  /** Runs `demo/start.ts` on free ports and resolves when it has said where everything is. */
  async function begin(ports: Partial<Record<'PORT' | 'PROXY_PORT' | 'SANDBOX_PORT', number>> = {}): Promise<Start> {
    const env = {
      PORT: await freePort(),
      PROXY_PORT: await freePort(),
      SANDBOX_PORT: await freePort(),
      MARKETPLACE_PORT: await freePort(),
      ...ports,
    };
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'demo/start.ts'], {
      cwd: `${import.meta.dirname}/../..`,
      env: { ...process.env, ...Object.fromEntries(Object.entries(env).map(([name, port]) => [name, String(port)])) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output: string[] = [];
    const ended = once(child, 'close').then(([code]) => code as number | null);
    const told = new Promise<void>((resolve) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        output.push(line);
        if (line.includes('Ctrl+C')) resolve();
      });
      createInterface({ input: child.stderr }).on('line', (line) => output.push(line));
    });
    await Promise.race([told, ended]);
    const at = (port: number) => `http://localhost:${port}`;
    const urls = { shop: at(env.PORT), proxy: at(env.PROXY_PORT), sandbox: at(env.SANDBOX_PORT), office: at(env.MARKETPLACE_PORT) };
    start = { child, urls, output, ended };
    return start;
  }

  const answers = (url: string): Promise<boolean> =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );

  it('serves shops, proxy, sandbox, tiles and the back office on the wanted ports, and takes all of them down with it', async () => {
    const { child, urls, ended } = await begin();
    const addresses = [
      `${urls.shop}/`,
      `${urls.proxy}/ready`,
      `${urls.proxy}/checkout/tiles/10/527/341`,
      `${urls.sandbox}/__sandbox/`,
      `${urls.office}/`,
    ];
    for (const address of addresses) assert.ok(await answers(address), address);
    child.kill('SIGTERM');
    assert.equal(await ended, 0);
    for (const address of addresses) assert.equal(await answers(address), false, address);
  });

  it('says which part died, stops the others and fails', async () => {
    const { urls, output, ended } = await begin();
    process.kill(pidOf('sandbox', output), 'SIGKILL');
    assert.equal(await ended, 1);
    assert.match(output.join('\n'), /sandbox ended by itself \(SIGKILL\)/);
    assert.equal(await answers(`${urls.shop}/`), false);
  });

  it('fails with the name of the part whose port is taken', async () => {
    const { urls } = await begin();
    const first = start;
    const taken = Number(new URL(urls.shop).port);
    const second = await begin({ PORT: taken });
    assert.equal(await second.ended, 1);
    assert.match(second.output.join('\n'), new RegExp(`shop ended by itself[^]*PORT ${taken}`));
    start = first;
  });
});

/** The process id of a part, as the start has printed it. */
function pidOf(name: string, output: string[]): number {
  const pid = new RegExp(`Processes .*${name} (\\d+)`).exec(output.join('\n'))?.[1];
  assert.ok(pid);
  return Number(pid);
}
