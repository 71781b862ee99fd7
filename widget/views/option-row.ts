import { html, nothing, type TemplateResult } from 'lit';
import type { DeliveryOption } from '../../proxy/contract/delivery-options.ts';
import { formatDays, formatDuration, formatNearDay } from '../core/dates.ts';
import type { Words } from '../messages/words.ts';
import { DOT } from './facts.ts';
import { priceText } from './price.ts';

export interface OptionRowProps {
  readonly option: DeliveryOption;
  readonly chosen: boolean;
  /** The nominated day that is chosen, an ISO date. */
  readonly day: string | undefined;
  /** The point that is chosen, or the one a tap would take, in words. */
  readonly pointText: TemplateResult | undefined;
  /** What a chosen option leaves to choose or to tell. */
  readonly below: TemplateResult | undefined;
  /** Points are being looked for. */
  readonly searching: boolean;
  readonly prices: boolean;
  /** Milliseconds since the epoch, by the server's clock. */
  readonly now: number;
  /** The shop's, as IANA names it. */
  readonly timeZone: string;
  readonly words: Words;
  readonly choose: () => void;
  /** The shopper taps what is chosen; undefined where that says nothing new. */
  readonly affirm: (() => void) | undefined;
  readonly openFinder: () => void;
}

/** One way to deliver. The whole row is the radio's label; what has to be chosen besides stands below it. */
export function optionRow(props: OptionRowProps, index: number): TemplateResult {
  const { option, chosen, words } = props;
  const price = props.prices ? priceText(option.price, words) : '';
  return html`<div part="option" class=${chosen ? 'pick option chosen' : 'pick option'}>
    <label>
      <input type="radio" name="option" .value=${option.id} .checked=${chosen} @change=${props.choose} @click=${props.affirm} />
      <span class="what">${headline(props, index)} ${pointLine(props)}</span>
      ${price && html`<span part="price" class="figure">${price}</span>`}
    </label>
    ${finderButton(props, index)} ${props.below}
  </div>`;
}

const methodId = (index: number): string => `method-${index}`;

/** The date first; without an honest date the title takes its place. */
function headline(props: OptionRowProps, index: number): TemplateResult {
  const { option, day, words } = props;
  const days = day ? { from: day, to: day } : option.deliveryWindow;
  const carrier = option.title.includes(option.carrier.name) ? undefined : option.carrier.name;
  const lines = [
    days && formatDays(days, words.lang),
    option.title || words.t('other'),
    carrier,
    days ? undefined : option.description,
  ].filter(Boolean);
  return html`<b part="date">${lines[0]}</b>
    <span class="small about"><span part="method" id=${methodId(index)}>${lines.slice(1).join(DOT)}</span> ${cutOff(props)}</span>`;
}

function pointLine({ option, pointText, searching, words: { t } }: OptionRowProps): TemplateResult | typeof nothing {
  if (option.type !== 'service-point') return nothing;
  return html`<span part="point" class="small point">${pointText ?? t(searching ? 'pointsSearching' : 'pointsNone')}</span>`;
}

const DAY = 86_400_000;

/** "Order within 2 h 14 min for delivery today": said on the last day, when it matters. What takes longer has its days in the headline. */
function cutOff({ option, now, timeZone, words: { t, lang } }: OptionRowProps): TemplateResult | typeof nothing {
  const { cutOff: ends, deliveryWindow } = option;
  const left = ends ? Date.parse(ends) - now : 0;
  if (left <= 0 || left > DAY || !deliveryWindow) return nothing;
  const { from, to } = deliveryWindow;
  const day = from === to ? formatNearDay(from, now, timeZone, lang) : undefined;
  const values = { time: formatDuration(left, lang), day: day ?? '' };
  return html`<span part="cut-off" class="cut-off">${t(day ? 'cutOffDay' : 'cutOff', values)}</span>`;
}

/** One of several of this name, so it is described by the row it belongs to. */
function finderButton({ option, pointText, words, openFinder }: OptionRowProps, index: number): TemplateResult | typeof nothing {
  if (option.type !== 'service-point') return nothing;
  return html`<button type="button" part="finder-button" class="more" aria-describedby=${methodId(index)} @click=${openFinder}>
    ${words.t(pointText ? 'otherPoints' : 'choosePoint')}
  </button>`;
}
