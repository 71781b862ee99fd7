import type { ServicePoint } from '../contract/service-points.ts';
import type { Repair } from '../services/repair-order.ts';

/** A page for a shopper without a login: one file of HTML, no script, nothing from elsewhere. */
export interface RepairPage {
  status: number;
  html: string;
}

const statuses: Record<Repair['status'], number> = { open: 200, chosen: 200, labelled: 409, cancelled: 409, forged: 404, expired: 410 };

/** `nonce` allows the page's own style and nothing else. */
export function repairPage(repair: Repair, nonce: string): RepairPage {
  const { title, main } = contentOf(repair);
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escape(title)}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${escape(title)}</h1>
${main}
</main>
</body>
</html>
`;
  return { status: statuses[repair.status], html };
}

function contentOf(repair: Repair): { title: string; main: string } {
  switch (repair.status) {
    case 'open':
      return { title: 'Choose another service point', main: choice(repair) };
    case 'chosen':
      return { title: 'Thank you', main: thanks(repair) };
    case 'labelled':
      return {
        title: 'Your parcel is already being prepared',
        main: words(`The label of ${about(repair)} exists, so it goes to the service point that was chosen. To change it, ask the shop.`),
      };
    case 'cancelled':
      return { title: 'This order was cancelled', main: words(`There is nothing to choose any more for ${about(repair)}.`) };
    case 'expired':
      return { title: 'This link is too old', main: words('Ask the shop for a new one; your order is safe there.') };
    case 'forged':
      return { title: 'This link is not complete', main: words('Open it again from the message you were sent, or copy the whole of it.') };
  }
}

function choice({ shop, number, old, points }: Extract<Repair, { status: 'open' }>): string {
  const was = old ? `${old.name} cannot take your parcel any more.` : 'The service point that was chosen cannot take your parcel.';
  const intro = words(`${was} It waits, order ${number} at ${shop}.`);
  if (points.length === 0) return intro + words('No other service point was found nearby. The shop will help you.');
  return `${intro}<form method="post">\n<ul>\n${points.map(card).join('\n')}\n</ul>\n</form>`;
}

/** One tap: each point is a button of its own. */
function card(point: ServicePoint): string {
  const away = point.distance === null ? '' : `<span>${distance(point.distance)} from there</span>`;
  return `<li><button name="point" value="${escape(point.id)}"><strong>${escape(point.name)}</strong><span>${escape(point.addressLines.join(', '))}</span>${away}<em>Collect here</em></button></li>`;
}

function thanks({ point, ...order }: Extract<Repair, { status: 'chosen' }>): string {
  if (!point) return words(`The shop takes care of ${about(order)}.`);
  return (
    words(`You collect ${about(order)} here:`) +
    `<address><strong>${escape(point.name)}</strong><br>${point.addressLines.map(escape).join('<br>')}</address>`
  );
}

const about = ({ shop, number }: { shop: string; number: string }): string => `order ${number} at ${shop}`;
const words = (text: string): string => `<p>${escape(text)}</p>\n`;
const distance = (metres: number): string => (metres < 1000 ? `${Math.round(metres / 10) * 10} m` : `${(metres / 1000).toFixed(1)} km`);

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? '');

const style = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem 1rem; }
ul { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: .75rem; }
button { font: inherit; color: inherit; text-align: start; width: 100%; display: grid; gap: .125rem; padding: 1rem;
  background: Canvas; border: 1px solid GrayText; border-radius: .5rem; cursor: pointer; }
button:hover { border-color: CanvasText; }
button:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
em { font-style: normal; font-weight: 600; margin-top: .5rem; text-decoration: underline; }
address { font-style: normal; }
`;
