import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import packageJson from '../../package.json' with { type: 'json' };
import { buildBeside, buildChunk, buildClassic, buildEntry, type Pins, type SharedNames } from './bundles.ts';
import { type FileFacts, factsOf, hashedName } from './integrity.ts';
import { virtualModules } from './plugins.ts';

const { version } = packageJson;
const outDir = 'dist/cdn';
const folder = `v/${version}`;
const entryName = 'sendcloud-delivery-picker.js';
const officeName = 'sendcloud-back-office.js';

/** What a chunk is for, as a merchant's list of the scripts on a payment page wants it (PCI DSS 4.0.1, 6.4.3). */
const purposes = {
  autofill: 'Reads the delivery address from the fields of the checkout',
  line: 'Says in one line what delivery costs, on product pages and until a postal code is known',
  finder: 'Lets the shopper search for a service point and choose one from a list',
  map: 'Shows service points on a map',
  languages: 'Says where the words of each language are',
  language: (code: string) => `The words of the delivery picker in the language "${code}"`,
  entry: 'Shows delivery options at checkout and carries the choice in the form',
  classic: 'Loads the delivery picker where a page cannot use a module script',
  hosted: 'Opens the point finder for pages written for Sendcloud’s hosted picker',
  funnel: 'Counts how many are shown a checkout and choose in it, so that two can be compared; knows nobody',
  office: 'Connects merchants and works their orders, in a back office',
  officeLanguage: (code: string) => `The words of the back office in the language "${code}"`,
  fields: 'Writes a chosen service point where the shop system’s own Sendcloud module reads it',
};

interface Source {
  name: string;
  file: string;
  purpose: string;
}

/**
 * Builds what script tags load, into `dist/cdn`. Who is served from there meanwhile sees the old files until all new ones
 * are there.
 */
export async function buildForScriptTags(): Promise<void> {
  const staging = `${outDir}-${process.pid}`;
  try {
    await buildInto(staging);
    await rm(outDir, { recursive: true, force: true });
    await rename(staging, outDir);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/**
 * Languages first, then the chunks, of which one knows their hashes, then the entry that knows the chunks', then the
 * classic loader that knows the entry's, and `integrity.json` over all of them.
 */
async function buildInto(target: string): Promise<void> {
  await mkdir(join(target, folder), { recursive: true });
  const files: Record<string, FileFacts> = {};
  const add = async (name: string, code: string, purpose: string): Promise<FileFacts> => {
    await writeFile(join(target, folder, name), code);
    const facts = factsOf(code, purpose);
    files[`${folder}/${name}`] = facts;
    return facts;
  };

  const shared: SharedNames[] = [];
  const chunks = async (sources: Source[], plugins: Plugin[] = []): Promise<Pins> => {
    const pins: Pins = {};
    for (const { name, file, purpose } of sources) {
      const chunk = await buildChunk(file, `${name}@${version}`, plugins);
      shared.push(chunk.shared);
      const hashed = hashedName(name, chunk.code);
      pins[name] = { file: hashed, integrity: (await add(hashed, chunk.code, purpose)).integrity };
    }
    return pins;
  };
  const languagePins = await chunks(await languages());
  const text = `export const languagePins = ${JSON.stringify(languagePins)};`;
  const pins = await chunks(parts, [virtualModules({ 'virtual:language-pins': text })]);
  const entry = await add(entryName, await buildEntry({ version, pins, shared }), purposes.entry);
  const known = { version, file: entryName, integrity: entry.integrity };
  await add(entryName.replace(/js$/, 'classic.js'), await buildClassic('widget/chunks/classic.ts', known), purposes.classic);
  await add('spp.js', await buildClassic('widget/chunks/hosted.ts', known), purposes.hosted);
  await add('fields.js', await buildBeside('widget/fields/script.ts'), purposes.fields);
  await add('funnel.js', await buildClassic('widget/funnel/script.ts', known), purposes.funnel);
  const officePins = await chunks(officeLanguages);
  await add(officeName, await buildEntry({ version, pins: officePins, shared: [] }, 'widget/back-office/index.ts'), purposes.office);
  await writeFile(join(target, folder, 'licences.txt'), await licences());
  await writeFile(join(target, 'integrity.json'), `${JSON.stringify({ version, files }, null, 2)}\n`);
}

/** What only some checkouts need, and where the languages are. */
const parts: Source[] = [
  { name: 'autofill', file: 'widget/controllers/autofill.ts', purpose: purposes.autofill },
  { name: 'line', file: 'widget/line.ts', purpose: purposes.line },
  { name: 'finder', file: 'widget/finder.ts', purpose: purposes.finder },
  { name: 'map', file: 'widget/map/leaflet-map.ts', purpose: purposes.map },
  { name: 'languages', file: 'widget/chunks/languages.ts', purpose: purposes.languages },
];

/** The languages of the back office but English. */
const officeLanguages: Source[] = ['de', 'fr', 'nl'].map((code) => ({
  name: `back-office-${code}`,
  file: `widget/back-office/messages/${code}.ts`,
  purpose: purposes.officeLanguage(code),
}));

/** Every language there is but English, which the entry carries. */
async function languages(): Promise<Source[]> {
  const codes = (await readdir('widget/messages'))
    .flatMap((name) => /^([a-z]{2})\.ts$/.exec(name)?.[1] ?? [])
    .filter((code) => code !== 'en');
  const listed = await readFile('widget/chunks/load.ts', 'utf8');
  for (const code of codes)
    if (!listed.includes(`'../messages/${code}.ts'`)) throw new Error(`widget/chunks/load.ts does not list the language "${code}"`);
  return codes.map((code) => ({ name: `messages-${code}`, file: `widget/messages/${code}.ts`, purpose: purposes.language(code) }));
}

/** The minified files carry no comments, and the licences of what is inside them ask to be kept. */
async function licences(): Promise<string> {
  const texts = ['lit', 'leaflet', 'supercluster', 'kdbush'].map(
    async (name) => `${name}\n\n${await readFile(`node_modules/${name}/LICENSE`, 'utf8')}`,
  );
  return (await Promise.all(texts)).join(`\n${'-'.repeat(72)}\n\n`);
}
