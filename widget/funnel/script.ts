import { countFunnel } from './count-funnel.ts';

const { currentScript: script } = document;
const page = globalThis as { sendcloudFunnel?: { variant: string } };

// A page that names the script twice is counted once.
if (script instanceof HTMLScriptElement && !page.sendcloudFunnel) {
  const { key = '', variant = '' } = script.dataset;
  page.sendcloudFunnel = { variant };
  countFunnel({ proxy: new URL(script.src).origin, key, variant }, document);
}
