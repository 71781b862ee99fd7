import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Route, RouteAuth } from '../../proxy/contract/route.ts';
import { curlSetup, routes } from '../../proxy/contract/routes.ts';
import { type Described, type ElementFacts, readElements } from '../../widget/build/element-manifest.ts';
import { everyFinding } from './findings.ts';

/** The parts of pages that are made: `<!-- name -->` … `<!-- /name -->`, from what they describe. */
export const parts: Record<string, Record<string, () => Promise<string>>> = {
  'README.md': { sizes, taps, element, routes: async () => routeTables(), sandbox },
  'docs/marketplace.md': { elements },
  'docs/troubleshooting.md': { findings: async () => findingsTable() },
};

const root = new URL('../../', import.meta.url);
const read = async (path: string): Promise<string> => readFile(new URL(path, root), 'utf8');

/** Puts what the page's `parts` make into its text. Throws when a part has no place. */
export async function withParts(page: string, there: string): Promise<string> {
  let text = there;
  for (const [name, make] of Object.entries(parts[page] ?? {})) {
    const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
    const [before, rest] = cut(text, start);
    text = `${before}${start}${await make()}\n${end}${cut(rest, end)[1]}`;
  }
  return text;
}

function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`The page has no ${mark.trim()}`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

const row = (...cells: string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll(/\s*\n\s*/g, ' ')).join(' | ')} |`;
const table = (head: string[], rows: string[][]): string =>
  [row(...head), row(...head.map(() => '---')), ...rows.map((cells) => row(...cells))].join('\n');

/** From the files that are served. kB are 1000 bytes. */
async function sizes(): Promise<string> {
  const { files } = JSON.parse(await read('dist/cdn/integrity.json')) as { files: Record<string, { purpose: string }> };
  const gzip = async (part: string): Promise<number> => {
    const path = Object.keys(files).find((file) => file.split('/').at(-1)?.startsWith(part));
    if (path === undefined) throw new Error(`No file of the widget begins with ${part}`);
    return gzipSync(await readFile(new URL(`dist/cdn/${path.replace(/^\//, '')}`, root)), { level: 9 }).length;
  };
  const kB = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;
  const [entry, finder, map] = [await gzip('sendcloud-delivery-picker.js'), await gzip('finder.'), await gzip('map.')];
  return table(
    ['what is loaded', 'gzip', 'limit'],
    [
      ['the picker, Lit included', kB(entry), '18 kB'],
      ['and the point finder', kB(entry + finder), ''],
      ['and the map, Leaflet and clustering included', kB(entry + finder + map), '70 kB'],
    ],
  );
}

interface Effort {
  taps: number;
  characters: number;
}

/** From what `npm run full -- taps` counted last. */
async function taps(): Promise<string> {
  const tasks = JSON.parse(await read('docs/taps.json')) as Record<string, { ours: Effort; peer: Effort | null }>;
  const told = (effort: Effort | null): string => {
    if (!effort) return 'cannot';
    return effort.characters > 0 ? `${effort.taps} and ${effort.characters} characters` : String(effort.taps);
  };
  return table(
    ['task, on a phone of 375 × 667', 'taps here', "taps in MyParcel's delivery options 7.5.3"],
    Object.entries(tasks).map(([task, { ours, peer }]) => [task, told(ours), told(peer)]),
  );
}

/** The picker. */
async function element(): Promise<string> {
  return elementTables((await readElements())[0]);
}

/** The elements of the back office, each under its tag. */
async function elements(): Promise<string> {
  const [, ...office] = await readElements();
  return office.map((one) => `### \`<${one.tag}>\`\n\n${one.description.split('\n')[0]}\n\n${elementTables(one)}`).join('\n\n');
}

function elementTables({ attributes, properties, methods, events, cssProperties, slots, parts }: ElementFacts): string {
  const code = (text: string): string => `\`${text}\``;
  const described = (list: Described[]): string[][] => list.map(({ name, description }) => [name ? code(name) : 'none', description]);
  const tables: [what: string, says: string, rows: string[][]][] = [
    ['attribute', 'meaning', described(attributes)],
    ['property', 'meaning', described(properties)],
    ['method', 'does', methods.map(({ name, parameters, description }) => [code(`${name}(${parameters.join(', ')})`), description])],
    ['event', 'says', described(events)],
    ['custom property', 'sets', described(cssProperties)],
    ['slot', 'holds', described(slots)],
  ];
  return [
    ...tables.filter(([, , rows]) => rows.length > 0).map(([what, says, rows]) => table([what, says], rows)),
    ...(parts.length > 0 ? [`Parts: ${parts.map(({ name }) => code(name)).join(' ')}.`] : []),
  ].join('\n\n');
}

const groups: Record<RouteAuth, string> = {
  page: 'A checkout page asks, by publishable key and from an allowed origin',
  shop: "A shop's server asks, by secret key",
  operator: 'The operator asks, by the admin key',
  none: 'Anyone',
};

function routeTables(): string {
  const sections = Object.entries(groups).map(([auth, title]) => {
    const these = routes.filter((route) => route.auth === auth);
    return `### ${title}\n\n${table(
      ['route', 'does', 'cached'],
      these.map((route) => [`\`${route.method} ${route.path}\``, route.summary, route.cacheControl]),
    )}\n\n${shell(these.map(command).join('\n'))}`;
  });
  return [shell(curlSetup), ...sections].join('\n\n');
}

const shell = (script: string): string => `\`\`\`bash\n${script}\n\`\`\``;

/** The last line of a route's command, or its answer kept under a name. */
function command({ curl, keeps }: Route): string {
  if (!keeps) return curl;
  const [names, where] = keeps;
  const value = `$(${curl} | field "${where}")`;
  return names.includes(' ') ? `read -r ${names} <<< "${value}"` : `${names}=${value}`;
}

/** All that `check` and connecting an account can say, in words that a reader can search for. */
function findingsTable(): string {
  return table(
    ['what is said', '`code`', '`level`', 'what to do'],
    everyFinding().map(({ code, level, what, remedy }) => [what, `\`${code}\``, level, remedy]),
  );
}

/** What the sandbox covers and where it is unsure, as its own page tells. */
async function sandbox(): Promise<string> {
  const sections = (await read('docs/sandbox.md')).split(/^## /m);
  const told = ['What is covered', 'Where Sendcloud leaves it open'].map((title) => {
    const section = sections.find((text) => text.startsWith(`${title}\n`));
    if (section === undefined) throw new Error(`docs/sandbox.md has no section “${title}”`);
    return `#### ${section.trim()}`;
  });
  return `<details><summary>What it covers, and where it is unsure</summary>\n\n${told.join('\n\n')}\n\n</details>`;
}
