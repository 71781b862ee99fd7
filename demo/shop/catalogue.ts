import type { Cents } from './money.ts';

/** The one thing a demo shop sells. `weight` in grams, packed; `price` with VAT. */
export interface Product {
  sku: string;
  name: string;
  line: string;
  description: string;
  facts: string[];
  price: Cents;
  weight: number;
  /** File in `public/art/`, and what it shows. */
  art: string;
  artAlt: string;
}

const products: Record<string, Product> = {
  'own-v3': {
    sku: 'KL-KETTLE-12',
    name: 'Morning Kettle',
    line: 'A stovetop kettle with a clear, low whistle',
    description:
      'Spun from one sheet of steel and finished by hand in a soft sage enamel. Holds enough for six cups, and pours without a drip because someone spent a winter on the spout.',
    facts: ['1.2 litres', 'Gas, electric and induction', 'Enamel guaranteed for ten years'],
    price: 6400,
    weight: 1450,
    art: 'kettle.svg',
    artAlt: 'A sage green kettle with a wooden handle',
  },
  'own-v2': {
    sku: 'WS-BELL-01',
    name: 'Harbour Bell',
    line: 'A brass bicycle bell that carries across a canal',
    description:
      'Turned from solid brass on a lathe older than we are. One strike rings for eleven seconds. It will tarnish; we think it should.',
    facts: ['Fits bars of 22 to 32 mm', 'Solid brass, 54 mm across', 'Two spare screws in the box'],
    price: 2750,
    weight: 240,
    art: 'bell.svg',
    artAlt: 'A brass bicycle bell on a handlebar',
  },
  central: {
    sku: 'LS-THROW-130',
    name: 'Dune Throw',
    line: 'A linen throw the colour of wet sand',
    description: 'Woven in narrow runs from European flax, washed twice so that it is soft on the first evening. Heavier than it looks.',
    facts: ['130 × 180 cm', '100 % linen', 'Machine wash at 40 °C'],
    price: 8950,
    weight: 1100,
    art: 'throw.svg',
    artAlt: 'A folded sand-coloured throw with a fringe',
  },
  'central-hold': {
    sku: 'LH-BASKET-M',
    name: 'Field Basket',
    line: 'A willow basket, made by one person in one afternoon',
    description: 'Each basket is woven to order from willow cut within twenty kilometres. No two are alike, and the maker signs the base.',
    facts: ['About 34 × 26 cm', 'Unpeeled willow', 'Posted within five working days'],
    price: 5200,
    weight: 900,
    art: 'basket.svg',
    artAlt: 'A round willow basket with one handle',
  },
  'no-checkout': {
    sku: 'CK-MUG-2',
    name: 'Two Quiet Mugs',
    line: 'A pair of stoneware mugs, glazed like river stones',
    description: 'Thrown a little thick so that they keep their warmth, with a handle for three fingers. The glaze runs as it likes.',
    facts: ['Two mugs of 320 ml', 'Dishwasher safe', 'Packed in recycled paper'],
    price: 3800,
    weight: 1250,
    art: 'mugs.svg',
    artAlt: 'Two stoneware mugs, one in front of the other',
  },
  'existing-integration': {
    sku: 'PB-TIDE-HC',
    name: 'The Tide Clerk',
    line: 'A novel in hardback, about a man who files the sea',
    description: 'Every high water since 1874 is in his drawers. Then one goes missing. Cloth bound, sewn, with a ribbon.',
    facts: ['312 pages', 'Cloth bound hardback', 'First edition'],
    price: 2400,
    weight: 520,
    art: 'book.svg',
    artAlt: 'A dark blue clothbound book with a paper boat on its cover',
  },
};

/** Is there a shop of this merchant in the street? */
export const sells = (shop: string): boolean => Object.hasOwn(products, shop);

/** The product of a shop; throws for a shop that sells nothing, which is a mistake in the demo. */
export function productOf(shop: string): Product {
  const product = products[shop];
  if (!product) throw new Error(`no product is invented yet for the shop "${shop}"`);
  return product;
}
