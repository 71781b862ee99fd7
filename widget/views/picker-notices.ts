import { nothing, type TemplateResult } from 'lit';
import type { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { Words } from '../messages/words.ts';
import { notice } from './notice.ts';

export interface PickerNoticesProps {
  readonly quotes: { readonly status: string; readonly slow?: boolean; readonly answer?: DeliveryOptions | undefined };
  /** What became of the choice, already in words. */
  readonly choice: string | undefined;
  /** Points to take instead of the lost one. */
  readonly alternatives: readonly ServicePoint[];
  /** The choice could not be saved, but may be at the next try. */
  readonly saveAgain: (() => void) | undefined;
  readonly words: Words;
  readonly take: (point: ServicePoint) => void;
  readonly reload: () => void;
}

/** Every sentence that stands above the options: about the answer first, then about the choice. */
export function pickerNotices(props: PickerNoticesProps): (TemplateResult | typeof nothing)[] {
  return [aboutQuotes(props), aboutChoice(props)];
}

function aboutQuotes({ quotes, words: { t }, reload }: PickerNoticesProps): TemplateResult | typeof nothing {
  const retry = { label: t('retry'), act: reload };
  if (quotes.status === 'failed') return notice({ text: t(quotes.answer ? 'failedKept' : 'failed'), actions: [retry] });
  if (quotes.slow) return notice({ text: t('slow'), actions: [] });
  if (quotes.status === 'idle') return nothing;
  const reason = quotes.answer?.fallback ?? 'no-configuration';
  return reason === 'no-configuration' ? nothing : notice({ text: t('standardRates'), actions: [] });
}

function aboutChoice({ choice, alternatives, saveAgain, take, words: { t } }: PickerNoticesProps): TemplateResult | typeof nothing {
  if (!choice) return nothing;
  const points = alternatives.slice(0, 3).map((point) => ({ label: point.name, act: () => take(point) }));
  return notice({ text: choice, actions: saveAgain ? [{ label: t('retry'), act: saveAgain }] : points });
}
