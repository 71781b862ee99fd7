import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { parse } from 'yaml';
import packageJson from '../../package.json' with { type: 'json' };

interface Service {
  image?: string;
  build?: string;
  environment: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { test: string[] };
  volumes?: string[];
  read_only?: boolean;
  cap_drop?: string[];
  ports?: string[];
}

const root = new URL('../../', import.meta.url);
const read = (name: string): Promise<string> => readFile(new URL(name, root), 'utf8');

/** Instructions of a Dockerfile, in order. */
async function instructions(): Promise<[name: string, rest: string][]> {
  const lines = (await read('Dockerfile')).split('\n').filter((line) => line && !line.startsWith('#'));
  return lines.map((line) => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]);
}

describe('the Dockerfile', () => {
  it('has only instructions that there are, in two stages of one pinned image', async () => {
    const known = /^(FROM|WORKDIR|COPY|RUN|ENV|USER|EXPOSE|HEALTHCHECK|CMD)$/;
    const all = await instructions();
    for (const [name] of all) assert.match(name, known);
    const images = all.filter(([name]) => name === 'FROM').map(([, image]) => image.replace(/ AS \w+$/, ''));
    assert.deepEqual(images, ['node:24-alpine', 'node:24-alpine']);
  });

  it('copies what is there, and leaves secrets and history outside', async () => {
    const ignored = (await read('.dockerignore')).trim().split('\n');
    for (const name of ['.git', 'node_modules', 'dist', '*.db']) assert.ok(ignored.includes(name), name);
    for (const [, rest] of (await instructions()).filter(([name, rest]) => name === 'COPY' && !rest.startsWith('--from')))
      for (const source of rest.split(' ').slice(0, -1)) assert.ok(existsSync(new URL(source, root)), source);
  });

  it('ends unprivileged, starts what the package starts, and says by the health route how it is', async () => {
    const all = await instructions();
    const last = (wanted: string) => all.findLast(([name]) => name === wanted)?.[1] ?? '';
    assert.equal(last('USER'), 'node');
    assert.ok(all.findIndex(([name]) => name === 'USER') < all.findIndex(([name]) => name === 'CMD'));
    const command = JSON.parse(last('CMD')) as string[];
    assert.equal(`./${command.at(-1)}`, packageJson.bin['sendcloud-delivery-proxy']);
    assert.match(last('HEALTHCHECK'), /\/ready/);
    assert.match(last('ENV'), /HOST=0\.0\.0\.0 PORT=8787/);
    assert.equal(last('EXPOSE'), '8787');
  });
});

describe('the compose file', () => {
  it('has a proxy that waits for its PostgreSQL, reached from this machine alone', async () => {
    const { services, volumes } = parse(await read('compose.yaml')) as { services: Record<string, Service>; volumes: object };
    const { proxy, database } = services as { proxy: Service; database: Service };
    assert.deepEqual(Object.keys(services), ['proxy', 'database']);
    assert.equal(proxy.depends_on?.database?.condition, 'service_healthy');
    assert.match(database.healthcheck?.test.join(' ') ?? '', /pg_isready -U delivery$/);
    assert.match(proxy.ports?.join() ?? '', /^127\.0\.0\.1:/);
    assert.deepEqual([proxy.read_only, proxy.cap_drop], [true, ['ALL']]);
    for (const mounted of database.volumes ?? []) assert.ok(mounted.split(':')[0]! in volumes);
    assert.match(database.image ?? '', /^postgres:\d+-alpine$/);
  });

  it('writes no password down', async () => {
    const text = await read('compose.yaml');
    const { services } = parse(text) as { services: Record<string, Service> };
    assert.equal(services.database?.environment.POSTGRES_PASSWORD, '${POSTGRES_PASSWORD:?}');
    assert.match(services.proxy?.environment.DATABASE_URL ?? '', /^postgres:\/\/delivery:\$\{POSTGRES_PASSWORD:\?\}@database\/delivery$/);
  });

  it('is told of with variables that the proxy knows', async () => {
    const recipe = await read('docs/recipes/hosting.md');
    const files = ['config.ts', 'config-limits.ts', 'config-merchants.ts'].map((file) => read(`proxy/${file}`));
    const config = `${(await Promise.all(files)).join('')}POSTGRES_PASSWORD`;
    const names = [...recipe.matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => name);
    assert.ok(names.length > 9);
    for (const name of names) assert.ok(config.includes(name), name);
  });
});
