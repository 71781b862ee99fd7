/** `npm start`: the sandbox, the map's tiles, the proxy and the demo shops, each in a process of its own. No keys, no internet. */
import { appendFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';
import { type RunningProcess, startProcess } from './process.ts';
import { demoAdminKey, demoServers, type Ports, startOrder } from './servers.ts';

const ports: Ports = {
  shop: port('PORT', 8080),
  proxy: port('PROXY_PORT', 8787),
  sandbox: port('SANDBOX_PORT', 8788),
  tiles: await freePort(),
  marketplace: port('MARKETPLACE_PORT', 8090),
};
const folder = mkdtempSync(join(tmpdir(), 'sendcloud-delivery-demo-'));
const running: RunningProcess[] = [];

async function run(): Promise<never> {
  const servers = demoServers(ports, folder);
  const onLine = (name: string, line: string) => appendFileSync(join(folder, `${name}.log`), `${line}\n`);
  for (const name of startOrder) running.push(await startProcess({ ...servers[name], onLine }));
  console.log(welcome());
  return Promise.race(running.map(({ died }) => died));
}

async function finish(code: number): Promise<never> {
  await Promise.all(running.map((server) => server.stop()));
  process.exit(code);
}

function port(variable: string, standard: number): number {
  const value = Number(process.env[variable] ?? standard);
  if (Number.isInteger(value) && value > 0 && value <= 65_535) return value;
  console.error(`${variable} must be a port between 1 and 65535, not "${process.env[variable]}"`);
  process.exit(1);
}

const welcome = (): string => `
  Shops      http://localhost:${ports.shop}
  Playground http://localhost:${ports.shop}/playground/
  Wallet     http://localhost:${ports.shop}/wallets/
  Office     http://localhost:${ports.marketplace}
  Proxy      http://localhost:${ports.proxy}/openapi.json
  Sandbox    http://localhost:${ports.sandbox}/__sandbox/
  Operator   ADMIN_KEY=${process.env.ADMIN_KEY ? '(yours)' : demoAdminKey}
  Files      ${folder} (logs, database)
  Processes  ${running.map(({ name, pid }) => `${name} ${pid}`).join(', ')}

  Try: put a kettle in the basket at http://localhost:${ports.shop}/own-v3/, give a postal code such as 5611 EM at the
  checkout, choose a service point from the list or the map, and pay with the test card. Then see what arrived:
  curl -u demo-own-v3-public:demo-own-v3-secret-not-a-secret http://localhost:${ports.sandbox}/api/v3/orders

  Ctrl+C stops everything.
`;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void finish(0));
run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return finish(1);
});
