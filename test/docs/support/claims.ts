import { type Block, blocksIn, readPages } from './blocks.ts';

/** The blocks of some pages, of which a test takes each that it runs or checks. What is left over, nobody has looked at. */
export interface Claims {
  /** The one block of the page in which these words stand. Throws where there is none, or more than one. */
  take(page: string, words: string): Block;
  /** Every block of these pages that is not taken yet and of which this holds. */
  takeAll(holds: (block: Block) => boolean): Block[];
  /** Where the blocks are that nobody took. */
  left(): string[];
}

/** Which test answers for the blocks of which pages. Every page with a block stands here once. */
export const rooms = {
  readme: /^README\.md$/,
  server: /^docs\/server\.md$/,
  guides: /^docs\/(events|go-live|marketplace|migrating|sandbox|security|theming)\.md$/,
  walks: /^docs\/recipes\/(node|php|react|ssr|vue)\.md$/,
  shops: /^docs\/recipes\/(magento-2|medusa-2|prestashop|woocommerce)\.md$/,
  wallets: /^docs\/recipes\/wallets\.md$/,
  hosting: /^docs\/recipes\/hosting\.md$/,
} as const;

/** The blocks of the pages that a test answers for. */
export async function claim(room: keyof typeof rooms): Promise<Claims> {
  const pages = [...(await readPages())].filter(([page]) => rooms[room].test(page));
  const left = new Set(pages.flatMap(([page, text]) => blocksIn(page, text)));
  return {
    take(page, words) {
      const found = [...left].filter((block) => block.page === page && block.code.includes(words));
      const [block] = found;
      if (!block || found.length > 1) throw new Error(`${page} has ${found.length} blocks left with “${words}”`);
      left.delete(block);
      return block;
    },
    takeAll(holds) {
      const taken = [...left].filter(holds);
      for (const block of taken) left.delete(block);
      return taken;
    },
    left: () => [...left].map(({ page, line, language }) => `${page}:${line} ${language}`),
  };
}
