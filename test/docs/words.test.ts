import assert from 'node:assert/strict';
import { access, readdir, readFile } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { findingCodes } from '../../proxy/contract/findings.ts';
import { OrderState, ReviewReason } from '../../proxy/contract/orders.ts';
import { problemTypes } from '../../proxy/contract/problems.ts';
import { messages } from '../../widget/messages/en.ts';
import { finderMessages } from '../../widget/messages/en-finder.ts';
import { everyFinding } from './findings.ts';
import { withParts } from './parts.ts';
import { readPages } from './support/blocks.ts';

const root = new URL('../../', import.meta.url);
const pages = await readPages();
const pageOf = (name: string): string => pages.get(name) ?? '';
const troubles = pageOf('docs/troubleshooting.md');

/** The rows of the tables under a heading of a page: the cells of each. */
function rows(page: string, heading: string): string[][] {
  const [, section = ''] = page.split(`## ${heading}\n`);
  const lines = section.split(/^## /m)[0]!.split('\n');
  return lines
    .filter((line) => line.startsWith('| ') && !line.startsWith('| ---'))
    .map((line) => line.split(' | ').map((cell) => cell.replaceAll(/^\| | \|$/g, '')));
}

/** What stands in backticks in the first cell of each row. */
const named = (table: readonly string[][]): string[] =>
  table.flatMap(([first = '']) => [...first.matchAll(/`([a-z-]+)`/g)].map(([, name = '']) => name));

/** Every file of the proxy. */
async function sources(): Promise<string> {
  const names = await readdir(new URL('proxy/', root), { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts')).map((name) => readFile(new URL(`proxy/${name}`, root), 'utf8'));
  return (await Promise.all(files)).join('\n');
}

/** What a shopper reads when something is not as it should be. */
const shown = [
  ...(['waiting', 'slow', 'failed', 'failedKept', 'standardRates', 'empty', 'finderFailed', 'notSaved'] as const).map(
    (key) => messages[key],
  ),
  ...(['optionLost', 'priceChanged'] as const).map((key) =>
    messages[key].replaceAll(/“?\{\w+\}”?/g, (name) => (name.startsWith('“') ? '“…”' : '…')),
  ),
  ...(['notOffered', 'noPoints', 'foundTown', 'stalePoints', 'mapFailed'] as const).map((key) => finderMessages[key]),
];

describe('the words of the documentation', () => {
  it('lead to files and headings that are there', async () => {
    for (const [page, text] of pages)
      for (const [, path = '', anchor = ''] of text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)) {
        const target = path ? new URL(path, new URL(page, root)) : new URL(page, root);
        await assert.doesNotReject(access(target), `${page} links to ${path}`);
        if (anchor) assert.ok(headings(await readFile(target, 'utf8')).includes(anchor), `${page} links to ${path}#${anchor}`);
      }
  });

  it('lead outside by https alone', () => {
    for (const [page, text] of pages)
      for (const [, link = ''] of text.matchAll(/\]\(([a-z]+:[^)]*)\)/g))
        assert.ok(URL.canParse(link) && new URL(link).protocol === 'https:', `${page} links to ${link}`);
  });

  it('explain every sentence about trouble that a shopper can read', () => {
    for (const sentence of shown) assert.ok(troubles.includes(`“${sentence}”`), sentence);
  });

  it('explain what the widget says in the console, word for word', async () => {
    const names = (await readdir(new URL('widget/', root), { recursive: true })).filter((name) =>
      /^(index|delivery-picker|first-point-option|controllers\/.*)\.ts$/.test(name),
    );
    const code = (await Promise.all(names.map((name) => readFile(new URL(`widget/${name}`, root), 'utf8')))).join('\n');
    const said = code.matchAll(/(?:console\.\w+\(|'configuration', |'service-point-needed', |const message = )(?:`([^`]+)`|'([^']+)')/g);
    const sentences = [...said]
      .map(([, template = '', plain = '']) => (template || plain).replaceAll(/\$\{[^}]+\}/g, '…').replace('<…> ', ''))
      .filter((sentence) => sentence !== '…');
    assert.ok(sentences.length > 4);
    for (const sentence of sentences) assert.ok(troubles.includes(sentence), sentence);
  });

  it('name every event of the picker, what it carries, and every activity', async () => {
    const code = await readFile(new URL('widget/controllers/picker-events.ts', root), 'utf8');
    const table = new Map(
      rows(pageOf('docs/events.md').replace('# Events', '## Events'), 'Events').map(([name = '', detail = '', when = '']) => [
        name,
        { detail, when },
      ]),
    );
    const events = [...code.matchAll(/'(delivery-\w+)': (\{[^}]*\})/g)];
    assert.ok(events.length > 3);
    for (const [, name = '', shape = ''] of events)
      for (const [, part = ''] of shape.matchAll(/(\w+): /g))
        assert.match(table.get(`\`${name}\``)?.detail ?? '', new RegExp(`\\b${part}\\b`), name);
    const [, activities = ''] = /type Activity = (.*);/.exec(code) ?? [];
    const told = named([[table.get('`delivery-activity`')?.when ?? '']]);
    assert.deepEqual(
      told.sort(),
      activities
        .split(' | ')
        .map((one) => one.replaceAll("'", ''))
        .sort(),
    );
  });

  it('explain every type of problem, by its title', () => {
    const told = rows(troubles, 'What the proxy answers').flatMap(([type = '', title = '']) =>
      type.startsWith('`') && type !== '`type`' ? [[type, title]] : [],
    );
    assert.deepEqual(
      told,
      Object.entries(problemTypes).map(([type, { title }]) => [`\`${type}\``, title]),
    );
  });

  it('explain every reason for which an order waits', () => {
    const told = new Set(named(rows(troubles, 'An order that stays')));
    for (const type of ReviewReason.shape.type.options) assert.ok(told.delete(type), type);
    for (const other of told) assert.ok(other === 'type' || OrderState.safeParse(other).success, `${other} is no reason and no state`);
  });

  it('explain every event of the log that warns', async () => {
    const logged = (await sources()).matchAll(/\blog\??\.(?:warn|error)\(\s*(?:\w+ \? '([a-z-]+)' : )?'([a-z-]+)'/g);
    const events = new Set([...logged].flatMap(([, one, other]) => [one, other].filter((event) => event !== undefined)));
    assert.ok(events.size > 20);
    assert.deepEqual(
      named(rows(troubles, 'In the log'))
        .filter((name) => name !== 'event')
        .sort(),
      [...events].sort(),
    );
  });

  it('have everything that `check` and connecting an account can say', async () => {
    const judging = (await sources()).matchAll(/(?<![.\w])(?:error|warning|note)\(\s*'([a-z-]+)'/g);
    const codes = new Set([...judging].map(([, code = '']) => code));
    const told = new Set(everyFinding().map(({ code }) => code));
    for (const code of [...codes, ...findingCodes]) assert.ok(told.has(code), `test/docs/findings.ts makes nobody say ${code}`);
    assert.equal(await withParts('docs/troubleshooting.md', troubles), troubles, 'run `npm run docs`');
  });

  it('list every script that a page can load, each once', async () => {
    const { files } = JSON.parse(await readFile(new URL('dist/cdn/integrity.json', root), 'utf8')) as { files: Record<string, unknown> };
    const listed = rows(pageOf('docs/security.md'), 'What the page loads: an inventory for PCI DSS 6.4.3').flatMap(([first = '']) =>
      [...first.matchAll(/`([^`]+\.js)`/g)].map(([, name = '']) => name),
    );
    const patterns = listed.map((name) => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('…', '[\\w.-]+')}$`));
    const names = Object.keys(files).map((path) => path.split('/').at(-1) ?? '');
    for (const name of names) assert.equal(patterns.filter((pattern) => pattern.test(name)).length, 1, name);
    for (const [n, pattern] of patterns.entries())
      assert.ok(
        names.some((name) => pattern.test(name)),
        listed[n],
      );
  });

  it('tell of every table that the proxy keeps', async () => {
    const tables = [...(await sources()).matchAll(/CREATE TABLE (?!IF)(\w+)/g)].map(([, name = '']) => name);
    const told = rows(pageOf('docs/security.md'), 'What is stored').flatMap(([first = '']) => [...first.matchAll(/`([a-z_]+)`/g)]);
    assert.deepEqual(told.map(([, name]) => name).sort(), tables.sort());
  });

  it('name every variable that the proxy reads, and no other', async () => {
    const code = await sources();
    const read = [...code.matchAll(/(?:ConfigError|urlOf|directoryOf)\('([A-Z_]+)'/g)].map(([, name = '']) => name);
    const table = rows(pageOf('README.md').replaceAll('### ', '## '), "The proxy's variables");
    const told = new Set(table.flatMap(([first = '']) => [...first.matchAll(/`([A-Z_]+)`/g)].map(([, name = '']) => name)));
    for (const name of read) assert.ok(told.has(name) || name === 'SANDBOX_PORT', name);
    for (const name of told) assert.match(code, new RegExp(`\\b${name}\\b`), name);
  });

  it('count the tasks whose accessibility trees are kept', async () => {
    const trees = (await readdir(new URL('test/accessibility-trees/', root))).filter((name) => name.endsWith('.txt'));
    const [, count] = /trees of (\w+) tasks/.exec(pageOf('docs/accessibility.md')) ?? [];
    assert.deepEqual([count, trees.length], ['fourteen', 14]);
  });
});

const headings = (text: string): string[] =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
