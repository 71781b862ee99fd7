/** A contact as Apple Pay has it: https://developer.apple.com/documentation/applepayontheweb/applepaypaymentcontact */
export interface Contact {
  givenName?: string;
  familyName?: string;
  addressLines?: string[];
  locality?: string;
  postalCode?: string;
  countryCode?: string;
  emailAddress?: string;
  phoneNumber?: string;
}

/** https://developer.apple.com/documentation/applepayontheweb/applepayshippingmethod */
export interface ShippingMethod {
  identifier: string;
  label: string;
  detail: string;
  amount: string;
}

export interface SheetUpdate {
  newTotal: { label: string; amount: string };
  newShippingMethods?: readonly ShippingMethod[];
  errors?: readonly { code: string }[];
}

/** What a shop does when the sheet asks, as the handlers of `ApplePaySession` and Google Pay's `onPaymentDataChanged` do. */
export interface SheetHandlers {
  contactSelected(contact: Contact): Promise<SheetUpdate>;
  methodSelected(method: ShippingMethod): Promise<SheetUpdate>;
  authorized(contact: Contact): Promise<{ status: 'success' | 'failure' }>;
}

/**
 * A wallet's sheet without a wallet: it asks in the wallets' order, and tells before the payment as little of the address as they do. Throws
 * where a real one would refuse what it is given.
 */
export class FakeSheet {
  methods: readonly ShippingMethod[] = [];
  total = '';
  readonly #handlers: SheetHandlers;

  constructor(handlers: SheetHandlers) {
    this.#handlers = handlers;
  }

  async chooseAddress(contact: Contact): Promise<void> {
    this.#show(await this.#handlers.contactSelected(redacted(contact)));
  }

  async chooseMethod(identifier: string): Promise<void> {
    const method = this.methods.find((one) => one.identifier === identifier);
    if (!method) throw new TypeError(`The sheet lists no ${identifier}`);
    this.#show(await this.#handlers.methodSelected(method));
  }

  /** The whole address, at last. */
  async pay(contact: Contact): Promise<'success' | 'failure'> {
    return (await this.#handlers.authorized(contact)).status;
  }

  #show({ newTotal, newShippingMethods, errors = [] }: SheetUpdate): void {
    if (errors.length === 0 && !isAmount(newTotal.amount)) throw new TypeError(`"${newTotal.amount}" is no amount`);
    for (const { identifier, label, amount } of newShippingMethods ?? [])
      if (!identifier || !label || !isAmount(amount)) throw new TypeError(`The method "${identifier}" has no name or no amount`);
    this.methods = newShippingMethods ?? this.methods;
    this.total = newTotal.amount;
  }
}

const isAmount = (text: string): boolean => /^\d+(\.\d{1,2})?$/.test(text);

/**
 * Before the payment Apple gives no name and no street; of a postal code in Canada and the United Kingdom not the last three signs, as
 * Google does (https://developer.apple.com/documentation/applepayontheweb/applepaysession/onshippingcontactselected,
 * https://developers.google.com/pay/api/web/reference/response-objects#IntermediateAddress).
 */
export function redacted({ locality, postalCode = '', countryCode = '' }: Contact): Contact {
  const halved = /^(GB|CA)$/i.test(countryCode);
  return {
    givenName: '',
    familyName: '',
    addressLines: [],
    countryCode,
    postalCode: halved ? postalCode.replace(/\s*\S{3}$/, '') : postalCode,
    ...(locality === undefined ? {} : { locality }),
  };
}
