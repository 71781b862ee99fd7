import { readdir, readFile } from 'node:fs/promises';
import merchantsFile from '../../../demo/merchants.json' with { type: 'json' };
import { type Block as Fenced, blocksIn } from '../../docs/support/blocks.ts';

/** One code block of a recipe, with what the words behind its language mean. */
export interface Block extends Fenced {
  /** Lines a shop adds of its own. */
  own: boolean;
  /** The file it goes into. */
  file: string | undefined;
  /** A command: one that ends, or one that goes on serving. */
  command: 'run' | 'serve' | undefined;
}

const folder = new URL('../../../docs/recipes/', import.meta.url);

export const recipeNames = async (): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.md')).map((name) => name.replace(/\.md$/, ''));

export const readRecipe = async (name: string): Promise<string> => readFile(new URL(`${name}.md`, folder), 'utf8');

/** Every code block of a recipe, in its order. */
export async function blocksOf(name: string): Promise<Block[]> {
  return blocksIn(`docs/recipes/${name}.md`, await readRecipe(name)).map((block) => ({
    ...block,
    own: /\bown\b/.test(block.facts),
    file: /\bfile=(\S+)/.exec(block.facts)?.[1],
    command: (/\b(run|serve)\b/.exec(block.facts)?.[1] as Block['command']) ?? undefined,
  }));
}

/** What a reader replaces in the code: addresses, keys, the version and the hashes. */
export interface Pasting {
  proxyUrl: string;
  merchant: string;
}

/** A recipe's code as someone pastes it for one of the demo's shops. */
export async function paste(code: string, { proxyUrl, merchant }: Pasting): Promise<string> {
  const { version, files } = await manifestOf(proxyUrl);
  const settings = merchantsFile.merchants.find(({ id }) => id === merchant);
  if (!settings) throw new Error(`demo/merchants.json has no ${merchant}`);
  return code
    .replaceAll(/(https:\/\/shipping\.shop\.example)\/v\/<version>\/(\S+)" integrity="sha384-…"/g, (_, origin: string, name: string) => {
      const path = `v/${version}/${name}`;
      return `${origin}/${path}" integrity="${files[path]?.integrity ?? `no ${path}`}"`;
    })
    .replaceAll('https://shipping.shop.example', proxyUrl)
    .replaceAll('https://shop.example', 'http://localhost:8080')
    .replaceAll('pk_live_shop', settings.publishableKey)
    .replaceAll('sk_live_shop_0123456789', settings.secretKey);
}

interface Manifest {
  version: string;
  files: Record<string, { integrity: string }>;
}

async function manifestOf(proxyUrl: string): Promise<Manifest> {
  return (await (await fetch(`${proxyUrl}/integrity.json`)).json()) as Manifest;
}
