/**
 * Where the files of `version` lie, seen from one of its scripts: its own folder, or below it when the script was loaded
 * from the address of the newest version, where only the entries are.
 */
export const folderOf = (scriptUrl: string, version: string): string =>
  new URL(scriptUrl.includes(`/v/${version}/`) ? '.' : `v/${version}/`, scriptUrl).href;
