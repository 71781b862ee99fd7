import { numberFormat } from './formats.ts';

/** A decimal string and an ISO 4217 code; never a float. */
export interface Price {
  readonly value: string;
  readonly currency: string;
}

export const isFree = (price: Price): boolean => Number(price.value) === 0;

/** "€4.95" as the language writes it. */
export const formatMoney = (price: Price, lang: string): string =>
  numberFormat(lang, { style: 'currency', currency: price.currency }).format(Number(price.value));
