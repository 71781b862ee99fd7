import { html, type TemplateResult } from 'lit';
import { firstDayOfWeek, formatDayNumber, formatLongDay, formatMonth, monthOf, weekdayNames, weeksOf } from '../core/calendar.ts';
import type { Words } from '../messages/words.ts';

export interface MonthGridProps {
  /** ISO dates that can be chosen, in order. */
  readonly days: readonly string[];
  readonly chosen: string | undefined;
  /** The day that has or gets the focus. Its month is the one on show. */
  readonly active: string;
  readonly words: Words;
  readonly pick: (day: string) => void;
  readonly pressed: (event: KeyboardEvent) => void;
  /** By this many months. */
  readonly turn: (months: number) => void;
}

/** A month of days, with the keyboard of the ARIA date grid. Days that are not offered can be reached, and not chosen. */
export function monthGrid(props: MonthGridProps): TemplateResult {
  const { active, words } = props;
  const firstDay = firstDayOfWeek(words.lang);
  return html`<div class="month" part="month" @keydown=${props.pressed}>
    ${heading(props)}
    <table role="grid" aria-labelledby="month-name">
      <thead>
        <tr>${weekdayNames(words.lang, firstDay).map(({ short, long }) => html`<th scope="col" abbr=${long}>${short}</th>`)}</tr>
      </thead>
      <tbody>
        ${weeksOf(monthOf(active), firstDay).map((week) => html`<tr>${week.map((day) => cell(day, props))}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

function heading({ days, active, words: { lang, t }, turn }: MonthGridProps): TemplateResult {
  const month = monthOf(active);
  const isAt = (day: string | undefined) => monthOf(day ?? active) === month;
  return html`<div class="month-title">
    <button type="button" aria-label=${t('previousMonth')} ?disabled=${isAt(days[0])} @click=${() => turn(-1)}><i class="back"></i></button>
    <b id="month-name" aria-live="polite">${formatMonth(month, lang)}</b>
    <button type="button" aria-label=${t('nextMonth')} ?disabled=${isAt(days.at(-1))} @click=${() => turn(1)}><i class="on"></i></button>
  </div>`;
}

function cell(day: string | undefined, { days, chosen, active, words, pick }: MonthGridProps): TemplateResult {
  if (!day) return html`<td></td>`;
  const isOffered = days.includes(day);
  return html`<td
    role="gridcell"
    part="month-day"
    class=${day === chosen ? 'pick chosen' : isOffered ? 'pick' : 'off'}
    data-day=${day}
    tabindex=${day === active ? '0' : '-1'}
    aria-label=${formatLongDay(day, words.lang)}
    aria-selected=${String(day === chosen)}
    aria-disabled=${String(!isOffered)}
    @click=${() => isOffered && pick(day)}
  >${formatDayNumber(day, words.lang)}</td>`;
}
