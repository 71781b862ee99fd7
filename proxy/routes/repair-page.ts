import type { ServicePoint } from '../contract/service-points.ts';
import type { Language } from '../messages/messages.ts';
import type { Repair } from '../services/repair-order.ts';
import { addressOf, escape, type PageContent, paragraph, type Saying, sayingIn, shopperPage } from './shopper-page.ts';

/** The page, and the status it is answered with. */
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
  return { status: statuses[repair.status], html: shopperPage(contentOf(repair, sayingIn(language)), language, nonce) };
}

function contentOf(repair: Shown, saying: Saying): PageContent {
  const { say } = saying;
  switch (repair.status) {
    case 'open':
      return { title: say(repair.old ? 'chooseTitle' : 'chooseFirstTitle'), main: choice(repair, saying) };
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
  const intro = paragraph(old ? say('pointGone', { point: old.name }) : say('noPointChosen')) + paragraph(say('waiting', about(repair)));
  if (points.length === 0) return intro + paragraph(say('noneNearby'));
  return `${intro}<form method="post">\n<ul>\n${points.map((point) => card(point, saying)).join('\n')}\n</ul>\n</form>`;
}

/** One tap: each point is a button of its own. */
function card(point: ServicePoint, { say, distance }: Saying): string {
  const away = point.distance === null ? '' : `<span>${say('away', { distance: distance(point.distance) })}</span>`;
  return `<li><button name="point" value="${escape(point.id)}"><strong>${escape(point.name)}</strong><span>${escape(point.addressLines.join(', '))}</span>${away}<em>${say('collectHere')}</em></button></li>`;
}

const collectAt = (order: { shop: string; number: string }, point: ServicePoint, { say }: Saying): string =>
  paragraph(say('collectAt', about(order))) + addressOf(point);

const about = ({ shop, number }: { shop: string; number: string }): Record<string, string> => ({ shop, order: number });
