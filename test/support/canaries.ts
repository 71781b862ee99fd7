/** Texts that stand nowhere else, each where a person's data or a secret stands. */
export const canaries = {
  name: 'Canaria Onyxfeather',
  company: 'Canary Quillworks',
  addressLine1: 'Canarygrove Lane',
  addressLine2: 'Canary Stairwell',
  houseNumber: '90417-canary',
  city: 'Canaryhaven',
  state: 'Canaryshire',
  email: 'canary.mail@example.com',
  phone: '+31690417001',
  postNumber: '73519264',
  description: 'Canary wedding ring',
  sku: 'CANARY-SKU-7',
  checkoutMethodName: 'Canary method',
  paymentStatus: 'canary-paid',
  searchText: 'Canary Boulevard 7',
  eventName: 'Canary Addressee',
  idempotencyKey: 'canary-idempotency-key',
  publicKey: 'canary-sendcloud-public',
  secretKey: 'canary-sendcloud-secret',
  shopKey: 'sk_canary_of_a_new_shop_0123456789',
} as const;
export type Canary = keyof typeof canaries;

/** The names of the canaries in a text, also as base64, hex or percent-encoding of them. */
export function heard(text: string): Canary[] {
  return names.filter((name) => forms[name].some((form) => text.includes(form)));
}

const names = Object.keys(canaries) as Canary[];

const forms = Object.fromEntries(
  Object.entries(canaries).map(([name, canary]) => [
    name,
    [canary, encodeURIComponent(canary), Buffer.from(canary).toString('hex'), ...[0, 1, 2].map((shift) => base64Core(canary, shift))],
  ]),
) as unknown as Record<Canary, string[]>;

/** What is in every base64 of a text that stands `shift` bytes from a boundary. */
function base64Core(text: string, shift: number): string {
  const encoded = Buffer.from(' '.repeat(shift) + text).toString('base64url');
  return encoded.slice(shift + 1, -3);
}
