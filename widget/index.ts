import { SendcloudDeliveryPicker } from './delivery-picker.ts';

export type { Selection } from '../proxy/contract/selections.ts';
export type { ServicePoint } from '../proxy/contract/service-points.ts';
export type { PickerEvents } from './controllers/picker-events.ts';
export { SendcloudDeliveryPicker };

const tag = 'sendcloud-delivery-picker';

declare global {
  interface HTMLElementTagNameMap {
    [tag]: SendcloudDeliveryPicker;
  }
}

// On a server there is no registry; in a page another version may have been first, and the page works with that one.
if (globalThis.customElements?.get(tag)) console.warn(`<${tag}> is already registered; this second script is not used.`);
else globalThis.customElements?.define(tag, SendcloudDeliveryPicker);
