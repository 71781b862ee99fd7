import { countFunnel } from './count-funnel.ts';

const { currentScript: script } = document;
if (script instanceof HTMLScriptElement) {
  const { key = '', variant = '' } = script.dataset;
  countFunnel({ proxy: new URL(script.src).origin, key, variant }, document);
}
