import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../../demo/free-port.ts';
import type { Engine, EnginePage } from './engines.ts';

const miniBrowser = process.env.MINIBROWSER_PATH ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** WebKitGTK by its own driver, on a display in memory: it has no headless way. */
export async function startWebKit(): Promise<Engine> {
  const display = `:${50 + (process.pid % 900)}`;
  const port = await freePort();
  const screen = spawn('Xvfb', [display, '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], { stdio: 'ignore' });
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: display } });
  const call = caller(`http://127.0.0.1:${port}`);
  await until(() => call('GET', '/status'));
  await warmUp(call);
  let last: EnginePage | undefined;
  return {
    name: 'WebKit',
    async open() {
      // The driver has one session at a time, and a test that ran out of time has left its own.
      await last?.close().catch(() => undefined);
      last = await openSession(call);
      return last;
    },
    close: async () => {
      await end(driver);
      await end(screen);
    },
  };
}

/** The first window after a start fills the caches of fonts and of the processes it is made of, which takes it a minute on a loaded machine. */
async function warmUp(call: Call): Promise<void> {
  const page = await openSession(call);
  await page.goto(
    `data:text/html,${encodeURIComponent('<p>Hello <img src="data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'/>">')}`,
  );
  await page.run(() => new Promise((drawn) => requestAnimationFrame(() => drawn(null))), null);
  await page.close();
}

type Call = (method: string, path: string, body?: object) => Promise<unknown>;

function caller(base: string): Call {
  return async (method, path, body) => {
    const response = await fetch(`${base}${path}`, { method, ...(body ? { body: JSON.stringify(body) } : {}) });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error((value as { message?: string }).message ?? `WebKit's driver answers ${response.status}`);
    return value;
  };
}

async function openSession(call: Call): Promise<EnginePage> {
  const browser = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] } };
  const { sessionId } = (await call('POST', '/session', { capabilities: { alwaysMatch: browser } })) as { sessionId: string };
  const session = `/session/${sessionId}`;
  // The first page after a start takes long on a loaded machine; the driver's own patience is 30 s.
  await call('POST', `${session}/timeouts`, { script: 60_000 });
  await call('POST', `${session}/window/rect`, { width: 1200, height: 980 });
  return {
    goto: async (url) => void (await call('POST', `${session}/url`, { url })),
    run: async (act, input) => {
      // Without prototypes: the driver takes along what a page has added to every object.
      const script = `const done = arguments[arguments.length - 1];
        const bare = (data) => (data && typeof data === 'object' && !Array.isArray(data) ? Object.assign(Object.create(null), data) : data);
        Promise.resolve((${act})(arguments[0])).then((value) => done(bare({ value: bare(value) })), (error) => done(bare({ error: String(error) })));`;
      const { value, error } = (await call('POST', `${session}/execute/async`, { script, args: [input ?? null] })) as Outcome<never>;
      if (error !== undefined) throw new Error(error);
      return value;
    },
    complaints: () => [],
    close: async () => void (await call('DELETE', session)),
  };
}

interface Outcome<Value> {
  value: Value;
  error?: string;
}

/** The driver says nothing when it is ready. */
async function until(ready: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return void (await ready());
    } catch (error) {
      if (tries === 200) throw error;
      await pause(50);
    }
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
