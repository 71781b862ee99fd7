import { countFunnel } from './count-funnel.ts';

const { currentScript: script } = document;
const page = globalThis as { sendcloudFunnel?: { variant: string } };

if (!(script instanceof HTMLScriptElement))
  console.error('funnel.js is a plain script: <script src="…/funnel.js" data-key data-variant></script>, without type="module"');
// A page that names the script twice is counted once.
else if (!page.sendcloudFunnel) {
  const { key = '', variant = '' } = script.dataset;
  page.sendcloudFunnel = { variant };
  countFunnel({ proxy: new URL(script.src).origin, key, variant }, document);
}
