import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import packageJson from '../../package.json' with { type: 'json' };
import { routes } from '../../proxy/contract/routes.ts';
import { assertDocumented } from '../e2e/support/specification.ts';
import { readOptions } from '../faults/options.ts';
import { openapiMissing } from '../support/openapi.ts';
import { claim } from './support/claims.ts';
import { type DocumentedShop, openShop } from './support/documented-shop.ts';
import { servePage } from './support/serve-page.ts';
import { withParts } from './parts.ts';

const root = new URL('../../', import.meta.url);
const run = promisify(execFile);
const page = 'README.md';
const readme = await readFile(new URL(page, root), 'utf8');
const claims = await claim('readme');
const curls = claims.takeAll(({ language, code }) => language === 'bash' && code.includes('PROXY')).map(({ code }) => code);

describe('the README', () => {
  let shop: DocumentedShop;
  before(async () => {
    shop = await openShop();
  });
  after(() => shop?.close());

  it('has tables and sizes that are made from what they describe', async () => {
    const [made, there] = [(await withParts(page, readme)).split('\n'), new Set(readme.split('\n'))];
    const missing = made.filter((line) => !there.has(line));
    assert.deepEqual([missing, made.length], [[], readme.split('\n').length], 'run `npm run docs`');
  });

  it('has a curl line for every route', () => {
    const script = curls.join('\n');
    for (const { curl, method, path } of routes) assert.ok(script.includes(curl), `${method} ${path}`);
  });

  it('has curl lines that all succeed as pasted', async () => {
    // Typed at a prompt a refusal shows in its answer; here it has to end the script.
    const strict = 'set -euo pipefail\ncurl() { command curl --silent --show-error --fail-with-body "$@"; }\n';
    const env = { ...process.env, PROXY: shop.world.proxyUrl };
    await shop.world.alive(() => run('bash', ['-c', strict + curls.join('\n')], { cwd: shop.folder, env })).catch(assert.ifError);
    assert.match(await readFile(join(shop.folder, 'label.pdf'), 'latin1'), /^%PDF-1\./);
  });

  it('has eight lines of HTML that work, and a handler for their button', async () => {
    const { code: lines } = claims.take(page, '<sendcloud-delivery-picker');
    const { code: handler } = claims.take(page, "addEventListener('delivery-change'");
    assert.ok(lines.trim().split('\n').length <= 8 + 1, 'eight lines and the closing tag of the form');
    const served = await servePage(
      `<!doctype html><html lang="en"><title>Shop</title>${shop.pasted(lines)}<script>${handler}</script></html>`,
    );
    const visit = await shop.world.visit();
    try {
      await shop.world.alive(async () => {
        // A choice cannot be paid with before it is signed, however soon that would be.
        const seen = Promise.withResolvers<void>();
        await visit.page.route('**/checkout/selections', (route) => seen.promise.then(() => route.continue()));
        await visit.page.goto(served.url);
        await visit.page.locator('[part~="option"] :checked').waitFor();
        await visit.page.locator('[part~="option"] input').last().check();
        await visit.page.locator('button:has-text("Pay")[disabled]').waitFor();
        seen.resolve();
        await visit.page.locator('[part~="option"] input').first().check();
        await visit.page.locator('button:has-text("Pay"):enabled').click();
        await visit.page.waitForURL('**/checkout');
      });
      assert.match((await served.posted).getAll('delivery').join(), /^sel1\./);
    } finally {
      await visit.close();
      await served.close();
    }
  });

  it('has commands that there are, with the parts they are said to have', async () => {
    const commands = [claims.take(page, 'npm ci && npm start'), claims.take(page, 'npm run verify')];
    const lines = commands.flatMap(({ code }) => code.trim().split('\n'));
    for (const line of lines) {
      const [, name = ''] = /npm (?:run )?(?!ci\b)(\w+)/.exec(line) ?? [];
      assert.ok(name in packageJson.scripts, line);
      const named = /#.*?: ([\w, -]+)/.exec(line)?.[1]?.split(', ') ?? [];
      if (name === 'bench' || name === 'full') assert.deepEqual(await unknownParts(name, named), [], line);
      if (name === 'faults') readOptions(line.match(/--[a-z]+(?: \w+)?/g)?.flatMap((option) => option.split(' ')) ?? []);
    }
  });

  it('has a drawing whose lines meet', () => {
    const rows = claims.take(page, 'your proxy (keys)').code.split('\n');
    const at = (row: number, column: number) => rows[row]?.[column] ?? ' ';
    for (const [row, text] of rows.entries())
      for (const [column, sign] of [...text].entries())
        if (sign === '│') assert.match(at(row - 1, column) + at(row + 1, column), /^[│┌┐├┤┬▼][│└┘├┤┴▼]$/, `${row + 1}:${column + 1}`);
  });

  it('has no block that is not run or checked', () => assert.deepEqual(claims.left(), []));

  it('sends Sendcloud nothing it does not document', { skip: openapiMissing }, async () => {
    await shop.world.alive(() => assertDocumented(shop.world));
  });
});

/** Which of these names a command of ours does not know; asked for one that there cannot be, it tells all. */
async function unknownParts(command: 'bench' | 'full', names: readonly string[]): Promise<string[]> {
  assert.ok(names.length > 5);
  const script = packageJson.scripts[command].split(' ').at(-1) ?? '';
  const told = await run(process.execPath, ['--no-warnings', script, 'no-such-part'], { cwd: root }).catch(({ stderr }) => String(stderr));
  const known = /Error: .*there are (.*)/.exec(String(told))?.[1]?.split(', ') ?? [];
  return names.filter((name) => !known.includes(name.trim()));
}
