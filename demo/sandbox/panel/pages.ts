import { html } from 'hono/html';
import type { Account } from '../accounts.ts';
import { carrierName } from '../catalogue/carriers.ts';
import { optionOf } from '../catalogue/shipping-options.ts';
import { nextStatus, statusOf } from '../catalogue/statuses.ts';
import type { Sandbox } from '../context.ts';
import { hasLabel } from '../documents/documents.ts';
import type { Order, Parcel } from '../records.ts';
import { halvesOf } from './split.ts';

/** HTML that has been escaped. */
type Html = ReturnType<typeof html>;

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0 auto;max-width:76rem;padding:1.5rem;color:#1c2430;background:#f6f7f9}
h1{margin:0 0 .25rem}h2{margin:2rem 0 .5rem;font-size:1.1rem}table{width:100%;border-collapse:collapse;background:#fff}
th,td{text-align:left;padding:.6rem .75rem;border-bottom:1px solid #dfe3e8;vertical-align:top}th{font-size:.85rem;color:#55606e}
form{display:inline}button,.button{display:inline-block;margin:.1rem 0;font:inherit;padding:.3rem .7rem;border:1px solid #2a5bd7;border-radius:6px;background:#fff;color:#2a5bd7;cursor:pointer;text-decoration:none}
.quiet{color:#55606e}nav{margin-bottom:1rem}`;

export const page = (title: string, content: string | Html): Html => html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} – panel</title><style>${STYLE}</style></head>
<body><nav><a href="/panel">All accounts</a></nav><main><h1>${title}</h1>${content}</main></body></html>`;

export const accountsPage = (accounts: readonly Account[]): Html =>
  page(
    'Merchants',
    html`<p class="quiet">A stand-in for Sendcloud’s panel. Nothing here is real.</p>
    <table><thead><tr><th scope="col">Shop</th><th scope="col">Account</th><th scope="col">Integration</th></tr></thead><tbody>
    ${accounts.map(({ name, organization, integration }) => html`<tr><td><a href="/panel/${name}">${organization}</a></td><td>${name}</td><td>${integration.id}</td></tr>`)}
    </tbody></table>`,
  );

/** One merchant: orders that came in, then parcels, newest first. */
export function accountPage(sandbox: Sandbox, account: Account): Html {
  const { orders, parcels } = sandbox.state.of(account);
  const saved = [...orders.values()].filter(({ visibleAt }) => visibleAt <= sandbox.clock.now()).reverse();
  return page(
    account.organization,
    html`<p class="quiet">Integration ${account.integration.id}, ${sandbox.clock.iso().slice(0, 16).replace('T', ' ')} UTC</p>
    <h2>Incoming orders</h2>
    ${table(
      ['Order', 'Buyer', 'Delivery', 'Notes', 'Actions'],
      saved.map((order) => orderRow(sandbox, account, order)),
      'No orders yet.',
    )}
    <h2>Parcels</h2>
    ${table(
      ['Parcel', 'Buyer', 'Delivery', 'Service point', 'Status', 'Actions'],
      [...parcels.values()].reverse().map((parcel) => parcelRow(sandbox, account, parcel)),
      'No parcels yet.',
    )}`,
  );
}

const table = (heads: readonly string[], rows: readonly Html[], empty: string): Html =>
  rows.length === 0
    ? html`<p class="quiet">${empty}</p>`
    : html`<table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table>`;

const button = (action: string, label: string, about: string): Html =>
  html`<form method="post" action="${action}"><button aria-label="${label} ${about}">${label}</button></form> `;

interface Shown {
  shipping_address?: { name?: string; city?: string };
  shipping_details?: { delivery_indicator?: string; ship_with?: { properties?: { shipping_option_code?: string | null } } };
  order_details?: { notes?: string };
}

/** As Sendcloud's: `service_point_details` are not reflected in the incoming orders (v3/orders.yaml), what stands in the notes is. */
function orderRow(sandbox: Sandbox, account: Account, order: Order): Html {
  const { shipping_address: to, shipping_details: shipping, order_details: details } = order.content as unknown as Shown;
  const code = shipping?.ship_with?.properties?.shipping_option_code ?? null;
  return html`<tr><td>${order.content.order_number}</td><td>${to?.name ?? ''}<br><span class="quiet">${to?.city ?? ''}</span></td>
    <td>${shipping?.delivery_indicator ?? optionName(code)}</td>
    <td>${details?.notes ?? ''}</td>
    <td>${isLabelled(sandbox, account, order) ? 'Label made' : orderButtons(account, order)}</td></tr>`;
}

function orderButtons({ name }: Account, order: Order): Html {
  const path = `/panel/${name}/orders/${order.id}`;
  const about = order.content.order_number;
  return html`${button(`${path}/print`, 'Create label', about)}${halvesOf(order) ? button(`${path}/split`, 'Split in two', about) : ''}${button(`${path}/cancel`, 'Cancel', about)}`;
}

const isLabelled = ({ state }: Sandbox, account: Account, { content }: Order): boolean =>
  [...state.of(account).shipments.values()].some(({ orderNumber }) => orderNumber === content.order_number);

function parcelRow(sandbox: Sandbox, { name }: Account, parcel: Parcel): Html {
  const path = `/panel/${name}/parcels/${parcel.id}`;
  const about = parcel.orderNumber || String(parcel.id);
  const next = nextStatus(parcel.status, parcel.servicePointId !== null);
  return html`<tr><td>${about}<br><span class="quiet">${parcel.trackingNumber}</span></td>
    <td>${parcel.to.name}<br><span class="quiet">${parcel.to.city}</span></td><td>${optionName(parcel.optionCode)}</td>
    <td>${pointCell(sandbox, parcel.optionCode, parcel.servicePointId, parcel.postNumber)}</td><td>${statusOf(parcel.status).message}</td>
    <td>${parcel.status === 'NO_LABEL' ? button(`${path}/print`, 'Create label', about) : ''}
    ${hasLabel(parcel) ? html`<a class="button" href="${path}/label">Label</a> ` : ''}${next ? button(`${path}/advance`, `Move to “${statusOf(next).message}”`, about) : ''}
    ${parcel.status === 'READY_TO_SEND' ? button(`${path}/cancel`, 'Cancel', about) : ''}</td></tr>`;
}

const optionName = (code: string | null): string => (code === null ? 'Not chosen yet' : (optionOf(code)?.name ?? code));

/** The field is not shown for a method that does not go to a point, even when the order names one. */
function pointCell({ world }: Sandbox, code: string | null, pointId: number | null, postNumber: string): Html | string {
  const toPoint = code === null || optionOf(code)?.lastMile === 'service_point';
  if (!toPoint || pointId === null) return '';
  const point = world.point(pointId);
  if (!point) return `Unknown point ${pointId}`;
  return html`${point.name} (${carrierName(point.carrier)} ${point.id})<br><span class="quiet">${point.street} ${point.houseNumber}, ${point.postalCode} ${point.city}${postNumber ? `, post number ${postNumber}` : ''}</span>`;
}
