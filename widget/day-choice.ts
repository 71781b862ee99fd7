import type { ReactiveControllerHost, TemplateResult } from 'lit';
import { dayAfterKey, firstDayOfWeek, monthAfter, monthOf } from './core/calendar.ts';
import type { Words } from './messages/words.ts';
import { dayPicker } from './views/day-picker.ts';
import { monthGrid } from './views/month-grid.ts';

export interface DayChoiceProps {
  /** ISO dates that can be chosen, in order. */
  readonly days: readonly string[];
  readonly chosen: string | undefined;
  readonly words: Words;
  readonly pick: (day: string) => void;
}

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * A choice of days: a strip of the next ones, which grows into a month on request and back once a day is chosen.
 *
 * Focus stays with the shopper: it goes to a day when the month opens, and to the strip when it closes.
 */
export class DayChoice {
  readonly #host: Host;
  /** The day that has the focus in the month on show; undefined shows the strip. */
  #active: string | undefined;

  constructor(host: Host) {
    this.#host = host;
  }

  render(props: DayChoiceProps): TemplateResult {
    const { days, chosen, words } = props;
    const pick = (day: string) => this.#pick(day, props);
    const active = this.#active;
    const grid =
      active === undefined
        ? undefined
        : monthGrid({
            days,
            chosen,
            active,
            words,
            pick,
            pressed: (event) => this.#press(event, active, props),
            turn: (months) => this.#turn(months, active, days),
          });
    return dayPicker({ days, chosen, grid, words, pick, grow: () => void this.#goTo(chosen ?? days[0], days) });
  }

  #pick(day: string, { pick }: DayChoiceProps): void {
    const wasMonth = this.#active !== undefined;
    pick(day);
    if (wasMonth) void this.#close(`input[name=day][value="${day}"]`);
  }

  #press(event: KeyboardEvent, active: string, props: DayChoiceProps): void {
    const { key, target } = event;
    if (key === 'Escape') {
      event.preventDefault();
      return void this.#close('.more-days');
    }
    if (!(target as HTMLElement).matches('[data-day]')) return;
    const next = dayAfterKey(active, key, firstDayOfWeek(props.words.lang), getComputedStyle(target as HTMLElement).direction === 'rtl');
    if (!next && key !== 'Enter' && key !== ' ') return;
    event.preventDefault();
    if (next) void this.#goTo(next, props.days);
    else if (props.days.includes(active)) this.#pick(active, props);
  }

  /** To the first day of another month that can be chosen, with the focus left on the button. */
  #turn(months: number, active: string, days: readonly string[]): void {
    const month = monthAfter(monthOf(active), months);
    this.#active = days.find((day) => monthOf(day) === month) ?? `${month}-01`;
    this.#host.requestUpdate();
  }

  /** No further than the months in which there are days to choose. */
  async #goTo(day: string | undefined, days: readonly string[]): Promise<void> {
    const [first = '', last = ''] = [days[0], days.at(-1)];
    if (!day || monthOf(day) < monthOf(first) || monthOf(day) > monthOf(last)) return;
    this.#active = day;
    await this.#focus(`[data-day="${day}"]`);
  }

  async #close(focus: string): Promise<void> {
    this.#active = undefined;
    await this.#focus(focus);
  }

  async #focus(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}
