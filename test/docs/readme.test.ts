import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { routes } from '../../proxy/contract/routes.ts';
import { assertDocumented } from '../e2e/support/specification.ts';
import { startWorld, type World } from '../e2e/support/world.ts';
import { openapiMissing } from '../support/openapi.ts';
import { servePage } from './support/serve-page.ts';
import { withParts } from './parts.ts';

const root = new URL('../../', import.meta.url);
const run = promisify(execFile);
const readme = await readFile(new URL('README.md', root), 'utf8');
const blocks = (language: string, text: string): string[] =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code ?? '');
const section = (title: string): string => readme.split(/^## /m).find((text) => text.startsWith(title)) ?? '';

describe('the README', () => {
  let world: World;
  let folder: string;
  before(async () => {
    world = await startWorld();
    folder = await mkdtemp(join(tmpdir(), 'delivery-readme-'));
  });
  after(async () => {
    await world.close();
    await rm(folder, { recursive: true });
  });

  it('has tables and sizes that are made from what they describe', async () => {
    const [made, there] = [(await withParts(readme)).split('\n'), new Set(readme.split('\n'))];
    const missing = made.filter((line) => !there.has(line));
    assert.deepEqual([missing, made.length], [[], readme.split('\n').length], 'run `npm run docs`');
  });

  it('has a curl line for every route', () => {
    const script = blocks('bash', section("The proxy's API")).join('\n');
    for (const { curl, method, path } of routes) assert.ok(script.includes(curl), `${method} ${path}`);
  });

  it('has curl lines that all succeed as pasted', async () => {
    // Typed at a prompt a refusal shows in its answer; here it has to end the script.
    const strict = 'set -euo pipefail\ncurl() { command curl --silent --show-error --fail-with-body "$@"; }\n';
    const script = strict + blocks('bash', section("The proxy's API")).join('\n');
    await world
      .alive(() => run('bash', ['-c', script], { cwd: folder, env: { ...process.env, PROXY: world.proxyUrl } }))
      .catch(assert.ifError);
    assert.match(await readFile(join(folder, 'label.pdf'), 'latin1'), /^%PDF-1\./);
  });

  it('has eight lines of HTML that work', async () => {
    const [lines = ''] = blocks('html', section('Eight lines'));
    assert.ok(lines.trim().split('\n').length <= 8 + 1, 'eight lines and the closing tag of the form');
    const page = await servePage(
      `<!doctype html><html lang="en"><title>Shop</title>${lines.replaceAll('http://localhost:8787', world.proxyUrl)}</html>`,
    );
    const visit = await world.visit();
    try {
      await world.alive(async () => {
        await visit.page.goto(page.url);
        await visit.page.locator('[part~="option"] :checked').waitFor();
        await visit.page.getByRole('button', { name: 'Pay' }).click();
        await visit.page.waitForURL('**/checkout');
      });
      assert.match((await page.posted).getAll('delivery').join(), /^sel1\./);
    } finally {
      await visit.close();
      await page.close();
    }
  });

  it('links to files that are there', async () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path ?? '');
    assert.ok(links.length > 5);
    for (const path of links) await assert.doesNotReject(access(new URL(path, root)), path);
  });

  it('links to headings that are there', () => {
    const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const [, anchor = ''] of readme.matchAll(/\]\(#([^)]+)\)/g)) assert.ok(headings.includes(anchor), anchor);
  });

  it('sends Sendcloud nothing it does not document', { skip: openapiMissing }, async () => {
    await world.alive(() => assertDocumented(world));
  });
});
