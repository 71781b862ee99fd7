/** An address as a checkout form has it. Empty when a field is missing or not filled in. */
export interface FormAddress {
  readonly country: string;
  readonly postalCode: string;
  readonly city: string;
  readonly addressLine1: string;
}

const parts: Record<string, keyof FormAddress> = {
  country: 'country',
  'postal-code': 'postalCode',
  'address-level2': 'city',
  'address-line1': 'addressLine1',
  'street-address': 'addressLine1',
};

/**
 * Reads the delivery address from fields by their `autocomplete` tokens (HTML, "autofill detail tokens").
 *
 * The shipping section wins, even where it is still empty; then fields of no section. Billing fields are never read.
 */
export function readAddress(fields: readonly { readonly autocomplete: string; readonly value: string }[]): FormAddress {
  const named = fields.map(({ autocomplete, value }) => ({ tokens: autocomplete.toLowerCase().split(/\s+/), value: value.trim() }));
  const shipping = named.filter(({ tokens }) => tokens.includes('shipping'));
  const address = { country: '', postalCode: '', city: '', addressLine1: '' };
  for (const { tokens, value } of shipping.length > 0 ? shipping : named.filter((field) => !field.tokens.includes('billing'))) {
    const part = parts[tokens.at(-1) ?? ''];
    if (part && !address[part]) address[part] = value.split('\n')[0] ?? '';
  }
  return address;
}
