import type { TemplateResult } from 'lit';
import type { DeliveryOption } from '../proxy/contract/delivery-options.ts';
import { noticeText } from './choice-words.ts';
import type { CheckoutController } from './controllers/checkout.ts';
import type { SelectionState } from './controllers/selection.ts';
import { sameOption } from './core/options.ts';
import type { Words } from './messages/words.ts';
import { optionList } from './views/option-list.ts';
import type { OptionRowProps } from './views/option-row.ts';
import { pickerNotices } from './views/picker-notices.ts';

/** A checkout to show, and what to do when the shopper acts on it. */
export interface PickerViewProps {
  readonly checkout: CheckoutController;
  readonly words: Words;
  readonly prices: boolean;
  readonly disabled: boolean;
  /** The shopper chose; `saving` is already under way. */
  readonly did: (saving: Promise<SelectionState>) => void;
  readonly openFinder: (option: DeliveryOption) => void;
}

/** What has to be said before the options. */
export function noticesView({ checkout, words, did }: PickerViewProps): ReturnType<typeof pickerNotices> {
  const { quotes, selection, nearby } = checkout;
  const { choice, notice, status } = selection.state;
  const lost = choice?.option.type === 'service-point' && !choice.point && notice ? choice.option : undefined;
  return pickerNotices({
    quotes: quotes.state,
    choice: noticeText(selection.state, words),
    alternatives: (lost && (notice?.alternatives?.[0] ? notice.alternatives : nearby?.ready(lost))) || [],
    saveAgain: status === 'failed' ? () => void selection.choose(choice) : undefined,
    words,
    take: (point) => lost && did(checkout.take(lost, point)),
    reload: () => quotes.reload(),
  });
}

/** The options, what of them is chosen, and what is left to choose. */
export function optionsView(props: PickerViewProps): TemplateResult {
  const { checkout, words, disabled } = props;
  const { answer, status } = checkout.quotes.state;
  return optionList({
    rows: checkout.options.map((option) => row(option, props)),
    notOffered: answer?.notOffered ?? [],
    disabled,
    busy: status === 'loading',
    words,
  });
}

function row(option: DeliveryOption, { checkout, words, prices, did, openFinder }: PickerViewProps): OptionRowProps {
  const { selection, nearby, parts, clock } = checkout;
  const { choice, notice } = selection.state;
  const chosen = choice !== undefined && sameOption([option], choice.option) !== undefined;
  const isOffered = option.type === 'service-point' && !(chosen && notice);
  const point = (chosen && choice.point) || (isOffered ? nearby?.ready(option)[0] : undefined);
  const day = chosen ? choice.day : undefined;
  const pick = (wanted: string) => did(checkout.chooseDay(option, wanted));
  return {
    option,
    chosen,
    day,
    pointText: point && parts?.pointLine(point, nearby, clock.now(), words),
    days: chosen && option.type === 'nominated-day' ? parts?.dayPicker({ days: option.dates, chosen: day, words, pick }) : undefined,
    searching: nearby?.isSearching ?? parts === undefined,
    prices,
    now: clock.now(),
    words,
    choose: () => did(checkout.choose(option)),
    openFinder: () => openFinder(option),
  };
}
