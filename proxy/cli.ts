#!/usr/bin/env node
import { fail, startServer } from './serve.ts';

const usage = 'Usage: sendcloud-delivery-proxy [sandbox]\n';

/** `sendcloud-delivery-proxy` runs the proxy, `sendcloud-delivery-proxy sandbox` a stand-in for Sendcloud. */
async function run(command: string | undefined): Promise<void> {
  if (command === undefined) return startServer(process.env);
  if (command === 'sandbox') {
    const { startSandbox } = await import('../demo/sandbox/server.ts');
    await startSandbox({ port: Number(process.env.SANDBOX_PORT ?? 8788), host: process.env.HOST ?? 'localhost' });
    return;
  }
  process.stderr.write(usage);
  process.exitCode = command === '--help' ? 0 : 1;
}

run(process.argv[2]).catch(fail);
