import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import type { Route, RouteAuth } from '../../proxy/contract/route.ts';
import { curlSetup, routes } from '../../proxy/contract/routes.ts';

/** The parts of the README that are made: `<!-- name -->` … `<!-- /name -->`, from what they describe. */
export const parts: Record<string, () => Promise<string>> = { sizes, taps, element, routes: async () => routeTables(), sandbox };

const root = new URL('../../', import.meta.url);
const read = async (path: string): Promise<string> => readFile(new URL(path, root), 'utf8');

/** Puts what `parts` make into the text. Throws when a part has no place. */
export async function withParts(readme: string): Promise<string> {
  let text = readme;
  for (const [name, make] of Object.entries(parts)) {
    const [start, end] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`];
    const [before, rest] = cut(text, start);
    text = `${before}${start}${await make()}\n${end}${cut(rest, end)[1]}`;
  }
  return text;
}

function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`The README has no ${mark.trim()}`);
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

interface Described {
  name?: string;
  attribute?: string;
  description?: string;
  type?: { text: string };
  default?: string;
  kind?: string;
  privacy?: string;
  parameters?: { name: string }[];
}

async function element(): Promise<string> {
  const manifest = JSON.parse(await read('custom-elements.json')) as { modules: { declarations?: Record<string, Described[]>[] }[] };
  const classes = manifest.modules.flatMap(({ declarations }) => declarations ?? []);
  const of = (kind: string): Described[] => [...new Map(classes.flatMap((one) => one[kind] ?? []).map((one) => [one.name, one])).values()];
  const open = of('members').filter((one) => isOpen(one) && !/^[#_]/.test(one.name ?? ''));
  // The analyzer takes a reactive state for an attribute, and the variable of a loop for an event.
  const states = new Set(of('members').flatMap((one) => (isOpen(one) ? [] : [one.name])));
  const attributes = of('attributes').filter(({ name }) => !states.has(name));
  const events = of('events').filter(({ description }) => description);
  const settable = new Set(attributes.map(({ name }) => name));
  const properties = open.filter(({ kind, attribute, description }) => kind === 'field' && !settable.has(attribute ?? '') && description);
  const methods = open.filter(
    ({ kind, name, description }) => kind === 'method' && description && !/Callback$|^(render|updated|willUpdate|update)$/.test(name ?? ''),
  );
  const code = (text: string | undefined): string => `\`${text ?? ''}\``;
  const described = (list: Described[], name: (one: Described) => string): string[][] =>
    list.map((one) => [name(one), one.description ?? '']);
  const tables: [what: string, says: string, rows: string[][]][] = [
    ['attribute', 'meaning', described(attributes, ({ name }) => code(name))],
    ['property', 'meaning', described(properties, ({ name }) => code(name))],
    ['method', 'does', described(methods, ({ name, parameters = [] }) => code(`${name}(${parameters.map((one) => one.name).join(', ')})`))],
    ['event', 'says', described(events, ({ name }) => code(name))],
    ['custom property', 'sets', described(of('cssProperties'), ({ name }) => code(name))],
    ['slot', 'holds', described(of('slots'), ({ name }) => (name ? code(name) : 'none'))],
  ];
  const partNames = of('cssParts').map(({ name }) => code(name));
  return [
    ...tables.filter(([, , rows]) => rows.length > 0).map(([what, says, rows]) => table([what, says], rows)),
    ...(partNames.length > 0 ? [`Parts: ${partNames.join(' ')}.`] : []),
  ].join('\n\n');
}

const isOpen = ({ privacy = 'public' }: Described): boolean => privacy === 'public';

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
