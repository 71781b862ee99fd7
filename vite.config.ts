import { defineConfig } from 'vite';
import { patchLibraries } from './widget/build/plugins.ts';

/** What every build of this package shares; `widget/build/build.ts` says which builds there are. */
export default defineConfig({
  logLevel: 'warn',
  publicDir: false,
  plugins: [patchLibraries()],
  build: {
    target: 'es2022',
    // The first that know light-dark(), which the elements' own style sheets use as it is.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    emptyOutDir: false,
    modulePreload: false,
    reportCompressedSize: false,
  },
});
