import { factsOf } from '../../../widget/build/integrity.ts';
import type { Manifest, WidgetFiles } from './widget-files.ts';

/** An older release of the widget: its files by path, and what its `integrity.json` said. */
export interface OlderVersion {
  manifest: Manifest;
  contents: Map<string, Uint8Array<ArrayBuffer>>;
}

/** What pins others comes after them, as in the build. */
const order = [/messages-/, /languages\./, /\.\w{8}\.js$/, /picker\.js$/, /classic\.js$/];

/** Today's files as if they had been released as `version`: every place that names the version, and every hash that follows from it. */
export function asVersion(version: string, { manifest, contents }: WidgetFiles): OlderVersion {
  const older: OlderVersion = { manifest: { version, files: {} }, contents: new Map() };
  const hashes = new Map<string, string>();
  const rank = (path: string) => order.findIndex((pattern) => pattern.test(path));
  const paths = Object.keys(manifest.files).toSorted((a, b) => rank(a) - rank(b));
  for (const path of paths) {
    const { integrity = '', purpose = '' } = manifest.files[path] ?? {};
    let code = new TextDecoder().decode(contents.get(path)).replaceAll(manifest.version, version);
    for (const [before, after] of hashes) code = code.replaceAll(before, after);
    const renamed = path.replace(manifest.version, version);
    hashes.set(integrity, factsOf(code, '').integrity);
    older.contents.set(renamed, new TextEncoder().encode(code));
    older.manifest.files[renamed] = { integrity: hashes.get(integrity) ?? '', purpose };
  }
  return older;
}
