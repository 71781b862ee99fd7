import { readdir, readFile } from 'node:fs/promises';

/** One example of a page of the documentation. */
export interface Example {
  page: string;
  language: string;
  code: string;
}

const root = new URL('../../../', import.meta.url);

/** Every page of `docs/`, decisions left out, by its path from the repository's root. */
export async function readPages(): Promise<Map<string, string>> {
  const names = (await readdir(new URL('docs/', root))).filter((name) => name.endsWith('.md'));
  return new Map(
    await Promise.all(names.map(async (name) => [`docs/${name}`, await readFile(new URL(`docs/${name}`, root), 'utf8')] as const)),
  );
}

/** The blocks that are fenced as `run`: those a reader can paste and that therefore have to work. */
export function runnable(page: string, text: string): Example[] {
  const fences = text.matchAll(/^( *)```(\w+) run\n(.*?)^\1```/gms);
  return [...fences].map(([, indent = '', language = '', code = '']) => ({
    page,
    language,
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
}
