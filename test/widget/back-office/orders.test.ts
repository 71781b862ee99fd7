import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { OrderView } from '../../../proxy/contract/orders.ts';
import { waitUntil } from '../support/until.ts';
import { openOrder, orderAnswers, orderPanel } from './support/office.ts';
import { anOrder, labelled, own } from './support/office-builders.ts';
import { OfficeWire, Refused } from './support/office-wire.ts';

describe('the orders of a merchant', () => {
  let wire: OfficeWire;
  afterEach(() => wire.restore());

  it('are searched by number, state and days of whoever looks', async () => {
    wire = new OfficeWire(orderAnswers([anOrder()]));
    const { element, type, button, find } = await orderPanel();
    await waitUntil(() => find('.open'), 'the list');
    type(/begins with/, ' K-10 ');
    type(/From/, '2026-11-24');
    type(/Until/, '2026-11-24');
    button('Search').click();
    await waitUntil(() => wire.to('GET /orders').length > 1 && !find('[aria-busy="true"].stack'), 'the answer');
    const day = new Date(2026, 10, 24);
    const next = new Date(2026, 10, 25);
    expect(Object.fromEntries(wire.to('GET /orders').at(-1)!.query)).to.deep.equal({
      search: 'K-10',
      from: day.toISOString(),
      to: next.toISOString(),
    });
    const chosen = oneEvent(element, 'state-change');
    type(/State/, 'review');
    await waitUntil(() => wire.to('GET /orders').at(-1)!.query.get('state') === 'review', 'the state at once');
    expect((await chosen).detail).to.deep.equal({ state: 'review' });
    await waitUntil(() => !find('[aria-busy="true"].stack'), 'the answer');
    expect([element.state, wire.to('GET /orders').length], 'asked once').to.deep.equal(['review', 3]);
  });

  it('come a page after the other, and how many there are is said', async () => {
    const [first, second] = [anOrder(), anOrder()];
    wire = new OfficeWire({
      'GET /orders': ({ query }: { query: URLSearchParams }) =>
        query.get('cursor') === 'c1' ? { orders: [second], next: null } : { orders: [first], next: 'c1' },
    });
    const { button, all, said } = await orderPanel();
    await waitUntil(() => all('.open').length === 1, 'the first page');
    expect(said()).to.equal('1 order, and there are more');
    button('Show more').click();
    await waitUntil(() => all('.open').length === 2, 'the second page');
    expect(said()).to.equal('2 orders');
    expect(all('.open').map(({ textContent }) => textContent)).to.deep.equal([first.number, second.number]);
  });

  it('opens one by keyboard, and leads back to its row', async () => {
    const orders = [anOrder(), own()];
    wire = new OfficeWire(orderAnswers(orders));
    const { element, all, find } = await orderPanel();
    await waitUntil(() => all('.open').length === 2, 'the list');
    all('.open')[1]!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.shadowRoot!.activeElement?.localName === 'h2', 'the focus on the heading');
    expect(find('h2')!.textContent).to.equal(`Order ${orders[1]!.number}`);
    find('[part="back-button"]')!.focus();
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => element.shadowRoot!.activeElement === all('.open')[1], 'the focus on the row');
  });

  it('of an own account show why there is no label here, and Sendcloud’s panel', async () => {
    wire = new OfficeWire(orderAnswers([own()]));
    const { find, text } = await openOrder('en');
    expect(text()).to.include('its label is printed there');
    expect(find<HTMLAnchorElement>('.out')!.href).to.equal('https://panel.example/');
    expect(find('[part="label-form"]')).to.equal(null);
  });

  it('lets an order in review go', async () => {
    const order = anOrder({ state: 'review', review: [{ type: 'weight-differs', detail: '' }], account: { kind: 'own', reason: '' } });
    wire = new OfficeWire({ ...orderAnswers([order]), [`POST /orders/${order.id}/release`]: order });
    const { button, find, text, said } = await openOrder('en');
    expect(text()).to.include('The order weighs something else than was quoted.');
    wire.set({ [`GET /orders/${order.id}`]: { ...order, state: 'imported', review: [] } });
    button('Send it as it is').click();
    await waitUntil(() => find('[data-state="imported"]'), 'the order gone on');
    expect(said()).to.equal('The order goes on.');
    expect(find('[part="decide"]')).to.equal(null);
  });

  it('leads to the page where another point is chosen', async () => {
    const repairUrl = 'https://proxy.example/repair/x';
    const order = anOrder({ state: 'needs-service-point', review: [{ type: 'service-point-gone', detail: '' }], repairUrl });
    wire = new OfficeWire(orderAnswers([order]));
    const { find, text } = await openOrder('en');
    expect(find<HTMLAnchorElement>('.out')!.href).to.equal(repairUrl);
    expect(text()).to.include('The service point is not there any more.');
    expect(find('[part="release-button"]')).to.equal(null);
  });

  it('cannot be let go as it is before a point is chosen, whatever else there is to decide', async () => {
    const review = [
      { type: 'service-point-missing', detail: '' },
      { type: 'currency-differs', detail: '' },
    ] as const;
    const order = anOrder({ state: 'review', review: [...review], repairUrl: 'https://proxy.example/repair/x' });
    wire = new OfficeWire(orderAnswers([order]));
    const { find, button } = await openOrder('en');
    expect(find<HTMLAnchorElement>('.out')!.href).to.equal(order.repairUrl);
    expect(find('[part="release-button"]')).to.equal(null);
    wire.set({ [`GET /orders/${order.id}`]: { ...order, review: [review[1]], repairUrl: null } });
    button('Look again').click();
    await waitUntil(() => find('[part="release-button"]'), 'what is left to decide');
  });

  it('asks before an order is cancelled', async () => {
    const order = anOrder();
    wire = new OfficeWire({ ...orderAnswers([order]), [`POST /orders/${order.id}/cancel`]: order });
    const { find } = await openOrder('en');
    find('[part="cancel-button"]')!.click();
    await waitUntil(() => find('dialog[open]'), 'the question');
    expect(wire.to(`POST /orders/${order.id}/cancel`)).to.deep.equal([]);
    wire.set({ [`GET /orders/${order.id}`]: { ...order, state: 'cancelled' } });
    find('[part="confirm-button"]')!.click();
    await waitUntil(() => find('[data-state="cancelled"]'), 'the order cancelled');
  });

  it('tell why they wait for a decision in the list, and what to do about it on their page, with what Sendcloud answered', async () => {
    const review = [
      { type: 'upstream-refused', detail: 'to_address.postal_code: is <b>wrong</b>' },
      { type: 'token-expired', detail: 'The selection is too old.' },
    ] as const;
    wire = new OfficeWire(orderAnswers([anOrder({ state: 'review', review: [...review] })]));
    const { find, all, text } = await openOrder('en');
    expect(all('[data-reason]').map(({ dataset }) => dataset.reason)).to.deep.equal(['upstream-refused', 'token-expired']);
    expect(text()).to.include('Put right what Sendcloud names. Then send it once more, as it is.');
    expect(text()).to.include('to_address.postal_code: is <b>wrong</b>');
    expect(text(), 'no more than its sentence').not.to.include('too old');
    find('[part="back-button"]')!.click();
    await waitUntil(() => find('[part="orders"] [data-reason="upstream-refused"]'), 'the reason in the list');
  });

  it('open by their id, as a page’s address has it, and tell the page when a person goes elsewhere', async () => {
    const [first, second] = [anOrder(), own()];
    wire = new OfficeWire(orderAnswers([first, second]));
    const { element, find, all } = await orderPanel({ order: second.id });
    await waitUntil(() => find('h2')?.textContent === `Order ${second.number}`, 'the order');
    expect(element.shadowRoot!.activeElement, 'nobody is taken there who did not ask').to.equal(null);
    const left = oneEvent(element, 'order-change');
    find('[part="back-button"]')!.click();
    expect((await left).detail).to.deep.equal({ order: '' });
    await waitUntil(() => all('.open').length === 2, 'the list');
    const opened = oneEvent(element, 'order-change');
    all('.open')[0]!.click();
    expect((await opened).detail).to.deep.equal({ order: first.id });
    expect(element.order).to.equal(first.id);
    element.order = '';
    await waitUntil(() => all('.open').length === 2, 'the list, as the page wants it');
  });

  it('that are asked for by an id and are not there, leave the list with a sentence', async () => {
    wire = new OfficeWire({ ...orderAnswers([anOrder()]), 'GET /orders/ord_gone': new Refused('not-found', 404) });
    const { find, all, text } = await orderPanel({ order: 'ord_gone' });
    await waitUntil(() => find('[role="alert"]') && all('.open').length === 1, 'the sentence and the list');
    expect(text()).to.include('This is not here any more.');
  });

  it('are searched by a state from the beginning, if the page says so', async () => {
    wire = new OfficeWire(orderAnswers([anOrder({ state: 'review' })]));
    const { find, element } = await orderPanel({ state: 'review' });
    await waitUntil(() => find('.open'), 'the list');
    expect(wire.to('GET /orders').map(({ query }) => query.get('state'))).to.deep.equal(['review']);
    expect(find<HTMLSelectElement>('[name="state"]')!.value).to.equal('review');
    element.state = 'held';
    await waitUntil(() => wire.to('GET /orders').at(-1)!.query.get('state') === 'held', 'another state');
  });

  it('are let go many at once after a question, and one that cannot go stops no other', async () => {
    const many = Array.from({ length: 12 }, () => anOrder({ state: 'review', review: [{ type: 'weight-differs', detail: '' }] }));
    const bad = many[5]!;
    let atOnce = 0;
    let most = 0;
    const release = (order: OrderView) => async () => {
      most = Math.max(most, ++atOnce);
      await new Promise((resolve) => setTimeout(resolve));
      atOnce -= 1;
      return order === bad ? new Refused('service-point-needed', 409) : { ...order, state: 'held', review: [] };
    };
    wire = new OfficeWire({
      ...orderAnswers([...many, own()]),
      ...Object.fromEntries(many.map((order) => [`POST /orders/${order.id}/release`, release(order)])),
    });
    const { find, all, text, said, button, element } = await orderPanel();
    await waitUntil(() => all('.row input').length === 12, 'a box for each that waits');
    find('.all input')!.click();
    await waitUntil(() => find('[part="release-some-button"]'), 'the bar');
    button('Send 12 as they are').click();
    await waitUntil(() => find('dialog[open]'), 'the question');
    expect(text()).to.include('Send 12 orders as they are?');
    find('[part="confirm-button"]')!.click();
    await waitUntil(() => find<HTMLProgressElement>('progress')?.value === 12, 'the end');
    expect(text()).to.include('11 orders go on.').and.include(bad.number);
    expect(said()).to.equal('11 orders go on.');
    expect(all('.row [data-state="held"]').length).to.equal(11);
    expect(all('.row [data-state="review"]').length).to.equal(1);
    expect(most).to.be.within(2, 4);
    expect(element.shadowRoot!.activeElement?.id).to.equal('release-progress');
    button('Close').click();
    await waitUntil(() => !find('progress'), 'the list alone');
    expect(element.shadowRoot!.activeElement?.localName, 'the focus stays in the element').to.equal('h2');
  });

  it('hold the link for the buyer, to be copied by hand where the browser does not let it', async () => {
    const repairUrl = 'https://proxy.example/repair/x';
    wire = new OfficeWire(orderAnswers([anOrder({ state: 'needs-service-point', review: [], repairUrl })]));
    const { find, said, element } = await openOrder('en');
    const { writeText } = navigator.clipboard;
    let copied = '';
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    find('[part="copy-button"]')!.click();
    await waitUntil(() => element.shadowRoot!.activeElement?.localName === 'input', 'the link selected');
    navigator.clipboard.writeText = (text) => {
      copied = text;
      return Promise.resolve();
    };
    find('[part="copy-button"]')!.click();
    await waitUntil(() => find('[part="copy-button"]')!.textContent?.trim() === 'Copied.', 'that it is copied');
    navigator.clipboard.writeText = writeText;
    expect(copied).to.equal(repairUrl);
    expect(said()).to.equal('Copied.');
  });

  it('follows no link that is no page', async () => {
    const bad = { id: '1', status: 'ANNOUNCED', trackingNumber: 'x', trackingUrl: 'javascript:alert(1)' };
    wire = new OfficeWire(orderAnswers([labelled({ parcel: bad, parcels: [bad] })]));
    const { all } = await openOrder('en');
    expect(all('a').map((link) => (link as HTMLAnchorElement).protocol)).not.to.include('javascript:');
  });

  it('shows the carrier’s words as text, and a status we do not know as it is', async () => {
    const strange = { id: '1', status: 'LOST_IN_SPACE', trackingNumber: null, trackingUrl: null };
    wire = new OfficeWire(orderAnswers([labelled({ parcel: strange, parcels: [strange] })]));
    const { find, text } = await openOrder('en');
    expect(text()).to.include('lost in space');
    expect(find('[part="history"]')!.textContent).to.include('Angekündigt <b>x</b>');
  });

  it('finds the buyer’s return page', async () => {
    const order = labelled();
    wire = new OfficeWire({ ...orderAnswers([order]), [`GET /orders/${order.id}/return-portal`]: { url: 'https://returns.example/x' } });
    const { button, find } = await openOrder('en');
    button('Find the return page').click();
    await waitUntil(() => find('[part="returns"] a'), 'the link');
    expect(find<HTMLAnchorElement>('[part="returns"] a')!.href).to.equal('https://returns.example/x');
  });
});
