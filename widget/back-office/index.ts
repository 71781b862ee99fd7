import { SendcloudMerchantConnect } from './merchant-connect.ts';
import { SendcloudOrderPanel } from './order-panel.ts';

export type { OfficeEvents, PanelEvents } from './office-events.ts';
export { SendcloudMerchantConnect, SendcloudOrderPanel };

const elements = { 'sendcloud-merchant-connect': SendcloudMerchantConnect, 'sendcloud-order-panel': SendcloudOrderPanel };

declare global {
  interface HTMLElementTagNameMap {
    'sendcloud-merchant-connect': SendcloudMerchantConnect;
    'sendcloud-order-panel': SendcloudOrderPanel;
  }
}

// On a server there is no registry; in a page another version may have been first, and the page works with that one.
for (const [tag, element] of Object.entries(elements)) {
  if (globalThis.customElements?.get(tag)) console.warn(`<${tag}> is already registered; this second script is not used.`);
  else globalThis.customElements?.define(tag, element);
}
