import type { Order } from '../../proxy/contract/orders.ts';

/** The order every test has unless it is about the order. Its weight and place are those of the tests' cart. */
export function anOrder(changes: Partial<Order> = {}): Order {
  return {
    number: '2026-0042',
    createdAt: '2026-11-24T09:00:00Z',
    recipient: {
      name: 'Anna de Vries',
      addressLine1: 'Stratumseind',
      houseNumber: '12',
      postalCode: '5611EM',
      city: 'Eindhoven',
      country: 'NL',
      email: 'anna@example.com',
      phone: '+31612345678',
    },
    items: [
      {
        description: 'Copper kettle',
        sku: 'KETTLE-1',
        quantity: 1,
        weight: 2500,
        price: { value: '45.90', currency: 'EUR' },
        hsCode: '741810',
        originCountry: 'NL',
      },
    ],
    weight: 2500,
    total: { value: '49.85', currency: 'EUR' },
    paymentStatus: 'paid',
    ...changes,
  };
}
