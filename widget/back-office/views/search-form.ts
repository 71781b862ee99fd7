import { html, type TemplateResult } from 'lit';
import type { OrderState } from '../../../proxy/contract/orders.ts';
import { everything, type OrderSearch } from '../core/order-search.ts';
import type { OfficeWords } from '../messages/office-messages.ts';

/** In the order of work: what waits for somebody first. */
const states: readonly OrderState[] = [
  'review',
  'needs-service-point',
  'held',
  'labelled',
  'accepted',
  'imported',
  'recorded',
  'cancelled',
];

/** Number, state and days to search by. A state is searched for as soon as it is chosen. */
export function searchForm(search: OrderSearch, { t }: OfficeWords, find: (search: OrderSearch) => void): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    const form = (event.currentTarget as HTMLElement).closest('form');
    if (!form) return;
    const typed = Object.fromEntries(new FormData(form)) as unknown as OrderSearch;
    find({ ...typed, search: typed.search.trim() });
  };
  return html`<form class="search" part="search" role="search" @submit=${submit}>
    <label class="field">${t('search')}<input name="search" type="search" maxlength="100" autocomplete="off" .value=${search.search} /></label>
    <label class="field">${t('from')}<input name="from" type="date" .value=${search.from} /></label>
    <label class="field">${t('to')}<input name="to" type="date" .value=${search.to} /></label>
    <label class="field">${t('stateFilter')}<select name="state" .value=${search.state} @change=${submit}>
      <option value="">${t('stateAny')}</option>
      ${states.map((state) => html`<option value=${state} ?selected=${state === search.state}>${t(state)}</option>`)}
    </select></label>
    <div class="actions">
      <button class="primary">${t('searchStart')}</button>
      <button type="button" @click=${() => find(everything)}>${t('searchClear')}</button>
    </div>
  </form>`;
}
