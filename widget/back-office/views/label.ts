import { html, nothing, type TemplateResult } from 'lit';
import type { LabelDocument, LabelFormat } from '../../../proxy/contract/labels.ts';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import { isBuyable, noLabelKey } from '../core/order-text.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { outside } from './outside.ts';

export interface LabelProps {
  readonly order: OrderView;
  readonly words: OfficeWords;
  readonly busy: boolean;
  /** The form by which a label is bought. */
  readonly form: TemplateResult | undefined;
  /** The order leaves the customs union, as far as that is known. */
  readonly declared: boolean;
  readonly download: (format: LabelFormat, document: LabelDocument) => void;
  readonly cancelLabel: () => void;
}

/** The label: bought, to be bought, or why there is none here. */
export function label(props: LabelProps): TemplateResult {
  const { order, words, form } = props;
  const { t } = words;
  const why = isBuyable(order) ? undefined : noLabelKey(order);
  return html`<section class="card" part="label">
    <h3 tabindex="-1">${t(isBuyable(order) ? 'buyTitle' : 'labelTitle')}</h3>
    ${why ? html`<p part="no-label">${t(why)}</p>` : nothing}
    ${order.panelUrl ? html`<div class="actions">${outside(order.panelUrl, t('openPanel'), words)}</div>` : nothing}
    ${order.label.available ? bought(props) : nothing} ${isBuyable(order) ? form : nothing}
  </section>`;
}

function bought({ words: { t }, busy, declared, download, cancelLabel }: LabelProps): TemplateResult {
  const button = (words: string, format: LabelFormat, document: LabelDocument) =>
    html`<button type="button" part="label-button" aria-disabled=${String(busy)} @click=${() => download(format, document)}>${words}</button>`;
  return html`<p class="well">${t('labelReady')}</p>
    <div class="actions">
      ${button(t('labelA6'), 'a6', 'label')} ${button(t('labelA4'), 'a4', 'label')}
      ${declared ? button(t('declaration'), 'a4', 'customs-declaration') : nothing}
      <button type="button" class="grave" part="cancel-label-button" aria-disabled=${String(busy)} @click=${cancelLabel}>${t('cancelLabel')}</button>
    </div>`;
}
