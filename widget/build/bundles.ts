import { build, type Plugin, type Rolldown } from 'vite';
import { flattenStyles, replaceModule, virtualModules } from './plugins.ts';

/** By name of the chunk: its file beside the entry, and its hash. */
export type Pins = Record<string, { file: string; integrity: string }>;

/** By specifier: the names a chunk takes from the entry. */
export type SharedNames = Record<string, string[]>;

const isLit = (id: string): boolean => /^(lit|lit-html|lit-element|@lit\/[\w-]+)(\/|$)/.test(id);

/** A chunk that leaves itself in the registry under `key`, its name and version, and takes what it shares with the entry from there. */
export async function buildChunk(file: string, key: string, plugins: Plugin[] = []): Promise<{ code: string; shared: SharedNames }> {
  const { code, imports } = await bundle(file, [flattenStyles(), ...plugins], isLit);
  const { body, shared } = asFactoryBody(withoutIndentation(code));
  if (Object.keys(shared).length !== imports.length) throw new Error(`${file} imports ${imports}, of which only some could be shared`);
  const name = JSON.stringify(key);
  const registered = `((r,k)=>{(r[k]??={})[${name}]=(exports,require)=>{"use strict";${body}\n}})(globalThis,Symbol.for("sendcloud-delivery-picker"));\n`;
  return { code: inAscii(registered), shared };
}

/** Turns the imports and exports of a minified module into calls of `require` and assignments to `exports`. */
function asFactoryBody(code: string): { body: string; shared: SharedNames } {
  const shared: SharedNames = {};
  const body = code
    .trim()
    .replace(/import\{([^}]*)\}from"([^"]+)";/g, (_, names: string, module: string) => {
      shared[module] = names.split(',').map((name) => name.replace(/ as .*/, ''));
      return `const{${names.replaceAll(' as ', ':')}}=require("${module}");`;
    })
    .replace(/export\{([^}]*)\};?$/, (_, names: string) => {
      const pairs = names.split(',').map((name) => name.split(' as '));
      return `Object.assign(exports,{${pairs.map(([local, exported = local]) => `${exported}:${local}`).join(',')}});`;
    });
  return { body, shared };
}

/** A module a page's script tag names: Lit and its elements in one file. */
export async function buildEntry(facts: { version: string; pins: Pins; shared: SharedNames[] }, file = 'widget/index.ts'): Promise<string> {
  const plugins = [
    flattenStyles(),
    replaceModule('/chunks/load.ts', '/chunks/load-pinned.ts'),
    ...(file.includes('/back-office/') ? officeModules : []),
    virtualModules({ 'virtual:pinned-chunks': pinnedChunks(facts) }),
  ];
  return withoutIndentation((await bundle(file, plugins)).code);
}

/** What the back office's script has of its own where the picker's has another. */
const officeModules = [
  replaceModule('/back-office/load-words.ts', '/back-office/load-words-pinned.ts'),
  replaceModule('/chunks/policy-name.ts', '/back-office/policy-name.ts'),
];

function pinnedChunks({ version, pins, shared }: { version: string; pins: Pins; shared: SharedNames[] }): string {
  const modules = [...new Set(shared.flatMap(Object.keys))].sort();
  const names = modules.map((module) => [...new Set(shared.flatMap((one) => one[module] ?? []))].sort());
  const local = (module: number, name: string) => `${name}_${module}`;
  return [
    ...modules.map((module, i) => `import { ${names[i]?.map((name) => `${name} as ${local(i, name)}`)} } from ${JSON.stringify(module)};`),
    `export const version = ${JSON.stringify(version)};`,
    `export const pins = ${JSON.stringify(pins)};`,
    `export const shared = {`,
    ...modules.map((module, i) => `${JSON.stringify(module)}: { ${names[i]?.map((name) => `${name}: ${local(i, name)}`)} },`),
    `};`,
  ].join('\n');
}

/** A classic script that knows where the entry is, for pages that can only name such a one. */
export async function buildClassic(file: string, entry: { version: string; file: string; integrity: string }): Promise<string> {
  const text = `export const entry = ${JSON.stringify(entry)};`;
  const { code } = await bundle(file, [virtualModules({ 'virtual:entry': text })]);
  return inAscii(`(()=>{${code.trim()}})();\n`);
}

/** A module that stands beside the entry and shares nothing with it. */
export const buildBeside = async (file: string): Promise<string> => inAscii(withoutIndentation((await bundle(file, [])).code));

/** A classic script is read in the encoding of the page around it unless its server says otherwise, and shops differ. */
const inAscii = (code: string): string => code.replace(/[^\0-\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** In minified code lines break only inside templates, where a space says the same. */
const withoutIndentation = (code: string): string => code.replace(/\n\s+/g, ' ');

/** One minified module out of one file and all it imports. */
async function bundle(input: string, plugins: Plugin[], external: (id: string) => boolean = () => false): Promise<Rolldown.OutputChunk> {
  const result = await build({
    plugins,
    build: {
      write: false,
      rolldownOptions: { input, external, preserveEntrySignatures: 'strict', output: { format: 'es', codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  const [only, ...others] = outputs;
  if (only?.type !== 'chunk' || others.length > 0)
    throw new Error(`${input} came out as ${outputs.map(({ fileName }) => fileName).join(', ')} instead of one file`);
  return only;
}
