import { build } from 'vite';

/** One classic script out of a file and the packages it imports, as a shop's own build would make it: nothing is patched. */
export async function bundleForShop(file: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, minify: false, rolldownOptions: { input: file, output: { format: 'iife', name: 'shop' } } },
  });
  const [bundle] = [output].flat();
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`${file} did not become a script`);
  return chunk.code;
}
