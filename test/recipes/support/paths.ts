import { execFileSync } from 'node:child_process';
import { type Block, blocksOf } from './recipes.ts';

/** A way from a recipe to a checkout that works. */
export interface Path {
  name: string;
  recipe: string;
  /** The files it takes from other recipes. */
  borrowed: [recipe: string, file: string][];
  /** Where its checkout is. */
  page: string;
  /** A program that no package brings. */
  needs?: string;
  /** The page comes with its options: none are asked for at first. */
  inlined?: true;
}

export const paths: readonly Path[] = [
  { name: 'plain form, PHP', borrowed: [], recipe: 'php', page: '/checkout.html', needs: 'php' },
  { name: 'plain form, Node', borrowed: [['php', 'checkout.html']], recipe: 'node', page: '/' },
  { name: 'React 19', borrowed: [['node', 'server.mjs']], recipe: 'react', page: '/' },
  { name: 'Vue 3', borrowed: [['node', 'server.mjs']], recipe: 'vue', page: '/' },
  { name: 'Next.js, rendered on the server', borrowed: [], recipe: 'ssr', page: '/checkout', inlined: true },
];

/** The blocks of a path, those it borrows included. */
export async function blocksFor({ recipe, borrowed }: Path): Promise<Block[]> {
  return [...(await blocksOf(recipe)), ...(await Promise.all(borrowed.map(borrow)))];
}

async function borrow([recipe, file]: [string, string]): Promise<Block> {
  const block = (await blocksOf(recipe)).find((each) => each.file === file);
  if (!block) throw new Error(`docs/recipes/${recipe}.md has no ${file}`);
  return block;
}

/** Whether a path can be walked on this machine. */
export function isHere({ needs }: Path): boolean {
  if (needs === undefined) return true;
  try {
    execFileSync(needs, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
