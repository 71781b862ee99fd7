import { html, nothing, type TemplateResult } from 'lit';
import type { MissingForLabel, ShippingOptions } from '../../../proxy/contract/labels.ts';
import { type DraftChange, emptyParcel, isAwaited, type LabelDraft, placesOf, stillMissing } from '../core/label-draft.ts';
import { missingText } from '../core/missing-text.ts';
import { priceText } from '../core/order-text.ts';
import type { OfficeKey, OfficeWords } from '../messages/office-messages.ts';
import { customsFields } from './customs-fields.ts';
import { parcelFields } from './parcel-fields.ts';

export interface LabelFormProps {
  readonly options: ShippingOptions;
  readonly draft: LabelDraft;
  readonly words: OfficeWords;
  /** Options for other parcels are on their way. */
  readonly isAsking: boolean;
  readonly busy: boolean;
  readonly change: (change: DraftChange) => void;
  readonly buy: () => void;
}

/** Parcels, by what they are shipped, what customs want to know; what is missing is said before anything is bought. */
export function labelForm(props: LabelFormProps): TemplateResult {
  const { options, draft, words, busy, change, buy } = props;
  const { t } = words;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (missingNow(props).some(isAwaited)) (event.currentTarget as HTMLElement).querySelector<HTMLElement>('[part="missing"]')?.focus();
    else buy();
  };
  const add = () => change(({ parcels }) => ({ parcels: [...parcels, emptyParcel] }));
  const asksPieces = placesOf(options.missing, 'parcel-items').length > 0;
  return html`<form class="stack" part="label-form" @submit=${submit}>
    ${contents(props)}
    ${draft.parcels.map((_, index) => parcelFields({ draft, index, goods: asksPieces ? options.goods : [], words, change }))}
    <div class="actions"><button type="button" class="plain" @click=${add}>${t('addParcel')}</button></div>
    ${optionList(props)} ${options.customs ? customsFields({ options, draft, words, change }) : nothing} ${missingList(props)}
    ${
      options.options.length > 0
        ? html`<div class="actions"><button class="primary" part="buy-button" aria-disabled=${String(busy)}>${buyWords(props)}</button></div>`
        : nothing
    }
  </form>`;
}

/** What was sold, for whoever packs it. */
const contents = ({ options: { goods }, words: { t } }: LabelFormProps): TemplateResult =>
  html`<div part="contents">
    <b>${t('contents')}</b>
    <ul class="said">${goods.map(({ quantity, description }) => html`<li>${quantity} × ${description}</li>`)}</ul>
  </div>`;

const chosenBy: Partial<Record<string, OfficeKey>> = { order: 'chosenOrder', rule: 'chosenRule', merchant: 'chosenMerchant' };

function optionList({ options: { options, chosen }, draft, words, isAsking, change }: LabelFormProps): TemplateResult {
  const { t } = words;
  if (options.length === 0) return html`<p role="status">${t(isAsking ? 'optionsLoading' : 'optionsNone')}</p>`;
  const why = (code: string) => (code === chosen.shippingOptionCode ? chosenBy[chosen.by ?? ''] : undefined);
  return html`<fieldset class="options" part="options" aria-busy=${String(isAsking)}>
    <legend>${t('options')}</legend>
    ${chosenFirst(options, chosen).map(({ code, name, carrier, price }) => {
      const reason = why(code);
      return html`<div class=${code === draft.code ? 'pick chosen' : 'pick'} part="option" data-code=${code}>
        <label>
          <input type="radio" name="option" required .checked=${code === draft.code} @change=${() => change(() => ({ code }))} />
          <span class="about"><b>${name}</b><span class="small">${[carrier.name, reason && t(reason)].filter(Boolean).join(' · ')}</span></span>
          <span class="figure">${priceText(price, words)}</span>
        </label>
      </div>`;
    })}
  </fieldset>`;
}

/** What is bought unless another is chosen stands on top of a list that may be long. */
const chosenFirst = (options: ShippingOptions['options'], { shippingOptionCode }: ShippingOptions['chosen']): ShippingOptions['options'] =>
  options.toSorted((a, b) => Number(b.code === shippingOptionCode) - Number(a.code === shippingOptionCode));

/** What is missing of everything, and for the option that is chosen. */
function missingNow({ options, draft }: LabelFormProps): MissingForLabel[] {
  const option = options.options.find(({ code }) => code === draft.code);
  return stillMissing([...options.missing, ...(option?.missing ?? [])], draft);
}

function missingList(props: LabelFormProps): TemplateResult | typeof nothing {
  const { options, words } = props;
  const missing = missingNow(props);
  if (missing.length === 0) return nothing;
  return html`<div part="missing" tabindex="-1">
    <b>${words.t('missing')}</b>
    <ul class="said">${missing.map((one) => html`<li data-missing=${one.what}>${missingText(one, options, words)}</li>`)}</ul>
  </div>`;
}

function buyWords({ options: { options }, draft, words }: LabelFormProps): string {
  const price = options.find(({ code }) => code === draft.code)?.price;
  return price ? words.t('buyFor', { price: priceText(price, words) }) : words.t('buy');
}
