import { build, type Plugin, type Rolldown } from 'vite';
import { replaceModule, virtualModules } from './plugins.ts';

export interface Pins {
  [name: string]: { file: string; integrity: string; key: string };
}

const isLit = (id: string): boolean => /^(lit|lit-html|lit-element|@lit\/[\w-]+)(\/|$)/.test(id);

/** A chunk that leaves itself in the registry under `key`, and takes the modules in `imports` from the entry. */
export async function buildChunk(file: string, key: string): Promise<{ code: string; imports: string[] }> {
  const { code, imports } = await bundle(file, 'cjs', [], isLit);
  const registered = `((r,k)=>{(r[k]??={})[${JSON.stringify(key)}]=(exports,require)=>{${code.trim()}\n}})(globalThis,Symbol.for("sendcloud-delivery-picker"));\n`;
  return { code: registered, imports };
}

/** The module a page's script tag names: Lit and the element in one file. */
export async function buildEntry(options: { version: string; pins: Pins; sharedModules: readonly string[] }): Promise<string> {
  const { version, pins, sharedModules } = options;
  const names = sharedModules.map((_, i) => `shared${i}`);
  const pinnedChunks = [
    ...sharedModules.map((module, i) => `import * as ${names[i]} from ${JSON.stringify(module)};`),
    `export const version = ${JSON.stringify(version)};`,
    `export const pins = ${JSON.stringify(pins)};`,
    `export const shared = { ${sharedModules.map((module, i) => `${JSON.stringify(module)}: ${names[i]}`).join(', ')} };`,
  ].join('\n');
  const { code } = await bundle('widget/index.ts', 'es', [
    replaceModule('/chunks/load.ts', '/chunks/load-pinned.ts'),
    virtualModules({ 'virtual:pinned-chunks': pinnedChunks }),
  ]);
  return code;
}

/** A few lines for pages that can only name a classic script. */
export async function buildClassicLoader(entry: { version: string; file: string; integrity: string }): Promise<string> {
  const text = `export const entry = ${JSON.stringify(entry)};`;
  return (await bundle('widget/chunks/classic.ts', 'iife', [virtualModules({ 'virtual:entry': text })])).code;
}

/** One file out of one file and all it imports. */
async function bundle(
  input: string,
  format: 'es' | 'cjs' | 'iife',
  plugins: Plugin[],
  external: (id: string) => boolean = () => false,
): Promise<Rolldown.OutputChunk> {
  const result = await build({
    plugins,
    build: {
      write: false,
      rolldownOptions: {
        input,
        external,
        preserveEntrySignatures: format === 'cjs' ? 'strict' : false,
        output: { format, codeSplitting: false },
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((one) => ('output' in one ? one.output : []));
  const [only, ...others] = outputs;
  if (only?.type !== 'chunk' || others.length > 0)
    throw new Error(`${input} came out as ${outputs.map(({ fileName }) => fileName).join(', ')} instead of one file`);
  return only;
}
