import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';

/** Most pieces in one basket. */
const most = 9;

/** Pieces in the shop's basket: the only thing it keeps, in a cookie of its own path. */
export function quantityIn(context: Context): number {
  return clamp(getCookie(context, 'basket'));
}

export function setQuantity(context: Context, shop: string, quantity: unknown): void {
  setCookie(context, 'basket', String(clamp(quantity)), { path: `/${shop}`, httpOnly: true, sameSite: 'Lax' });
}

function clamp(quantity: unknown): number {
  const number = Number(quantity);
  return Number.isInteger(number) ? Math.min(Math.max(number, 0), most) : 0;
}
