import { html, nothing, type TemplateResult } from 'lit';
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
export function customsFields(props: CustomsFieldsProps): TemplateResult {
  const { options, draft, words, change } = props;
  const { t } = words;
  const reason = ({ currentTarget }: Event) => {
    const chosen = (currentTarget as HTMLSelectElement).value as ExportReason;
    change(() => ({ reason: chosen }));
  };
  const items = new Set([...placesOf(options.missing, 'hs-code'), ...placesOf(options.missing, 'origin-country')]);
  return html`<fieldset class="customs" part="customs">
    <legend>${t('customsTitle')}</legend>
    <p class="small">${t('customsHint')}</p>
    <div class="grid wide">
      <label class="field">${t('customsReason')}<select .value=${draft.reason} @change=${reason}>
        ${reasons.map((one) => html`<option value=${one} ?selected=${one === draft.reason}>${t(one)}</option>`)}
      </select></label>
      ${textField({
        label: t('invoiceNumber'),
        value: draft.invoiceNumber,
        maxLength: 40,
        required: placesOf(options.missing, 'invoice-number').length > 0,
        changed: (invoiceNumber) => change(() => ({ invoiceNumber })),
      })}
    </div>
    ${[...items].sort((a, b) => a - b).map((at) => html`<div class="grid wide">${itemFields(at, props)}</div>`)}
  </fieldset>`;
}

/** Both things that customs want to know of an item, as far as they are missing. */
function itemFields(at: number, { options, draft, words, change }: CustomsFieldsProps): TemplateResult {
  const { hsCode = '', originCountry = '' } = draft.items[at] ?? {};
  const item = itemName(options, at, words);
  const set = (part: { hsCode?: string; originCountry?: string }) =>
    change(({ items }) => ({ items: { ...items, [at]: { ...items[at], ...part } } }));
  const wants = (what: 'hs-code' | 'origin-country') => placesOf(options.missing, what).includes(at);
  const code = {
    label: words.t('hsCode', { item }),
    value: hsCode,
    maxLength: 12,
    pattern: '[0-9 .]{4,12}',
    required: true,
    changed: (text: string) => set({ hsCode: text }),
  };
  const country = {
    label: words.t('originCountry', { item }),
    value: originCountry,
    maxLength: 2,
    pattern: '[A-Za-z]{2}',
    required: true,
    changed: (text: string) => set({ originCountry: text }),
  };
  return html`${wants('hs-code') ? textField(code) : nothing} ${wants('origin-country') ? textField(country) : nothing}`;
}

interface TextField {
  readonly label: string;
  readonly value: string;
  readonly maxLength: number;
  readonly pattern?: string;
  readonly required: boolean;
  readonly changed: (value: string) => void;
}

const textField = ({ label, value, maxLength, pattern, required, changed }: TextField): TemplateResult =>
  html`<label class="field">${label}<input
      maxlength=${maxLength}
      pattern=${pattern ?? nothing}
      autocomplete="off"
      ?required=${required}
      .value=${value}
      @change=${({ currentTarget }: Event) => changed((currentTarget as HTMLInputElement).value)}
  /></label>`;
