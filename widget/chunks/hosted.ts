import { createServicePoints, type ServicePoints } from '../spp/service-points.ts';
import { loadEntry } from './load-entry.ts';

const tag = 'sendcloud-delivery-picker';

/** Puts `sendcloud.servicePoints` where a page written for Sendcloud's hosted picker looks for it. The picker is loaded when it is first opened. */
function install(own: HTMLScriptElement): void {
  const { origin } = new URL(own.src);
  const page = globalThis as { sendcloud?: { servicePoints?: ServicePoints } };
  const { open, close } = createServicePoints(async () => {
    if (!customElements.get(tag)) await loadEntry(own);
    return document.createElement(tag);
  });
  page.sendcloud = {
    ...page.sendcloud,
    servicePoints: { open: (options, ...functions) => open({ ...options, proxy: options?.proxy || origin }, ...functions), close },
  };
}

if (document.currentScript instanceof HTMLScriptElement) install(document.currentScript);
else
  console.error(
    'spp.js is a plain script: <script src="…/spp.js"></script>, without type="module". A bundle imports sendcloud-delivery-picker/spp',
  );
