/** What is fetched only when it is needed. */
export interface Chunks {
  finder: typeof import('../finder.ts');
  map: typeof import('../map/leaflet-map.ts');
  'messages-de': typeof import('../messages/de.ts');
  'messages-fr': typeof import('../messages/fr.ts');
  'messages-nl': typeof import('../messages/nl.ts');
}

export type ChunkName = keyof Chunks;

const chunks: { [Name in ChunkName]: () => Promise<Chunks[Name]> } = {
  finder: () => import('../finder.ts'),
  map: () => import('../map/leaflet-map.ts'),
  'messages-de': () => import('../messages/de.ts'),
  'messages-fr': () => import('../messages/fr.ts'),
  'messages-nl': () => import('../messages/nl.ts'),
};

/** True for a language that has a file of its own; English is always there. */
export const isChunk = (name: string): name is ChunkName => Object.hasOwn(chunks, name);

/**
 * Fetches a part of the widget. Asking again gives the same module, and tries again after a failure.
 *
 * The script-tag build puts `load-pinned.ts` in this file's place, which checks each file's hash.
 *
 * @throws when the file cannot be had; the widget then goes on without that part.
 */
export const loadChunk = <Name extends ChunkName>(name: Name): Promise<Chunks[Name]> => chunks[name]();

/** Where the script came from, for a page that does not name its proxy. A bundle of the shop's own comes from the shop. */
export const scriptOrigin: string | undefined = undefined;
