import { leafletPatches } from './leaflet-patches.ts';
import { litPatches } from './lit-patches.ts';

/** One change to one file of a library, and why it must be made. */
export interface Patch {
  /** End of the path of the file it changes. */
  file: string;
  reason: string;
  /** With the flag `g`. */
  find: RegExp;
  /** How often `find` must match. Any other count means that the library changed: read it again, then correct the patch. */
  times: number;
  replace: string;
}

const patches = [...litPatches, ...leafletPatches];

/** The library's source as we ship it. Files without a patch come back as they are. */
export function patch(path: string, source: string): string {
  return patches.filter(({ file }) => path.endsWith(file)).reduce(apply, source);
}

function apply(source: string, { file, reason, find, times, replace }: Patch): string {
  const found = source.match(find)?.length ?? 0;
  if (found !== times)
    throw new Error(`A patch of ${file} matches ${found} times instead of ${times}: ${find.source}\nIt was made because: ${reason}`);
  return source.replace(find, replace);
}
