import { join } from 'node:path';
import type { Plugin } from 'vite';
import { policyModule } from './lit-patches.ts';
import { patch } from './patches.ts';

const policyFile = join(import.meta.dirname, '../chunks/policy.ts');

/** Applies our patches to the libraries, wherever they are installed, and fails the build when one no longer fits. */
export const patchLibraries = (): Plugin => ({
  name: 'patch-libraries',
  enforce: 'pre',
  resolveId: (id) => (id === policyModule ? policyFile : undefined),
  transform: (source, id) => {
    const patched = patch(id.split('?')[0] ?? id, source);
    return patched === source ? undefined : { code: patched, map: null };
  },
});

/** Answers imports of `virtual:…` with these texts. */
export const virtualModules = (texts: Record<`virtual:${string}`, string>): Plugin => ({
  name: 'virtual-modules',
  resolveId: (id) => (id in texts ? `\0${id}` : undefined),
  load: (id) => texts[id.slice(1) as `virtual:${string}`],
});

/** Puts one source file in the place of another, both by their ends. */
export const replaceModule = (from: string, to: string): Plugin => ({
  name: 'replace-module',
  enforce: 'pre',
  async resolveId(id, importer) {
    const found = await this.resolve(id, importer, { skipSelf: true });
    return found?.id.endsWith(from) ? found.id.slice(0, -from.length) + to : undefined;
  },
});

/** Takes the white space out of our style sheets, which no minifier touches. */
export const flattenStyles = (): Plugin => ({
  name: 'flatten-styles',
  enforce: 'pre',
  transform: (source, id) => {
    if (!/\/widget\/(back-office\/)?styles\//.test(id)) return undefined;
    const flat = (css: string) => css.replace(/\s*\n\s*/g, '').replace(/([:,]) | (?=\{)|;(?=\})/g, '$1');
    return { code: source.replace(/css`[^`]*`/g, flat), map: null };
  },
});
