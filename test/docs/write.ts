/** `npm run docs`: writes the made parts of the README and of the guides anew. */
import { readFile, writeFile } from 'node:fs/promises';
import { parts, withParts } from './parts.ts';

for (const page of Object.keys(parts)) {
  const file = new URL(`../../${page}`, import.meta.url);
  await writeFile(file, await withParts(page, await readFile(file, 'utf8')));
}
