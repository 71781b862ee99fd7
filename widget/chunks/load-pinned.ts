import { type Pin, pins, shared, version } from 'virtual:pinned-chunks';
import type { Messages } from '../messages/messages.ts';
import { folderOf } from './folder.ts';
import type { ChunkName, Chunks } from './load.ts';
import { ownTask } from './own-task.ts';
import { policy } from './policy.ts';
import { registry } from './registry.ts';

/** One file is one module, however often it is asked for: what `import()` would remember. */
const loading = new Map<string, Promise<object>>();

/**
 * Fetches a part of the widget and runs it only when its hash is the one this script was built with.
 *
 * `import()` cannot be pinned: no engine checks integrity on it in every case, and Trusted Types do not govern it. An
 * injected script with `integrity` never ran with a flipped byte in any engine; so each chunk is a classic script that
 * leaves its factory in a registry, from which it is taken at once.
 *
 * @throws when the file does not come, is not what it should be, or the page's policy forbids it.
 */
export function loadChunk<Name extends ChunkName>(name: Name): Promise<Chunks[Name]> {
  return loadPinned(name, pins[name]) as Promise<Chunks[Name]>;
}

/** The words of a language, by its subtag; none for a language that has no file. Throws as `loadChunk` does. */
export async function loadMessages(language: string): Promise<Partial<Messages>> {
  const { languagePins } = (await loadPinned('languages', pins.languages)) as typeof import('./languages.ts');
  const name = `messages-${language}`;
  const pin = languagePins[name];
  return pin ? ((await loadPinned(name, pin)) as { messages: Messages }).messages : {};
}

/** One of the files this script was built with, by its name. Throws as `loadChunk` does. */
export function loadPinned(name: string, pin: Pin | undefined): Promise<object> {
  const known = loading.get(name);
  const chunk = known ?? fetchChunk(name, pin);
  if (known === undefined) {
    loading.set(name, chunk);
    chunk.catch(() => loading.delete(name));
  }
  return chunk;
}

async function fetchChunk(name: string, pin: Pin | undefined): Promise<object> {
  // A hash in a form the browser does not know is no check at all.
  if (pin === undefined || !/^sha384-[A-Za-z0-9+/]{64}$/.test(pin.integrity)) throw new Error(`No known file for ${name}`);
  const url = `${folderOf(import.meta.url, version)}${pin.file}`;
  // Firefox remembers that an address failed its check and does not ask again: the second try has another address.
  await runScript(url, pin.integrity).catch(() => runScript(`${url}?again`, pin.integrity));
  await ownTask();
  return instantiate(`${name}@${version}`);
}

function runScript(url: string, integrity: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    const nonce = ownNonce();
    if (nonce) script.nonce = nonce;
    script.integrity = integrity;
    script.crossOrigin = 'anonymous';
    const ended = ({ type }: Event): void => {
      // Not before: WebKit forgets what waits for a script that is in no document.
      script.remove();
      if (type === 'load') resolve();
      else reject(new Error(`${url} did not load, or is not the file it should be`));
    };
    script.addEventListener('load', ended);
    script.addEventListener('error', ended);
    script.src = policy?.createScriptURL(url) ?? url;
    document.head.append(script);
  });
}

/** A page that allows scripts by nonce alone allows ours by the nonce of the tag that brought this one. */
const ownNonce = (): string | undefined => [...document.scripts].find((script) => script.src === import.meta.url)?.nonce;

/** A browser may say "loaded" of a script it then did not run: only a chunk that has registered has run. */
function instantiate(key: `${string}@${string}`): object {
  const factory = registry()[key];
  if (factory === undefined) throw new Error(`${key} was loaded, but did not run`);
  delete registry()[key];
  const exports = {};
  // The hash says that both come from one build, which has put here all that the chunk asks for.
  factory(exports, (name) => shared[name] as object);
  return exports;
}

/** Where the script came from, for a page that does not name its proxy. */
export const scriptOrigin: string | undefined = new URL(import.meta.url).origin;
