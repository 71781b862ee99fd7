import { html, type TemplateResult } from 'lit';
import type { ExportReason, ShippingOptions } from '../../../proxy/contract/labels.ts';
import { type DraftChange, type LabelDraft, placesOf } from '../core/label-draft.ts';
import { itemName } from '../core/missing-text.ts';
import type { OfficeWords } from '../messages/office-messages.ts';

export interface CustomsFieldsProps {
  readonly options: ShippingOptions;
  readonly draft: LabelDraft;
  readonly words: OfficeWords;
  readonly change: (change: DraftChange) => void;
}

const reasons: readonly ExportReason[] = ['commercial-goods', 'commercial-sample', 'documents', 'gift', 'personal-use', 'returned-goods'];

/** What customs want to know and the order does not say. What the order says is not asked again. */
export function customsFields({ options, draft, words, change }: CustomsFieldsProps): TemplateResult {
  const { t } = words;
  const set = (at: number, part: { hsCode?: string; originCountry?: string }) =>
    change(({ items }) => ({ items: { ...items, [at]: { ...items[at], ...part } } }));
  const reason = ({ currentTarget }: Event) => {
    const chosen = (currentTarget as HTMLSelectElement).value as ExportReason;
    change(() => ({ reason: chosen }));
  };
  return html`<fieldset class="customs" part="customs">
    <legend>${t('customsTitle')}</legend>
    <p class="small">${t('customsHint')}</p>
    <div class="grid wide">
      <label class="field">${t('customsReason')}<select .value=${draft.reason} @change=${reason}>
        ${reasons.map((one) => html`<option value=${one} ?selected=${one === draft.reason}>${t(one)}</option>`)}
      </select></label>
      ${textField(t('invoiceNumber'), draft.invoiceNumber, 40, (invoiceNumber) => change(() => ({ invoiceNumber })))}
      ${placesOf(options.missing, 'hs-code').map((at) =>
        textField(t('hsCode', { item: itemName(options, at, words) }), draft.items[at]?.hsCode ?? '', 12, (hsCode) => set(at, { hsCode })),
      )}
      ${placesOf(options.missing, 'origin-country').map((at) => {
        const label = t('originCountry', { item: itemName(options, at, words) });
        return textField(label, draft.items[at]?.originCountry ?? '', 2, (originCountry) => set(at, { originCountry }));
      })}
    </div>
  </fieldset>`;
}

const textField = (label: string, value: string, maxLength: number, changed: (value: string) => void): TemplateResult =>
  html`<label class="field">${label}<input
      maxlength=${maxLength}
      autocomplete="off"
      .value=${value}
      @change=${({ currentTarget }: Event) => changed((currentTarget as HTMLInputElement).value)}
  /></label>`;
