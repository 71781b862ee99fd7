import { toHex } from '../security/encoding.ts';
import { baseHeaders, type ProxyContext } from './respond.ts';

/** An answer's bytes, made once and sent many times. */
export interface Prebuilt {
  plain: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer>;
  /** Weak, as both encodings share it. */
  etag: string;
}

/** Makes the bytes of an object once, and finds them again as long as the object lives. */
export function createPrebuilder(): (value: object) => Promise<Prebuilt> {
  const made = new WeakMap<object, Promise<Prebuilt>>();
  return (value) => {
    const building = made.get(value) ?? prebuild(new TextEncoder().encode(JSON.stringify(value)));
    made.set(value, building);
    return building;
  };
}

/** Synchronous, so that Hono and its node adapter stay on their fast path. 304 when the client has these bytes already. */
export function sendPrebuilt(c: ProxyContext, built: Prebuilt, headers: Record<string, string>): Response {
  const zipped = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '');
  const common = { ...baseHeaders(c), 'Content-Type': 'application/json', ETag: built.etag, ...headers };
  if (c.req.header('if-none-match') === built.etag) return new Response(null, { status: 304, headers: common });
  if (!zipped) return new Response(built.plain, { headers: common });
  const init: ResponseInit & Encoded = { headers: { ...common, 'Content-Encoding': 'gzip' }, encodeBody: 'manual' };
  return new Response(built.gzip, init);
}

/** Cloudflare's runtime would else compress by the header what is compressed: https://developers.cloudflare.com/workers/runtime-apis/response/ */
interface Encoded {
  encodeBody: 'manual';
}

export async function prebuild(plain: Uint8Array<ArrayBuffer>): Promise<Prebuilt> {
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream('gzip'));
  const gzip = new Uint8Array(await new Response(stream).arrayBuffer());
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', plain));
  return { plain, gzip, etag: `W/"${toHex(hash.subarray(0, 12))}"` };
}
