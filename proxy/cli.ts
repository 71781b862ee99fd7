#!/usr/bin/env node
import { ConfigError } from './config-error.ts';
import { requireNode } from './require-node.ts';
import { fail, startServer } from './serve.ts';

const usage = `Usage: sendcloud-delivery-proxy [command]

  (none)          runs the proxy with the settings in the environment
  check [page…]   says what is wrong with the settings, the Sendcloud accounts and the shop's pages given, and what to do
  backup <file>   copies the database of DATABASE_URL into a new file while the proxy runs
  rekey           seals everything in the database with the first secret of PROXY_SECRET
  sandbox         runs a stand-in for Sendcloud
`;

async function run([command, ...operands]: readonly string[]): Promise<void> {
  const [file] = operands;
  if (command === undefined) return startServer(process.env);
  if (command === 'sandbox') return sandbox(process.env);
  requireNode(process.versions.node);
  if (command === 'check') return check(operands);
  if (command === 'backup' && file !== undefined) return say((await import('./commands/commands.ts')).runBackup(process.env, file));
  if (command === 'rekey') return say((await import('./commands/commands.ts')).runRekey(process.env));
  process.stderr.write(usage);
  process.exitCode = command === '--help' ? 0 : 1;
}

async function sandbox({ SANDBOX_PORT: port = '8788', HOST: host = 'localhost' }: NodeJS.ProcessEnv): Promise<void> {
  const { runSandbox } = await import('../demo/sandbox/server.ts');
  await runSandbox({ port: Number(port), host }).catch((error: unknown) => {
    throw new ConfigError('SANDBOX_PORT', `must be a port that is free; ${port} is not.`, { cause: error });
  });
}

async function check(pages: readonly string[]): Promise<void> {
  const { runCheck } = await import('./commands/check.ts');
  const { report, errors } = await runCheck(process.env, pages);
  process.stdout.write(`${report}\n`);
  if (errors > 0) process.exitCode = 1;
}

async function say(sentence: Promise<string>): Promise<void> {
  process.stdout.write(`${await sentence}\n`);
}

run(process.argv.slice(2)).catch(fail);
