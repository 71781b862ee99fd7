import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { linkPackages } from './linked-packages.ts';

/** A storefront around the recipe's component: what its cart is told ends in `methods`. */
const storefront = `
import { createRoot } from 'react-dom/client';
import { ServicePoint } from './service-point.jsx';
globalThis.methods = [];
const sdk = { store: { cart: { addShippingMethod: (...told) => void globalThis.methods.push(told) } } };
const cart = { id: 'cart_1', shipping_address: { country_code: 'nl', postal_code: '5611EM' } };
createRoot(document.querySelector('#root')).render(<ServicePoint sdk={sdk} cart={cart} option={{ id: 'so_1' }} />);
`;

/** The HTML of a page with that component, as a storefront's build would make it. */
export async function bundleMedusa(component: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'delivery-medusa-'));
  try {
    await linkPackages(root, ['sendcloud-delivery-picker', 'react', 'react-dom']);
    await Promise.all([writeFile(join(root, 'service-point.jsx'), component), writeFile(join(root, 'main.jsx'), storefront)]);
    const output = { format: 'es', codeSplitting: false } as const;
    const rolldownOptions = { input: join(root, 'main.jsx'), output };
    const [result] = [
      await build({ root, configFile: false, logLevel: 'warn', build: { write: false, minify: false, rolldownOptions } }),
    ].flat();
    const chunk = result && 'output' in result ? result.output[0] : undefined;
    if (chunk?.type !== 'chunk') throw new Error('The storefront did not become a script');
    const script = chunk.code.replaceAll('</script', '<\\/script');
    return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Checkout</title><link rel="icon" href="data:,"><div id="root"></div><script type="module">${script}</script></html>`;
  } finally {
    await rm(root, { recursive: true });
  }
}
