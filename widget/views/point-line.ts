import { html, nothing, type TemplateResult } from 'lit';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import { formatDistance } from '../core/geo.ts';
import type { Words } from '../messages/words.ts';
import { facts } from './facts.ts';
import { openingText } from './opening.ts';

interface Account {
  isPreferred(point: ServicePoint): boolean;
}

/** "Kettle Corner · Stadhuisplein 3 · 350 m · open until 22:00". `account` knows the points the shopper has used before. */
export function pointLine(point: ServicePoint, account: Account | undefined, now: number, words: Words): TemplateResult {
  const street = [point.street, point.houseNumber].filter(Boolean).join(' ');
  const distance = point.distance === null ? '' : formatDistance(point.distance, words.lang);
  return html`${account?.isPreferred(point) ? html`<i>${words.t('preferred')}</i> ` : nothing}<b>${point.name}</b> · ${facts([street, distance, openingText(point.opening, now, words)])}`;
}
