import { html, type TemplateResult } from 'lit';
import type { DeliveryOption } from '../proxy/contract/delivery-options.ts';
import { noticeText } from './choice-words.ts';
import type { CheckoutController } from './controllers/checkout.ts';
import type { SelectionState } from './controllers/selection.ts';
import { sameOption } from './core/options.ts';
import type { Words } from './messages/words.ts';
import { notice } from './views/notice.ts';
import { optionList } from './views/option-list.ts';
import type { OptionRowProps } from './views/option-row.ts';

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

/** Every sentence that stands above the options: about the answer first, then about the choice. */
export const noticesView = (props: PickerViewProps): (TemplateResult | undefined)[] => [aboutQuotes(props), aboutChoice(props)];

function aboutQuotes({ checkout: { quotes }, words: { t } }: PickerViewProps): TemplateResult | undefined {
  const { status, answer, slow } = { slow: false, ...quotes.state };
  if (status === 'failed') return notice(t(answer ? 'failedKept' : 'failed'), [{ label: t('retry'), act: () => quotes.reload() }]);
  if (slow) return notice(t('slow'));
  const reason = status === 'idle' ? null : answer?.fallback;
  return reason && reason !== 'no-configuration' ? notice(t('standardRates')) : undefined;
}

function aboutChoice({ checkout: { selection, extras }, words, did }: PickerViewProps): TemplateResult | undefined {
  const { state } = selection;
  const text = noticeText(state, words);
  if (!text) return undefined;
  const again = { label: words.t('retry'), act: () => void (state.choice && selection.choose(state.choice)) };
  return notice(text, state.status === 'failed' ? [again] : extras?.remedies(words, did));
}

/** The options, what of them is chosen, and what is left to choose. */
export function optionsView(props: PickerViewProps): TemplateResult {
  const { checkout, words, disabled } = props;
  const rows = checkout.options.map((option) => row(option, props));
  const busy = checkout.quotes.state.status === 'loading';
  return html`${optionList({ rows, disabled, busy, words })} ${checkout.extras?.notOffered(words)}`;
}

function row(option: DeliveryOption, { checkout, words, prices, did, openFinder }: PickerViewProps): OptionRowProps {
  const { extras, clock, selection } = checkout;
  const choice = selection.state.choice && sameOption([option], selection.state.choice.option) && selection.state.choice;
  return {
    option,
    chosen: choice !== undefined,
    day: choice?.day,
    pointText: extras?.pointText(option, choice, words),
    below: choice && extras?.below(choice, words, did),
    searching: extras?.nearby.isSearching ?? extras === undefined,
    prices,
    now: clock.now(),
    timeZone: checkout.quotes.state.answer?.timeZone ?? 'UTC',
    words,
    choose: () => did(checkout.choose(option)),
    // A tap on what was chosen for somebody makes it their own, and no `change` tells of it.
    affirm: choice && !choice.own ? () => did(selection.choose({ ...choice, own: true })) : undefined,
    openFinder: () => openFinder(option),
  };
}
