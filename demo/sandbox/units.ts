const GRAMS = { kg: 1000, g: 1, lbs: 453.59237, oz: 28.349523 } as const;
const CENTIMETRES = { cm: 1, mm: 0.1, dm: 10, m: 100, yd: 91.44, ft: 30.48, in: 2.54 } as const;

/** Sendcloud's weight, whose value is a decimal string or a number, in grams. */
export const gramsOf = ({ value, unit }: { value: string | number; unit: keyof typeof GRAMS }): number => Number(value) * GRAMS[unit];

/** A length in centimetres. */
export const centimetresOf = (value: string | number, unit: keyof typeof CENTIMETRES): number => Number(value) * CENTIMETRES[unit];
