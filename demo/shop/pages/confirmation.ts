import { html } from 'hono/html';
import type { ShopIdentity } from '../config.ts';
import { countries } from '../checkout-form.ts';
import { priceText } from '../money.ts';
import type { ShopOrder } from '../order-book.ts';
import type { OrderView, ServicePoint } from '../proxy-client.ts';
import { type Html, layout } from './layout.ts';
import { hoursText, windowText } from './dates.ts';

/** Where a paid order stands, in a shopper's words. `pending` pages look again by themselves. */
function standing(order: ShopOrder, view: OrderView | null): { text: string; pending: boolean } {
  if (order.handover === 'refused') return { text: 'Your order is safe with us. A colleague is looking at its delivery.', pending: false };
  if (!view) return { text: 'Your order is safe with us and is being passed on.', pending: true };
  const travelled = view.state === 'imported' || view.state === 'labelled' ? travels[view.parcel?.status ?? ''] : undefined;
  return { text: travelled ?? states[view.state] ?? 'Your order is with the carrier service.', pending: view.state === 'accepted' };
}

/** Sendcloud's codes for a parcel's way, as far as a shopper wonders. */
const travels: Record<string, string> = {
  TO_SORTING: 'Your parcel is on its way.',
  SORTED: 'Your parcel is on its way.',
  SHIPMENT_ON_ROUTE: 'Your parcel is on its way.',
  DRIVER_ON_ROUTE: 'Your parcel is on its way.',
  AWAITING_CUSTOMER_PICKUP: 'Your parcel is waiting for you.',
  COLLECTED_BY_CUSTOMER: 'Your parcel has been collected.',
  DELIVERED: 'Your parcel has been delivered.',
};

const states: Record<string, string> = {
  accepted: 'Your order is being passed to the carrier.',
  imported: 'Your order is waiting to be packed.',
  held: 'Your order is waiting for its label.',
  labelled: 'Your parcel has its label and is ready to go.',
  recorded: 'Your order is waiting to be packed.',
  'needs-service-point': 'Your service point can no longer take the parcel. We will ask you for another.',
  review: 'A colleague is looking at your delivery before it goes out.',
  cancelled: 'This order was cancelled.',
};

export function confirmationPage(shop: ShopIdentity, order: ShopOrder, view: OrderView | null): Html {
  const { text, pending } = standing(order, view);
  const here = `/${shop.id}/orders/${order.number}`;
  const body = html`<div class="narrow">
<p class="kicker">Order ${order.number}</p>
<h1>Thank you, ${order.customer.name}</h1>
<p class="lead">A confirmation would now be on its way to ${order.customer.email}.</p>
<section class="panel" aria-labelledby="status"><h2 id="status">Where it stands</h2>
<p data-state="${view?.state ?? order.handover}">${text}</p>
${pending ? html`<p><a href="${here}">Look again</a></p>` : ''}
${tracking(view)}
${view?.label.available ? html`<p><a class="button" href="${here}/label.pdf">Shipping label (PDF)</a></p>` : ''}
</section>
${deliveryPanel(order)}${receipt(order)}
<p><a href="/${shop.id}/">Back to ${shop.name}</a></p>
</div>`;
  const head = pending ? html`<meta http-equiv="refresh" content="2">` : html``;
  return layout({ title: `Order ${order.number} · ${shop.name}`, body, shop, head });
}

function tracking(view: OrderView | null): Html {
  const { trackingNumber, trackingUrl } = view?.parcel ?? {};
  if (!trackingNumber) return html``;
  const safe = trackingUrl && /^https?:\/\//.test(trackingUrl);
  return html`<p>Tracking number ${safe ? html`<a href="${trackingUrl}" rel="noreferrer">${trackingNumber}</a>` : trackingNumber}</p>`;
}

function deliveryPanel({ delivery, customer }: ShopOrder): Html {
  const place = delivery.servicePoint
    ? servicePoint(delivery.servicePoint)
    : html`<address>${customer.name}<br>${customer.addressLine1}<br>${customer.postalCode} ${customer.city}<br>${countries[customer.country]?.name ?? customer.country}</address>`;
  return html`<section class="panel" aria-labelledby="delivery"><h2 id="delivery">${delivery.servicePoint ? 'Collect it here' : 'Delivered to'}</h2>
${delivery.window ? html`<p class="when">${windowText(delivery.window)}</p>` : ''}
${place}
<p class="note">${delivery.title}</p></section>`;
}

function servicePoint(point: ServicePoint): Html {
  return html`<address data-service-point="${point.id}"><strong>${point.name}</strong><br>${point.addressLines.map((line) => html`${line}<br>`)}${point.carrierName}</address>
${
  point.opening.week
    ? html`<table class="hours"><caption>Opening hours this week</caption><tbody>${point.opening.week.map(
        ({ day, hours }) => html`<tr><th scope="row">${day}</th><td>${hoursText(hours)}</td></tr>`,
      )}</tbody></table>`
    : html`<p class="note">Opening hours unknown.</p>`
}`;
}

function receipt({ item, delivery }: ShopOrder): Html {
  const goods = item.price * item.quantity;
  return html`<section class="panel" aria-labelledby="receipt"><h2 id="receipt">Receipt</h2>
<dl class="totals">
<div><dt>${item.quantity} × ${item.name}</dt><dd>${priceText(goods)}</dd></div>
<div><dt>Delivery</dt><dd>${priceText(delivery.price)}</dd></div>
<div class="sum"><dt>Paid, VAT included</dt><dd>${priceText(goods + delivery.price)}</dd></div>
</dl></section>`;
}
