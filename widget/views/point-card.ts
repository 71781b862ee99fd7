import { html, nothing, type TemplateResult } from 'lit';
import type { Opening, ServicePoint } from '../../proxy/contract/service-points.ts';
import { formatDistance } from '../core/geo.ts';
import { formatHour, formatWeekday } from '../core/opening-hours.ts';
import type { MessageKey } from '../messages/messages.ts';
import type { Words } from '../messages/words.ts';
import { facts } from './facts.ts';
import { openingText } from './opening.ts';

export interface PointCardProps {
  readonly point: ServicePoint;
  readonly chosen: boolean;
  /** Tells the cards under the map from those in the list. */
  readonly group: string;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly now: number;
  readonly words: Words;
  readonly mark: (point: ServicePoint) => void;
}

const kinds: Record<ServicePoint['type'], MessageKey> = {
  shop: 'shop',
  locker: 'locker',
  'post-office': 'postOffice',
  depot: 'depot',
  other: 'other',
};

/** One place to collect at: who, where, how far, how late. */
export function pointCard({ point, chosen, group, now, words, mark }: PointCardProps): TemplateResult {
  const street = [point.street, point.houseNumber].filter(Boolean).join(' ');
  const town = [point.postalCode, point.city].filter(Boolean).join(' ');
  const away = point.distance === null ? '' : formatDistance(point.distance, words.lang);
  return html`<div part="point-card" class=${chosen ? 'pick card chosen' : 'pick card'} data-point=${point.id}>
    <label>
      <input type="radio" name=${group} .value=${point.id} .checked=${chosen} @change=${() => mark(point)} />
      <span class="what">
        <b>${point.name}</b>
        <span class="small">${[street, town].filter(Boolean).join(', ')}</span>
        <span class="small">${facts([words.t(kinds[point.type]), point.carrierName, openingText(point.opening, now, words)])}</span>
      </span>
      ${away && html`<span class="figure">${away}</span>`}
    </label>
    ${hours(point.opening, words)}
  </div>`;
}

function hours({ week }: Opening, { lang, t }: Words): TemplateResult | typeof nothing {
  if (!week) return nothing;
  const clock = (hour: string) => formatHour(hour, lang);
  const spans = (day: (typeof week)[number]) =>
    day.hours?.map(([from, to]) => `${clock(from)} – ${clock(to)}`).join(', ') ?? t('dayClosed');
  return html`<details>
    <summary>${t('openingHours')}</summary>
    <table>
      ${week.map((day) => html`<tr><th scope="row">${formatWeekday(day.day, lang)}</th><td>${spans(day)}</td></tr>`)}
    </table>
  </details>`;
}
