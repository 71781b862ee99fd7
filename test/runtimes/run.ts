/** `npm run full -- runtimes`: the same suite of reads and orders against the proxy in Node, Bun, Deno and workerd. `RUNTIMES` names a folder that has them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../demo/free-port.ts';
import { startProcess } from '../../demo/process.ts';
import { sandboxReader } from '../e2e/support/sandbox-reader.ts';
import { everyHost, type Host } from './hosts.ts';
import { type Runtime, versionOf } from './installed.ts';
import { type Subject, suite } from './suite.ts';

const adminKey = 'an-admin-key-for-tests';
const wanted = process.argv.slice(2);
const sandboxPort = await freePort();
const sandbox = await startProcess({ name: 'sandbox', script: 'demo/sandbox/server.ts', env: { SANDBOX_PORT: String(sandboxPort) } });
try {
  for (const host of await everyHost()) if (wanted.length === 0 || wanted.includes(host.name)) await tryOn(host);
} finally {
  await sandbox.stop();
}

async function tryOn(host: Host): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), `delivery-${host.name}-`));
  const port = await freePort();
  const sandboxUrl = `http://localhost:${sandboxPort}`;
  const hosted = await host.start({ port, sandboxUrl, adminKey, folder });
  const subject = { url: `http://localhost:${port}`, sandbox: sandboxReader(sandboxUrl), adminKey };
  const failures: string[] = [];
  const claims = Object.entries(suite);
  try {
    for (const [claim, hold] of [['starts', ready] as const, ...claims])
      await hold(subject).catch((error: unknown) =>
        failures.push(`  ✗ ${claim}\n    ${error instanceof Error ? error.message : String(error)}`),
      );
  } finally {
    await hosted.stop();
    await rm(folder, { recursive: true, force: true });
  }
  const total = claims.length + 1;
  const version = host.name === 'node' ? process.versions.node : await versionOf(host.name as Runtime);
  console.log(`${host.name} ${version}, ${host.store}: ${total - failures.length} of ${total} hold`);
  if (failures.length === 0) return;
  console.error([...failures, hosted.output().slice(-2000)].join('\n'));
  process.exitCode = 1;
}

async function ready({ url }: Subject): Promise<void> {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const response = await fetch(`${url}/ready`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The proxy is not ready after a minute');
}
