import { readdir, readFile } from 'node:fs/promises';

/** One fenced block of a page of the documentation. */
export interface Block {
  /** From the repository's root. */
  page: string;
  /** Where its fence opens. */
  line: number;
  language: string;
  /** What stands behind the language, such as `run` or `file=main.js`. */
  facts: string;
  code: string;
}

const root = new URL('../../../', import.meta.url);

/** The README and every page under `docs/`, however deep, by its path from the repository's root. */
export async function readPages(): Promise<Map<string, string>> {
  const under = await readdir(new URL('docs/', root), { recursive: true });
  const paths = ['README.md', ...under.filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)].sort();
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(new URL(path, root), 'utf8')] as const)));
}

/** Fences of code blocks: also those without a language, of tildes, in lists and in quotations. */
const fenced = /^([ >]*)(`{3,}|~{3,})([^\n]*)\n(.*?)^\1\2 *$/gms;

/** Every fenced block of a page, in its order. Throws where a fence is opened and not closed, or code hides where no fence is. */
export function blocksIn(page: string, text: string): Block[] {
  const unfenced = text.replaceAll(fenced, '');
  const hidden = /^[ >]*(?:```|~~~|<pre\b).*/m.exec(unfenced) ?? /^\n {4,}[^\s*+-].*/m.exec(unfenced);
  if (hidden) throw new Error(`${page} has code in no fenced block: ${hidden[0].trim()}`);
  return [...text.matchAll(fenced)].map(({ index, 1: indent = '', 3: info = '', 4: code = '' }) => {
    const [language = '', ...facts] = info.trim().split(/\s+/);
    const line = text.slice(0, index).split('\n').length;
    return { page, line, language, facts: facts.join(' '), code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), '') };
  });
}
