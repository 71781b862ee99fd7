import { html, nothing, type TemplateResult } from 'lit';
import type { Opening, ServicePoint } from '../../proxy/contract/service-points.ts';
import { formatDistance } from '../core/geo.ts';
import type { Place } from '../core/places.ts';
import { isKnown } from '../core/points.ts';
import { formatHour, formatWeekday } from '../core/opening-hours.ts';
import type { MessageKey } from '../messages/messages.ts';
import type { Words } from '../messages/words.ts';
import { facts } from './facts.ts';
import { openingText } from './opening.ts';
import { useAgain } from './point-line.ts';

export interface PointCardProps {
  readonly place: Place<ServicePoint>;
  /** The marked point, where it is one of this place. */
  readonly marked: ServicePoint | undefined;
  /** Tells the cards under the map from those in the list. */
  readonly group: string;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly now: number;
  /** The points the shopper has used before. */
  readonly known: Parameters<typeof isKnown>[1];
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
export function pointCard(props: PointCardProps): TemplateResult {
  const { place, marked, group, now, known, words, mark } = props;
  const point = marked ?? place.points[0];
  const chosen = marked !== undefined;
  const carriers = chosen ? point.carrierName : place.points.map(({ carrierName }) => carrierName).join(', ');
  const street = [point.street, point.houseNumber].filter(Boolean).join(' ');
  const town = [point.postalCode, point.city].filter(Boolean).join(' ');
  const away = point.distance === null ? '' : formatDistance(point.distance, words.lang);
  return html`<div part="point-card" class=${chosen ? 'pick card chosen' : 'pick card'} data-point=${place.id}>
    <label>
      <input type="radio" name=${group} .value=${place.id} .checked=${chosen} @change=${() => mark(point)} />
      <span class="what">
        <span class="name"><span><b id=${idOf(props)}>${point.name}</b> ${isKnown(point, known) ? useAgain(words) : nothing}</span> ${away && html`<span class="figure">${away}</span>`}</span>
        <span class="small">${[street, town].filter(Boolean).join(', ')}</span>
        <span class="small">${facts([words.t(kinds[point.type]), carriers, openingText(point.opening, now, words)])}</span>
      </span>
    </label>
    ${chosen && place.points.length > 1 ? carrierChoice(props) : nothing} ${hours(props, point.opening)}
  </div>`;
}

const idOf = ({ place, group }: PointCardProps): string => `${group}-${place.id}`;

/** Who brings the parcel to this place. Its keys are the radios' own, not those of the list around it. */
function carrierChoice({ place, marked, group, words, mark }: PointCardProps): TemplateResult {
  return html`<fieldset part="carriers" class="carriers" @keydown=${(event: Event) => event.stopPropagation()}>
    <legend class="small">${words.t('carrier')}</legend>
    ${place.points.map(
      (point) => html`<label>
        <input type="radio" name=${`${group}-carrier`} .value=${point.id} .checked=${point.id === marked?.id} @change=${() => mark(point)} />
        ${point.carrierName}
      </label>`,
    )}
  </fieldset>`;
}

/** Every card has them, so they are described by the name of the place. */
function hours(props: PointCardProps, { week }: Opening): TemplateResult | typeof nothing {
  if (!week) return nothing;
  const { lang, t } = props.words;
  const clock = (hour: string) => formatHour(hour, lang);
  const spans = (day: (typeof week)[number]) =>
    day.hours?.map(([from, to]) => `${clock(from)} – ${clock(to)}`).join(', ') ?? t('dayClosed');
  return html`<details>
    <summary aria-describedby=${idOf(props)}>${t('openingHours')}</summary>
    <table>
      ${week.map((day) => html`<tr><th scope="row">${formatWeekday(day.day, lang)}</th><td>${spans(day)}</td></tr>`)}
    </table>
  </details>`;
}
