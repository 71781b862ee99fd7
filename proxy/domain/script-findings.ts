import { error, type Finding, note, warning, when } from './finding.ts';
import { addressOf, hashesIn, type PageScript } from './page-scripts.ts';

/** A script of a page, beside the file that the proxy has under its address. */
export interface LoadedScript extends PageScript {
  /** Its hashes by SHA-256, 384 and 512; null: there is no such file. */
  hashes: readonly string[] | null;
  /** The file of the same name in the newest version, and its SHA-384; null: that has none. */
  newest: { version: string; integrity: string } | null;
}

/** What is wrong with the tag by which a page loads one of the widget's scripts from `publicUrl`, each with what to paste. */
export function scriptFindings(page: string, script: LoadedScript, publicUrl: string): Finding[] {
  const { path, hashes, newest, comparable } = script;
  const { version, file } = addressOf(path);
  const paste = newest
    ? `Set src="${publicUrl}/v/${newest.version}/${file}" integrity="${newest.integrity}" crossorigin in its tag.`
    : `The files that there are stand in ${publicUrl}/integrity.json.`;
  if (!hashes) return [error('script-none', `${page} loads ${path}, which this proxy does not have.`, paste)];
  const integrity = `integrity="${hashes.find((hash) => hash.startsWith('sha384-'))}"`;
  const said = hashesIn(script.integrity);
  const fits = said.some((hash) => hashes.includes(hash));
  return [
    ...when(said.length > 0 && !fits, () =>
      error(
        'script-hash-differs',
        `${page} loads ${path} with the hash of another file, so it does not run.`,
        `Set ${integrity} in its tag.`,
      ),
    ),
    ...when(fits && !comparable, () =>
      error(
        'script-crossorigin-none',
        `${page} loads ${path} with a hash but without crossorigin, so it does not run.`,
        'Add crossorigin to its tag.',
      ),
    ),
    ...when(fits && version === null, () =>
      warning('script-unpinned', `${page} pins ${path} by a hash, and the file behind it changes with the next version.`, paste),
    ),
    ...when(said.length === 0 && version !== null, () =>
      note(
        'script-hash-none',
        `${page} loads ${path} without a hash, so whatever comes is run.`,
        `Set ${integrity} crossorigin in its tag.`,
      ),
    ),
    ...when(version !== null && newest !== null && newest.version !== version, () =>
      note('script-old', `${page} loads ${file} of version ${version}; there is ${newest?.version} now.`, paste),
    ),
  ];
}
