/**
 * A wallet's sheet without a wallet: it asks in the wallets' order, and tells before the payment as little of the address as they do. Throws
 * where a real one would refuse what it is given.
 */
export class FakeSheet {
  methods = [];
  total = '';
  #handlers;

  /** `contactSelected`, `methodSelected` and `authorized` are what a shop does when the sheet asks. */
  constructor(handlers) {
    this.#handlers = handlers;
  }

  async chooseAddress(contact) {
    this.#show(await this.#handlers.contactSelected(redacted(contact)));
  }

  async chooseMethod(identifier) {
    const method = this.methods.find((one) => one.identifier === identifier);
    if (!method) throw new TypeError(`The sheet lists no ${identifier}`);
    this.#show(await this.#handlers.methodSelected(method));
  }

  /** The whole address, at last; `success` or `failure`. */
  async pay(contact) {
    return (await this.#handlers.authorized(contact)).status;
  }

  #show({ newTotal, newShippingMethods, errors = [] }) {
    if (errors.length === 0 && !isAmount(newTotal.amount)) throw new TypeError(`"${newTotal.amount}" is no amount`);
    for (const { identifier, label, amount } of newShippingMethods ?? [])
      if (!identifier || !label || !isAmount(amount)) throw new TypeError(`The method "${identifier}" has no name or no amount`);
    this.methods = newShippingMethods ?? this.methods;
    this.total = newTotal.amount;
  }
}

const isAmount = (text) => /^\d+(\.\d{1,2})?$/.test(text);

/**
 * Before the payment Apple gives no name and no street; of a postal code in Canada and the United Kingdom not the last three signs, as
 * Google does (https://developer.apple.com/documentation/applepayontheweb/applepaysession/onshippingcontactselected,
 * https://developers.google.com/pay/api/web/reference/response-objects#IntermediateAddress).
 */
export function redacted({ locality = '', postalCode = '', countryCode = '' }) {
  const halved = /^(GB|CA)$/i.test(countryCode);
  const code = halved ? postalCode.replace(/\s*\S{3}$/, '') : postalCode;
  return { givenName: '', familyName: '', addressLines: [], locality, postalCode: code, countryCode };
}
