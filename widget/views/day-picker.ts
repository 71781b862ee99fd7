import { html, nothing, type TemplateResult } from 'lit';
import { formatDayTile } from '../core/dates.ts';
import type { Words } from '../messages/words.ts';

export interface DayPickerProps {
  /** ISO dates, in order. */
  readonly days: readonly string[];
  readonly chosen: string | undefined;
  /** The month grid, where the strip has grown into it. */
  readonly grid: TemplateResult | undefined;
  readonly words: Words;
  readonly pick: (day: string) => void;
  readonly grow: () => void;
}

/** As many days as fit one row of a phone. */
const STRIP = 4;
/** So many more are no reason for a grid. */
const SPARE = 2;

/** A strip of the next days, one radio each; where there are many, it grows into a month. */
export function dayPicker({ days, chosen, grid, words, pick, grow }: DayPickerProps): TemplateResult {
  const isLong = days.length > STRIP + SPARE;
  const strip = isLong ? days.filter((day, index) => index < STRIP || day === chosen) : days;
  return html`<fieldset part="days" class="days">
    <legend class="small">${words.t('chooseDay')}</legend>
    ${grid ?? html`<div class="strip">${strip.map((day) => dayTile(day, day === chosen, words.lang, pick))}</div>`}
    ${isLong && !grid ? html`<button type="button" class="more-days" part="more-days-button" @click=${grow}>${words.t('moreDays')}</button>` : nothing}
  </fieldset>`;
}

function dayTile(day: string, chosen: boolean, lang: string, pick: (day: string) => void): TemplateResult {
  const tile = formatDayTile(day, lang);
  return html`<label part="day" class=${chosen ? 'pick day chosen' : 'pick day'}>
    <input type="radio" name="day" .value=${day} .checked=${chosen} @change=${() => pick(day)} />
    <b>${tile.weekday}</b> <span>${tile.day}</span>
  </label>`;
}
