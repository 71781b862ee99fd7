import { html, nothing, type TemplateResult } from 'lit';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import { reasonText } from '../core/order-text.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { outside } from './outside.ts';

export interface DecideProps {
  readonly order: OrderView;
  readonly words: OfficeWords;
  readonly busy: boolean;
  readonly release: () => void;
  readonly copyLink: (url: string) => void;
  readonly look: () => void;
}

/** Why somebody has to decide, and what there is to do: another point, or let it go. To cancel stands below every order. */
export function decide({ order, words, busy, release, copyLink, look }: DecideProps): TemplateResult | typeof nothing {
  const { state, review, repairUrl } = order;
  if (state !== 'review' && state !== 'needs-service-point') return nothing;
  const { t } = words;
  return html`<section class="card" part="decide">
    <h3>${t('decideTitle')}</h3>
    <ul class="findings">
      ${review.map((reason) => html`<li class="warning" data-reason=${reason.type}><p>${reasonText(reason, t)}</p></li>`)}
    </ul>
    ${
      repairUrl
        ? html`<p class="small">${t('pointHint')}</p>
            <div class="actions">
              ${outside(repairUrl, t('choosePoint'), words)}
              <button type="button" @click=${() => copyLink(repairUrl)}>${t('copyLink')}</button>
              <button type="button" aria-disabled=${String(busy)} @click=${look}>${t('refresh')}</button>
            </div>`
        : nothing
    }
    ${
      state === 'review'
        ? html`<div class="actions">
            <button type="button" class="primary" part="release-button" aria-disabled=${String(busy)} @click=${release}>${t('release')}</button>
          </div>`
        : nothing
    }
  </section>`;
}
