/** What the shopper typed, trimmed. */
export interface CheckoutAddress {
  name: string;
  email: string;
  phone: string;
  addressLine1: string;
  postalCode: string;
  city: string;
  country: string;
}

export type CheckoutField = keyof CheckoutAddress | 'delivery' | 'payment';

/** One sentence per field that is not right yet; `delivery` and `payment` also carry what was found out after reading. */
export type CheckoutErrors = Partial<Record<CheckoutField, string>>;

export interface CheckoutForm {
  attempt: string;
  address: CheckoutAddress;
  /** The one entry called `delivery`: a token, or a fallback value. */
  delivery: string;
  /** The element's second entry, for display only; nothing of it is trusted. */
  details: { title?: string; price?: string } | null;
  /** How the pretended payment should end. */
  payment: 'succeed' | 'decline' | '';
  errors: CheckoutErrors;
}

export const countries: Record<string, { name: string; postalCode: RegExp; example: string }> = {
  NL: { name: 'Netherlands', postalCode: /^\d{4} ?[A-Z]{2}$/, example: '5611 EM' },
  BE: { name: 'Belgium', postalCode: /^\d{4}$/, example: '2000' },
  DE: { name: 'Germany', postalCode: /^\d{5}$/, example: '10115' },
};

export const emptyForm = (attempt: string): CheckoutForm => ({
  attempt,
  address: { name: '', email: '', phone: '', addressLine1: '', postalCode: '', city: '', country: 'NL' },
  delivery: '',
  details: null,
  payment: 'succeed',
  errors: {},
});

/** Reads a submitted checkout. Nothing is thrown away: what is wrong stays in the fields, with a sentence beside it. */
export function readCheckout(data: FormData): CheckoutForm {
  const text = (name: string, max = 200) =>
    String(data.get(name) ?? '')
      .trim()
      .slice(0, max);
  const address: CheckoutAddress = {
    name: text('name'),
    email: text('email'),
    phone: text('phone', 50),
    addressLine1: text('address-line1'),
    postalCode: text('postal-code', 15).toUpperCase(),
    city: text('city'),
    country: text('country', 2),
  };
  const deliveries = data.getAll('delivery').map(String).filter(Boolean);
  const delivery = deliveries.length === 1 ? (deliveries[0] ?? '') : '';
  const payment = text('payment');
  return {
    attempt: text('attempt', 64) || crypto.randomUUID(),
    address,
    delivery,
    details: readDetails(text('delivery-details', 10_000)),
    payment: payment === 'succeed' || payment === 'decline' ? payment : '',
    errors: { ...addressErrors(address), ...choiceErrors(delivery, payment) },
  };
}

function addressErrors(address: CheckoutAddress): CheckoutErrors {
  const errors: CheckoutErrors = {};
  const country = countries[address.country];
  if (!address.name) errors.name = 'Tell us who the parcel is for.';
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address.email)) errors.email = 'Give an e-mail address such as jo@example.com.';
  if (address.phone && !/^\+?[\d ()-]{6,}$/.test(address.phone))
    errors.phone = 'Give a phone number such as +31 6 1234 5678, or leave it out.';
  if (!/\p{L}/u.test(address.addressLine1)) errors.addressLine1 = 'Give the street and the house number.';
  if (!address.city) errors.city = 'Give the town.';
  if (!country) errors.country = 'Choose a country we deliver to.';
  else if (!country.postalCode.test(address.postalCode)) errors.postalCode = `Give a postal code such as ${country.example}.`;
  return errors;
}

function choiceErrors(delivery: string, payment: string): CheckoutErrors {
  const errors: CheckoutErrors = {};
  if (!delivery) errors.delivery = 'Choose how you would like to get your parcel.';
  if (payment !== 'succeed' && payment !== 'decline') errors.payment = 'Choose how to pay.';
  return errors;
}

function readDetails(json: string): CheckoutForm['details'] {
  try {
    const { option } = JSON.parse(json) as { option?: { title?: unknown; price?: { value?: unknown } | null } };
    const title = option?.title;
    const price = option?.price?.value;
    return {
      ...(typeof title === 'string' ? { title: title.slice(0, 100) } : {}),
      ...(typeof price === 'string' && /^\d{1,3}(\.\d{1,2})?$/.test(price) ? { price } : {}),
    };
  } catch {
    return null;
  }
}
