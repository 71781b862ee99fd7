import { Hono } from 'hono';
import { html } from 'hono/html';
import { carrierName } from '../catalogue/carriers.ts';
import { statusOf } from '../catalogue/statuses.ts';
import type { Sandbox } from '../context.ts';
import { page } from './pages.ts';

/** `/track/{carrier}/{number}`: where tracking links lead; what a buyer may know, newest first. */
export function trackRoutes({ state }: Sandbox): Hono {
  return new Hono().get('/:carrier/:number', (c) => {
    const { carrier, number } = c.req.param();
    const parcel = state.parcelTracked(number);
    if (parcel?.carrier !== carrier) return c.html(page('No such parcel', 'The carrier knows no parcel of this number.'), 404);
    const steps = parcel.history
      .toReversed()
      .map(({ code, at }) => html`<tr><td>${statusOf(code).message}</td><td>${at.slice(0, 16).replace('T', ' ')} UTC</td></tr>`);
    return c.html(page(`${carrierName(carrier)} ${number}`, html`<table><tbody>${steps}</tbody></table>`));
  });
}
