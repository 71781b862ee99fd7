import type { SelectionState } from './controllers/selection.ts';
import { formatDays } from './core/dates.ts';
import type { Words } from './messages/words.ts';
import { priceText } from './views/price.ts';

export type Fault = { readonly message: string; readonly anchor: string };

/** What to say of a choice as it is now: why it changed, what was chosen (`prices`: at what price), or what is still missing. Nothing while it is being saved. */
export function choiceText(state: SelectionState, words: Words, prices: boolean): string | undefined {
  if (state.status === 'saving') return undefined;
  return (
    noticeText(state, words) ?? (state.choice?.own ? (chosenText(state, words, prices) ?? choiceFault(state, words)?.message) : undefined)
  );
}

/** Why the choice is not what it was. */
export function noticeText({ notice }: SelectionState, words: Words): string | undefined {
  const values = Object.entries(notice?.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : priceText(value, words),
  ]);
  return notice && words.t(notice.key, Object.fromEntries(values));
}

/** "Standard delivery, Tue 24 Nov, €4.95 chosen". */
function chosenText(state: SelectionState, words: Words, prices: boolean): string | undefined {
  if (state.status !== 'complete') return undefined;
  const { option, day, point } = state.choice;
  const days = day ? { from: day, to: day } : option.deliveryWindow;
  const parts = [option.title, point?.name, days && formatDays(days, words.lang), prices && priceText(option.price, words)];
  return words.t('chosen', { option: parts.filter(Boolean).join(', ') });
}

/**
 * Why the form may not be sent with this choice, and what to focus. A choice that could not be saved may be sent: the
 * shop hears of it when it verifies, and no order waits for us. `isDue`: it is about to be saved anew.
 */
export function choiceFault(state: SelectionState, { t }: Words, isDue = false): Fault | undefined {
  if (state.status === 'none') return { message: t('requireOption'), anchor: 'input[name=option]' };
  if (isDue || state.status === 'saving') return { message: t('requireSaved'), anchor: 'input[name=option]:checked' };
  if (state.status === 'complete' && state.notice?.asks) return { message: t('requirePrice'), anchor: '.notice button' };
  if (state.status !== 'open') return undefined;
  return state.choice.option.type === 'nominated-day'
    ? { message: t('requireDay'), anchor: 'input[name=day]' }
    : { message: t('requirePoint'), anchor: '.chosen .more' };
}
