import { type Program, startProgram } from '../faults/program.ts';
import { adminKey, secret } from './proxy.ts';

/** The shipped program with the demo's merchants, on this port and database, in a process of its own. Sendcloud is not there. */
export async function startShipped(port: number, database: string): Promise<Program> {
  const program = startProgram(['proxy/cli.ts'], {
    PORT: String(port),
    DATABASE_URL: database,
    PROXY_SECRET: Buffer.from(secret).toString('base64'),
    ADMIN_KEY: adminKey,
    MERCHANTS_FILE: 'demo/merchants.json',
    SENDCLOUD_URL: 'http://127.0.0.1:9',
  });
  await program.ready;
  return program;
}
