import { readFile } from 'node:fs/promises';
import type { FileFacts } from '../widget/build/integrity.ts';

/** What a shopper downloads, in bytes after gzip, and the most it may be. */
interface Measure {
  name: string;
  files: RegExp[];
  limit: number;
}

const entry = /\/sendcloud-delivery-picker\.js$/;
const finder = /\/finder\.\w+\.js$/;
const map = /\/map\.\w+\.js$/;

const measures: Measure[] = [
  { name: 'entry, with Lit', files: [entry], limit: 18_000 },
  { name: 'entry, finder and map', files: [entry, finder, map], limit: 70_000 },
];

const manifest = await readFile('dist/cdn/integrity.json', 'utf8').catch(() => {
  throw new Error('There is nothing to measure: run "npm run build:widget" first');
});
const { files } = JSON.parse(manifest) as { files: Record<string, FileFacts> };
const sizes = measures.map(({ name, files: wanted, limit }) => {
  const gzip = wanted.map(gzipOf).reduce((sum, one) => sum + one, 0);
  return { name, gzip, limit, ok: gzip <= limit };
});

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ sizes, files }));
} else {
  for (const [path, { gzip }] of Object.entries(files)) console.log(`${inKilobytes(gzip)}  ${path}`);
  console.log();
  for (const { name, gzip, limit, ok } of sizes)
    console.log(`${inKilobytes(gzip)}  ${name}: ${ok ? 'within' : 'ABOVE'} ${limit / 1000} kB`);
}
process.exitCode = sizes.every(({ ok }) => ok) ? 0 : 1;

function gzipOf(pattern: RegExp): number {
  const found = Object.entries(files).filter(([path]) => pattern.test(path));
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} files match ${pattern} in dist/cdn/integrity.json`);
  return only[1].gzip;
}

function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1).padStart(6)} kB`;
}
