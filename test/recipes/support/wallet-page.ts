import '../../../widget/index.ts';
import type { SendcloudDeliveryPicker } from '../../../widget/delivery-picker.ts';
import type { WalletOptions } from '../../../widget/core/wallet.ts';
import { FakeSheet, type ShippingMethod } from '../../../demo/wallets/fake-sheet.ts';

/** `optionsFor` of docs/recipes/wallets.md, put before this script as it stands there. */
declare function optionsFor(picker: SendcloudDeliveryPicker, address: object): Promise<WalletOptions>;

const goods = 45.9;
const picker = document.querySelector('sendcloud-delivery-picker') as SendcloudDeliveryPicker;
const tokens = new Map<string, string>();
picker.addEventListener('delivery-ready', (event) => {
  const { options } = (event as CustomEvent<{ options: { id: string; selection: { token: string } | null }[] }>).detail;
  for (const { id, selection } of options) if (selection) tokens.set(id, selection.token);
});

const total = (method: ShippingMethod | undefined) => ({ label: 'Shop', amount: (goods + Number(method?.amount ?? 0)).toFixed(2) });
const addressOf = ({ countryCode, postalCode, locality }: { countryCode?: string; postalCode?: string; locality?: string }) => ({
  country: countryCode,
  postalCode,
  city: locality,
});

/** The shop's side of docs/recipes/wallets.md, for a sheet of no wallet. */
const sheet = new FakeSheet({
  async contactSelected(contact) {
    const { shippingMethods } = await optionsFor(picker, addressOf(contact));
    const errors = shippingMethods.length > 0 ? [] : [{ code: 'addressUnserviceable' }];
    return { newTotal: total(shippingMethods[0]), newShippingMethods: shippingMethods, errors };
  },
  async methodSelected(method) {
    picker.value = tokens.get(method.identifier) ?? '';
    return { newTotal: total(method) };
  },
  async authorized(contact) {
    const chosen = picker.value;
    await optionsFor(picker, { ...addressOf(contact), addressLine1: contact.addressLines?.join(' ') });
    const { ok } = await picker.recheck();
    return { status: ok && chosen && picker.value ? 'success' : 'failure' };
  },
});

Object.assign(globalThis, { picker, sheet });
