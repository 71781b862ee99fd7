import type { StatusStep } from '../domain/status-steps.ts';
import type { Language, Messages } from '../messages/messages.ts';
import type { Status } from '../services/show-status.ts';
import { addressOf, escape, type PageContent, paragraph, type Saying, sayingIn, shopperPage } from './shopper-page.ts';

/** What the page shows: what the link opens, or that it cannot be opened just now. */
export type ShownStatus = Status | { status: 'later' };

const statuses: Record<ShownStatus['status'], number> = { shown: 200, forged: 404, expired: 410, later: 503 };

/** How far an order is, in the buyer's language. `nonce` allows the page's own style and nothing else. */
export function statusPage(status: ShownStatus, language: Language, nonce: string): { status: number; html: string } {
  return { status: statuses[status.status], html: shopperPage(contentOf(status, sayingIn(language)), language, nonce) };
}

function contentOf(status: ShownStatus, saying: Saying): PageContent {
  const { say } = saying;
  switch (status.status) {
    case 'shown':
      return { title: say('statusTitle'), main: order(status, saying) };
    case 'forged':
      return { title: say('forgedTitle'), main: paragraph(say('forged')) };
    case 'expired':
      return { title: say('expiredTitle'), main: paragraph(say('statusExpired')) };
    case 'later':
      return { title: say('laterTitle'), main: paragraph(say('later')) };
  }
}

type Shown = Extract<Status, { status: 'shown' }>;

const troubles: Record<NonNullable<Shown['trouble']>, keyof Messages> = {
  cancelled: 'statusCancelled',
  returned: 'statusReturned',
  problem: 'statusProblem',
};

function order(shown: Shown, saying: Saying): string {
  const { say } = saying;
  const { shop, number, trouble, point } = shown;
  return [
    paragraph(say('statusOf', { shop, order: number })),
    trouble === null ? '' : `<p role="status"><strong>${say(troubles[trouble])}</strong></p>`,
    trouble === 'cancelled'
      ? ''
      : `<ol>\n${shown.steps.map((step, index) => stepItem(step, index - shown.reached, saying)).join('\n')}\n</ol>`,
    point && trouble !== 'cancelled' ? paragraph(say('pickUpAt')) + addressOf(point) : '',
    links(shown, saying),
  ].join('\n');
}

const words: Record<StatusStep, keyof Messages> = {
  received: 'stepReceived',
  prepared: 'stepPrepared',
  'on-its-way': 'stepOnItsWay',
  'ready-for-pickup': 'stepReady',
  delivered: 'stepDelivered',
};

/** `distance`: below zero it is done, at zero it is where the order stands, above it has yet to come. */
function stepItem(step: StatusStep, distance: number, { say }: Saying): string {
  if (distance === 0) return `<li aria-current="step">${say(words[step])}</li>`;
  if (distance > 0) return `<li>${say(words[step])}</li>`;
  return `<li class="done"><span>${say(words[step])} <span class="hidden">(${say('stepDone')})</span></span></li>`;
}

function links({ repair, tracking, returns }: Shown, { say }: Saying): string {
  const shown = [
    [repair, 'chooseTitle'],
    [tracking, 'trackIt'],
    [returns, 'sendBack'],
  ] as const;
  const all = shown.flatMap(([url, key]) => (url === null ? [] : `<a href="${escape(url)}" rel="noreferrer">${say(key)}</a>`));
  return all.length === 0 ? '' : `<nav>\n${all.join('\n')}\n</nav>`;
}
