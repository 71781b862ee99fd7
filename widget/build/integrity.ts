import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** A file as `integrity.json` lists it. Sizes in bytes. */
export interface FileFacts {
  integrity: string;
  bytes: number;
  gzip: number;
  purpose: string;
}

export const factsOf = (code: string, purpose: string): FileFacts => ({
  integrity: `sha384-${createHash('sha384').update(code).digest('base64')}`,
  bytes: Buffer.byteLength(code),
  gzip: gzipSync(code, { level: 9 }).length,
  purpose,
});

/** A name that changes with what is inside: `map.1f2e3d4c.js`. */
export const hashedName = (name: string, code: string): string =>
  `${name}.${createHash('sha384').update(code).digest('hex').slice(0, 8)}.js`;
