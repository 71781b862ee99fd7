import { ConfigError } from './config-error.ts';

/** As `engines` of package.json says: the first in which SQLite needs no flag. */
const oldest = [22, 13] as const;

/** Throws `ConfigError` on a Node.js (`process.versions.node`) that lacks what the proxy is made of, before anything fails of it in other words. */
export function requireNode(version: string): void {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  throw new ConfigError('Node.js', `must be ${oldest.join('.')} or newer; this is ${version}.`);
}
