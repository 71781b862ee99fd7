import { html, type TemplateResult } from 'lit';
import { formatDayTile } from '../core/dates.ts';
import type { Words } from '../messages/words.ts';

export interface DayPickerProps {
  /** ISO dates, in order. */
  readonly days: readonly { readonly date: string }[];
  readonly chosen: string | undefined;
  readonly words: Words;
  readonly pick: (day: string) => void;
}

/** A strip of days, one radio each. */
export function dayPicker({ days, chosen, words, pick }: DayPickerProps): TemplateResult {
  return html`<fieldset part="days" class="days">
    <legend class="small">${words.t('chooseDay')}</legend>
    <div class="strip">${days.map(({ date }) => dayTile(date, date === chosen, words.lang, pick))}</div>
  </fieldset>`;
}

function dayTile(day: string, chosen: boolean, lang: string, pick: (day: string) => void): TemplateResult {
  const tile = formatDayTile(day, lang);
  return html`<label part="day" class=${chosen ? 'pick day chosen' : 'pick day'}>
    <input type="radio" name="day" .value=${day} .checked=${chosen} @change=${() => pick(day)} />
    <b>${tile.weekday}</b> <span>${tile.day}</span>
  </label>`;
}
