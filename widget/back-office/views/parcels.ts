import { html, nothing, type TemplateResult } from 'lit';
import type { OrderView, ReturnPortal, Tracking } from '../../../proxy/contract/orders.ts';
import type { OfficeError } from '../api/office-error.ts';
import { formatMoment } from '../core/moments.ts';
import { statusText } from '../core/order-text.ts';
import type { OfficeWords } from '../messages/office-messages.ts';
import { factList } from './facts.ts';
import { failure } from './failure.ts';
import { outside } from './outside.ts';

export interface ParcelsProps {
  readonly order: OrderView;
  readonly tracking: Tracking | undefined;
  /** Why it is not known what happened to them. */
  readonly error: OfficeError | undefined;
  readonly words: OfficeWords;
}

/** Where the order's parcels are, and what happened to them, the newest first. */
export function parcels({ order: { parcels }, tracking, error, words }: ParcelsProps): TemplateResult | typeof nothing {
  const { t } = words;
  if (parcels.length === 0) return nothing;
  return html`<section class="card" part="parcels">
    <h3>${t('parcels', { count: parcels.length })}</h3>
    ${parcels.map(
      ({ id, status, trackingNumber, trackingUrl }) => html`<div class="parcel" part="parcel" data-parcel=${id} data-status=${status}>
        <b>${statusText(status, t)}</b>
        ${factList([[t('trackingNumber'), trackingNumber]])} ${trackingUrl ? outside(trackingUrl, t('follow'), words) : nothing}
      </div>`,
    )}
    ${failure(error, words)} ${tracking ? history(tracking, words) : nothing}
  </section>`;
}

/** The carrier's own words stand as they came: they are text, in whatever language. */
function history({ events }: Tracking, { lang, t }: OfficeWords): TemplateResult {
  if (events.length === 0) return html`<p class="small">${t('historyNone')}</p>`;
  return html`<details part="history">
    <summary>${t('history')}</summary>
    <ol class="history">
      ${events.map(
        ({ at, status, description }) => html`<li>
          <span class="small">${at ? formatMoment(at, lang) : t('unknown')}</span>
          <span>${description || statusText(status, t)}</span>
        </li>`,
      )}
    </ol>
  </details>`;
}

export interface ReturnsProps {
  readonly portal: ReturnPortal | undefined;
  readonly words: OfficeWords;
  readonly busy: boolean;
  readonly find: () => void;
}

/** Where the buyer sends it back. Asked for only when somebody wants it, as it is another question to Sendcloud. */
export function returns({ portal, words, busy, find }: ReturnsProps): TemplateResult {
  const { t } = words;
  const found = portal?.url ? outside(portal.url, t('returnPage'), words) : html`<p>${t('returnNone')}</p>`;
  return html`<section class="card" part="returns">
    <h3 tabindex="-1">${t('returns')}</h3>
    <div role="status">${portal ? found : nothing}</div>
    ${portal ? nothing : html`<div class="actions"><button type="button" aria-disabled=${String(busy)} @click=${find}>${t('returnLook')}</button></div>`}
  </section>`;
}
