/** `npm run docs`: writes the made parts of the README anew. */
import { readFile, writeFile } from 'node:fs/promises';
import { withParts } from './parts.ts';

const readme = new URL('../../README.md', import.meta.url);
await writeFile(readme, await withParts(await readFile(readme, 'utf8')));
