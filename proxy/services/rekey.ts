import type { SealedKind, SealedRow, Store } from '../store/store.ts';
import type { Sealer } from './ports.ts';
import { sealContexts } from './seal-contexts.ts';

const PAGE = 100;
const kinds = Object.keys(sealContexts) as SealedKind[];

interface RekeyDeps {
  store: Pick<Store, 'sealed'>;
  sealer: Sealer;
}

/**
 * Seals everything anew that is not under the current key, while proxies go on reading and writing; the number of values. One that is changed
 * meanwhile is left to who changed it. Stopped in the middle, it goes on where it was when it is run again.
 */
export async function rekey(deps: RekeyDeps): Promise<number> {
  let count = 0;
  for (const kind of kinds) for await (const rows of pages(deps, kind)) count += await sealAgain(deps, rows);
  return count;
}

async function* pages({ store, sealer }: RekeyDeps, kind: SealedKind): AsyncGenerator<SealedRow[]> {
  const [current = ''] = await sealer.keys();
  for (let after: string | undefined = ''; after !== undefined; ) {
    const rows: SealedRow[] = await store.sealed.notUnder(current, kind, { after, limit: PAGE });
    yield rows;
    after = rows.at(-1)?.id;
  }
}

async function sealAgain({ store, sealer }: RekeyDeps, rows: readonly SealedRow[]): Promise<number> {
  const replaced = await Promise.all(
    rows.map(async (row) => {
      const context = sealContexts[row.kind](row.tenant, row.id);
      return store.sealed.replace(row, await sealer.seal(await sealer.open(row.sealed, context), context));
    }),
  );
  return replaced.filter(Boolean).length;
}
