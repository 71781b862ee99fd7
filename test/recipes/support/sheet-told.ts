import type { Page } from 'playwright-core';
import type { WalletOptions } from '../../../widget/core/wallet.ts';

/** What the recipe's lines told the sheets, amounts in the place of totals. */
export interface SheetTold {
  contact: { newTotal: string; newShippingMethods: WalletOptions['shippingMethods'] };
  method: { newTotal: string };
  /** The token in the picker once Apple's sheet has another method. */
  held: string;
  google: { newShippingOptionParameters: WalletOptions['shippingOptionParameters']; newTransactionInfo: string };
  /** The same of Google's, and what it was answered. */
  googleMethod: { id: string; newTransactionInfo: string; held: string };
}

/**
 * Runs the recipe's lines in a page with a picker: Apple's sheet gets this address and then the last of its methods, Google's the same address
 * and then another one. What the lines take for granted is here: the session and the sums.
 */
export const sheetTold = (
  page: Page,
  { helper, apple, google }: Record<'helper' | 'apple' | 'google', string>,
  address: object,
): Promise<SheetTold> =>
  page.evaluate(`(async () => {
    const picker = document.querySelector('sendcloud-delivery-picker');
    const total = (method) => method?.amount;
    const transaction = total;
    const told = {};
    const session = {
      completeShippingContactSelection: (update) => { told.contact = update; },
      completeShippingMethodSelection: (update) => { told.method = update; },
    };
    const paymentDataCallbacks = {};
    /** The token in the picker, once it has taken this method. */
    const taken = async (id) => {
      while (picker.walletOptions().shippingMethods[0].identifier !== id) await new Promise(requestAnimationFrame);
      return picker.value;
    };
    ${helper}
    ${apple}
    ${google}
    const address = ${JSON.stringify(address)};
    await session.onshippingcontactselected({ shippingContact: address });
    const last = told.contact.newShippingMethods.at(-1);
    session.onshippingmethodselected({ shippingMethod: last });
    told.held = await taken(last.identifier);
    const ask = (callbackTrigger, id) =>
      paymentDataCallbacks.onPaymentDataChanged({ callbackTrigger, shippingAddress: address, shippingOptionData: { id } });
    told.google = await ask('INITIALIZE', 'shipping_option_unselected');
    const other = told.google.newShippingOptionParameters.shippingOptions.find(({ id }) => id !== last.identifier).id;
    const { newTransactionInfo } = await ask('SHIPPING_OPTION', other);
    return { ...told, googleMethod: { id: other, newTransactionInfo, held: await taken(other) } };
  })()`);
