import { build } from 'vite';

/** Builds what a server runs, into `dist`: the proxy, the helpers for a shop's back end, the command. Dependencies stay imports. */
export async function buildForNode(): Promise<void> {
  await build({
    build: {
      outDir: 'dist',
      ssr: true,
      target: 'node22',
      minify: false,
      rolldownOptions: {
        input: { proxy: 'proxy/index.ts', server: 'proxy/shop-helpers.ts', cli: 'proxy/cli.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  });
}
