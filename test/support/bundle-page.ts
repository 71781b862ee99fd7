import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One module out of a page's script and all it imports, with the libraries as the build ships them. Takes a second or two. */
export async function bundlePage(file: string, plugins: Plugin[] = []): Promise<string> {
  const result = await build({
    root,
    plugins,
    // The states are arranged with the helpers of the tests, and no test runner is there to be asked.
    resolve: { alias: [{ find: /^@open-wc\/testing$/, replacement: '@open-wc/testing-helpers' }] },
    define: { 'process.env.NODE_ENV': '"production"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false' },
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: file, output: { format: 'es', codeSplitting: false } },
    },
  });
  const [only, ...others] = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (only?.type !== 'chunk' || others.length > 0) throw new Error(`${file} did not come out as one file`);
  return only.code;
}
