import { html, nothing, type TemplateResult } from 'lit';
import type { ShippingOptions } from '../../../proxy/contract/labels.ts';
import type { DraftChange, LabelDraft, ParcelDraft } from '../core/label-draft.ts';
import type { OfficeWords } from '../messages/office-messages.ts';

export interface ParcelFieldsProps {
  readonly draft: LabelDraft;
  readonly index: number;
  /** To be told which are in this parcel; empty where nobody asks. */
  readonly goods: ShippingOptions['goods'];
  readonly words: OfficeWords;
  readonly change: (change: DraftChange) => void;
}

const sides = ['length', 'width', 'height'] as const;

/** Weight and size of one parcel; of several also what is in it, where customs want to know. */
export function parcelFields({ draft, index, goods, words: { t }, change }: ParcelFieldsProps): TemplateResult {
  const parcel = draft.parcels[index];
  if (!parcel) return html``;
  const set = (part: (parcel: ParcelDraft) => Partial<ParcelDraft>) =>
    change((now) => ({ parcels: now.parcels.map((one, at) => (at === index ? { ...one, ...part(one) } : one)) }));
  const remove = () => change(({ parcels }) => ({ parcels: parcels.filter((_, at) => at !== index) }));
  const several = draft.parcels.length > 1;
  return html`<fieldset class="parcel-fields" part="parcel-fields">
    <legend>${several ? t('parcel', { n: index + 1 }) : t('parcels', { count: 1 })}</legend>
    <div class="grid">
      ${numberField(t('weight'), parcel.weight, 1, (weight) => set(() => ({ weight })), true)}
      ${sides.map((side) => numberField(t(side), parcel[side], 0.1, (value) => set(() => ({ [side]: value }))))}
    </div>
    ${
      several && goods.length > 0
        ? html`<div class="grid">
            ${goods.map(({ description, quantity }, item) =>
              numberField(
                t('pieces', { item: description, n: index + 1 }),
                parcel.pieces[item] ?? '',
                0,
                (value) => set(({ pieces }) => ({ pieces: { ...pieces, [item]: value } })),
                false,
                quantity,
              ),
            )}
          </div>`
        : nothing
    }
    ${several ? html`<div class="actions"><button type="button" class="plain" @click=${remove}>${t('removeParcel', { n: index + 1 })}</button></div>` : nothing}
  </fieldset>`;
}

function numberField(
  label: string,
  value: string,
  min: number,
  changed: (value: string) => void,
  required = false,
  max = 1_000_000,
): TemplateResult {
  return html`<label class="field">${label}<input
      type="number"
      inputmode="decimal"
      min=${min}
      max=${max}
      step=${min === 0.1 ? 'any' : 1}
      ?required=${required}
      .value=${value}
      @change=${({ currentTarget }: Event) => changed((currentTarget as HTMLInputElement).value)}
  /></label>`;
}
