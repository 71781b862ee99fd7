import type { ServicePoint } from '../contract/service-points.ts';
import { type Language, languages, type Messages } from '../messages/messages.ts';
import type { Repair } from '../services/repair-order.ts';

/** A page for a shopper without a login: one file of HTML, no script, nothing from elsewhere. */
export interface RepairPage {
  status: number;
  html: string;
}

/** What the page shows: what the link opens, or that it cannot be opened just now. */
export type Shown = Repair | { status: 'later' };

const statuses: Record<Shown['status'], number> = {
  open: 200,
  chosen: 200,
  labelled: 409,
  cancelled: 409,
  forged: 404,
  expired: 410,
  later: 503,
};

/** In the shopper's language. `nonce` allows the page's own style and nothing else. */
export function repairPage(repair: Shown, language: Language, nonce: string): RepairPage {
  const { title, main } = contentOf(repair, sayingIn(language));
  const html = `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`;
  return { status: statuses[repair.status], html };
}

/** Speaks one language: a message with its blanks filled in, as HTML. */
interface Saying {
  say(key: keyof Messages, blanks?: Record<string, string>): string;
  distance(metres: number): string;
}

function sayingIn(language: Language): Saying {
  const messages = languages[language];
  const unit = (unit: 'meter' | 'kilometer', digits: number) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, maximumFractionDigits: digits });
  return {
    say: (key, blanks = {}) => escape(messages[key]).replaceAll(/\{(\w+)\}/g, (_, blank: string) => isolated(blanks[blank] ?? '')),
    distance: (metres) =>
      metres < 1000 ? unit('meter', 0).format(Math.round(metres / 10) * 10) : unit('kilometer', 1).format(metres / 1000),
  };
}

/** Names and numbers keep their own direction among Arabic words. */
const isolated = (text: string): string => `<bdi>${escape(text)}</bdi>`;

function contentOf(repair: Shown, saying: Saying): { title: string; main: string } {
  const { say } = saying;
  switch (repair.status) {
    case 'open':
      return { title: say('chooseTitle'), main: choice(repair, saying) };
    case 'chosen':
      return {
        title: say('chosenTitle'),
        main: repair.point ? collectAt(repair, repair.point, saying) : paragraph(say('chosenByShop', about(repair))),
      };
    case 'labelled':
      return {
        title: say('labelledTitle'),
        main: paragraph(say('labelled', about(repair))) + (repair.point ? collectAt(repair, repair.point, saying) : ''),
      };
    case 'cancelled':
      return { title: say('cancelledTitle'), main: paragraph(say('cancelled', about(repair))) };
    case 'expired':
      return { title: say('expiredTitle'), main: paragraph(say('expired')) };
    case 'forged':
      return { title: say('forgedTitle'), main: paragraph(say('forged')) };
    case 'later':
      return { title: say('laterTitle'), main: paragraph(say('later')) };
  }
}

function choice(repair: Extract<Repair, { status: 'open' }>, saying: Saying): string {
  const { say } = saying;
  const { old, points } = repair;
  const intro = paragraph(old ? say('pointGone', { point: old.name }) : say('somePointGone')) + paragraph(say('waiting', about(repair)));
  if (points.length === 0) return intro + paragraph(say('noneNearby'));
  return `${intro}<form method="post">\n<ul>\n${points.map((point) => card(point, saying)).join('\n')}\n</ul>\n</form>`;
}

/** One tap: each point is a button of its own. */
function card(point: ServicePoint, { say, distance }: Saying): string {
  const away = point.distance === null ? '' : `<span>${say('away', { distance: distance(point.distance) })}</span>`;
  return `<li><button name="point" value="${escape(point.id)}"><strong>${escape(point.name)}</strong><span>${escape(point.addressLines.join(', '))}</span>${away}<em>${say('collectHere')}</em></button></li>`;
}

const collectAt = (order: { shop: string; number: string }, point: ServicePoint, { say }: Saying): string =>
  `${paragraph(say('collectAt', about(order)))}<address><strong>${escape(point.name)}</strong><br>${point.addressLines.map(escape).join('<br>')}</address>`;

const about = ({ shop, number }: { shop: string; number: string }): Record<string, string> => ({ shop, order: number });
const paragraph = (html: string): string => `<p>${html}</p>\n`;

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
