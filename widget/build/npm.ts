import { build } from 'vite';

/**
 * Builds what bundlers import, into `dist/npm`. Lit and Supercluster stay imports, so that an application has them once;
 * Leaflet is inside the map's file, because it only works patched.
 */
export async function buildForNpm(): Promise<void> {
  await build({
    build: {
      outDir: 'dist/npm',
      emptyOutDir: true,
      minify: false,
      // As a library: else Vite puts its own helper around each dynamic import, and a shop that builds with Vite has it twice and fails.
      lib: {
        entry: {
          index: 'widget/index.ts',
          element: 'widget/delivery-picker.ts',
          spp: 'widget/spp/index.ts',
          fields: 'widget/fields/index.ts',
          'back-office': 'widget/back-office/index.ts',
        },
        formats: ['es'],
      },
      rolldownOptions: {
        external: /^(lit|@lit|supercluster)(\/|$)/,
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  });
}
