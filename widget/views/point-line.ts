import { html, nothing, type TemplateResult } from 'lit';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import { formatDistance } from '../core/geo.ts';
import type { Words } from '../messages/words.ts';
import { DOT, facts } from './facts.ts';
import { openingText } from './opening.ts';

/** "Kettle Corner · Stadhuisplein 3 · 350 m · open until 22:00". `known`: the shopper has used it before. */
export function pointLine(point: ServicePoint, known: boolean, now: number, words: Words): TemplateResult {
  const street = [point.street, point.houseNumber].filter(Boolean).join(' ');
  const distance = point.distance === null ? '' : formatDistance(point.distance, words.lang);
  const said = facts([street, distance, openingText(point.opening, now, words)]);
  return html`${known ? useAgain(words) : nothing}<b>${point.name}</b>${DOT}${said}`;
}

/** Marks a point the shopper has used before. */
export const useAgain = ({ t }: Words): TemplateResult => html`<i class="again">${t('preferred')}</i> `;
