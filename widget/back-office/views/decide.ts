import { html, nothing, type TemplateResult } from 'lit';
import type { OrderView, ReviewReason } from '../../../proxy/contract/orders.ts';
import { isReleasable } from '../core/order-search.ts';
import { reasonRemedy, reasonText, saysMore } from '../core/order-text.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { outside } from './outside.ts';

export interface DecideProps {
  readonly order: OrderView;
  readonly words: OfficeWords;
  readonly busy: boolean;
  /** The link has been copied. */
  readonly isCopied: boolean;
  readonly release: () => void;
  readonly copyLink: (url: string) => void;
  readonly look: () => void;
}

/** Why somebody has to decide, and what there is to do: another point, or let it go. To cancel stands below every order. */
export function decide(props: DecideProps): TemplateResult | typeof nothing {
  const { order, words, busy, release } = props;
  const { state, review } = order;
  if (state !== 'review' && state !== 'needs-service-point') return nothing;
  const { t } = words;
  return html`<section class="card" part="decide">
    <h3 tabindex="-1">${t('decideTitle')}</h3>
    <ul class="findings">${review.map((reason) => why(reason, words))}</ul>
    ${anotherPoint(props)}
    ${
      isReleasable(order)
        ? html`<div class="actions">
            <button type="button" class="primary" part="release-button" aria-disabled=${String(busy)} @click=${release}>${t('release')}</button>
          </div>`
        : nothing
    }
  </section>`;
}

/** What Sendcloud, a carrier or the proxy say of the case itself stands as it came, in English or in theirs. */
const why = (reason: ReviewReason, { t }: OfficeWords): TemplateResult =>
  html`<li class="warning" data-reason=${reason.type}>
    <p><b>${reasonText(reason, t)}</b></p>
    ${saysMore(reason) ? html`<p class="small" lang="en">${reason.detail}</p>` : nothing}
    <p>${reasonRemedy(reason, t)}</p>
  </li>`;

function anotherPoint({ order: { repairUrl }, words, busy, isCopied, copyLink, look }: DecideProps): TemplateResult | typeof nothing {
  if (!repairUrl) return nothing;
  const { t } = words;
  return html`<p class="small">${t('pointHint')}</p>
    <div class="bar">
      <label class="field link">${t('buyerLink')}<input readonly .value=${repairUrl} /></label>
      <button type="button" part="copy-button" @click=${() => copyLink(repairUrl)}>${t(isCopied ? 'saidCopied' : 'copyLink')}</button>
    </div>
    <div class="actions">
      ${outside(repairUrl, t('choosePoint'), words, 'primary')}
      <button type="button" aria-disabled=${String(busy)} @click=${look}>${t('refresh')}</button>
    </div>`;
}
