import { expect } from '@open-wc/testing';
import { SessionKeeper } from '../../../widget/back-office/api/session-keeper.ts';
import { waitUntil } from '../support/until.ts';
import { openOrder, orderAnswers, orderPanel } from './support/office.ts';
import { aBatch, anOrder, labelled, toSwitzerland } from './support/office-builders.ts';
import { OfficeWire, Refused } from './support/office-wire.ts';

describe('what does not go as it should in the back office', () => {
  let wire: OfficeWire;
  afterEach(() => wire?.restore());

  const never = () => new Promise(() => undefined);

  it('is no reason to swallow a click: what a person does goes before a look that is under way', async () => {
    const order = labelled();
    const at = `/orders/${order.id}`;
    wire = new OfficeWire({ ...orderAnswers([order]), [`DELETE ${at}/label`]: order });
    const { find, said, all } = await orderPanel();
    await waitUntil(() => find('.open'), 'the list');
    wire.set({ [`GET ${at}`]: never });
    all('.open')[0]!.click();
    await waitUntil(() => find('.stack[aria-busy="true"] [part="cancel-label-button"]'), 'the order as the list knows it');
    find('[part="cancel-label-button"]')!.click();
    await waitUntil(() => find('dialog[open]'), 'the question');
    wire.set({ [`GET ${at}`]: anOrder({ id: order.id }) });
    find('[part="confirm-button"]')!.click();
    await waitUntil(() => said() === 'The label is cancelled.', 'that it is done');
  });

  it('of tracking hides nothing of the order', async () => {
    const order = labelled();
    wire = new OfficeWire({ ...orderAnswers([order]), [`GET /orders/${order.id}/tracking`]: new Refused('upstream-unavailable', 502) });
    const { find, text } = await openOrder('en');
    await waitUntil(() => find('[part="parcels"] [part="notice"]'), 'the sentence beside the parcels');
    expect(find('[data-state="labelled"]')).not.to.equal(null);
    expect(find('[part="label-button"]')).not.to.equal(null);
    expect(text().match(/Sendcloud does not answer/g)?.length).to.equal(1);
  });

  it('after something was done in another window, shows how the order stands now, and why it could not be done', async () => {
    const order = labelled();
    const at = `/orders/${order.id}`;
    wire = new OfficeWire({ ...orderAnswers([order]), [`DELETE ${at}/label`]: new Refused('order-not-in-that-state', 409) });
    const { find, text } = await openOrder('en');
    wire.set({ [`GET ${at}`]: anOrder({ id: order.id, state: 'cancelled' }) });
    find('[part="cancel-label-button"]')!.click();
    await waitUntil(() => find('dialog[open]'), 'the question');
    find('[part="confirm-button"]')!.click();
    await waitUntil(() => find('[data-state="cancelled"]'), 'the order as it is');
    expect(text()).to.include('Meanwhile the order has changed');
  });

  it('after an order was cancelled in another window, shows that when its label is to be printed', async () => {
    const order = labelled();
    const at = `/orders/${order.id}`;
    wire = new OfficeWire({ ...orderAnswers([order]), [`GET ${at}/label`]: new Refused('label-not-available', 409) });
    const { find } = await openOrder('en');
    wire.set({ [`GET ${at}`]: anOrder({ id: order.id, state: 'cancelled' }) });
    find('[part="label-button"]')!.click();
    await waitUntil(() => find('[data-state="cancelled"]'), 'the order as it is');
    expect(find('[role="alert"]')).not.to.equal(null);
  });

  it('never says that nothing was changed by what may have been done', async () => {
    const order = anOrder();
    const at = `/orders/${order.id}`;
    const lost = () => Promise.reject(new TypeError('Failed to fetch'));
    wire = new OfficeWire({ ...orderAnswers([order]), [`POST ${at}/label`]: lost });
    const { find, text } = await openOrder('en');
    await waitUntil(() => find('[part="buy-button"]'), 'the form');
    find('[part="buy-button"]')!.click();
    await waitUntil(() => find('[role="alert"]'), 'the sentence');
    expect(text()).to.include('There was no answer. Look again before you repeat it.');
    wire.set({ [`GET ${at}`]: lost });
    find('[role="alert"] button')!.click();
    await waitUntil(() => text().includes('There is no connection.'), 'the other sentence');
  });

  it('is on show until somebody has looked again', async () => {
    const order = anOrder();
    const lost = () => Promise.reject(new TypeError('Failed to fetch'));
    wire = new OfficeWire({ ...orderAnswers([order]), [`POST /orders/${order.id}/label`]: lost });
    const { find } = await openOrder('en');
    await waitUntil(() => find('[part="buy-button"]'), 'the form');
    find('[part="buy-button"]')!.click();
    await waitUntil(() => find('[role="alert"]'), 'the sentence');
    find('[role="alert"] button')!.click();
    await waitUntil(() => !find('[role="alert"]'), 'the order as it is, and no sentence');
  });

  it('leaves a batch on show, which goes on once the proxy answers again', async () => {
    wire = new OfficeWire({
      ...orderAnswers([anOrder(), anOrder()]),
      'POST /label-batches': aBatch({ done: 0, pending: 2 }),
      'GET /label-batches/bat_1': () => Promise.reject(new TypeError('Failed to fetch')),
    });
    const { find, text } = await orderPanel();
    await waitUntil(() => find('.all input'), 'the list');
    find('.all input')!.click();
    await waitUntil(() => find('[part="print-button"]'), 'the bar');
    find('[part="print-button"]')!.click();
    await waitUntil(() => text().includes('There is no connection.'), 'the sentence');
    expect(find('progress')).not.to.equal(null);
    wire.set({ 'GET /label-batches/bat_1': aBatch() });
    await waitUntil(() => find('[part="download-button"]'), 'the end');
    expect(text()).not.to.include('There is no connection.');
  });

  it('is said of each label that is not there, in the language of the page as far as the order says why', async () => {
    const [refused, other] = [anOrder(), anOrder()];
    const detail = 'to_address.house_number: is missing';
    const failed = [
      { id: refused.id, number: refused.number, outcome: 'failed' as const, reason: detail },
      { id: other.id, number: other.number, outcome: 'failed' as const, reason: 'Sendcloud does not answer: try again later.' },
    ];
    wire = new OfficeWire({ ...orderAnswers([refused, other]), 'POST /label-batches': aBatch({ done: 0, failed: 2, orders: failed }) });
    const { find, all } = await orderPanel({ lang: 'nl' });
    await waitUntil(() => find('.all input'), 'the list');
    find('.all input')!.click();
    await waitUntil(() => find('[part="print-button"]'), 'the bar');
    const now = [{ ...refused, state: 'review', review: [{ type: 'carrier-refused', detail }] }, other];
    wire.set({ 'GET /orders': { orders: now, next: null } });
    find('[part="print-button"]')!.click();
    await waitUntil(() => find('[part="orders"] [data-reason]'), 'the list as it is now');
    const said = all('[part="batch-progress"] li').map(({ innerText }) => innerText.replaceAll(/\s+/g, ' '));
    expect(said).to.deep.equal([
      `${refused.number} De vervoerder heeft het pakket geweigerd. ${detail}`,
      `${other.number} Sendcloud does not answer: try again later.`,
    ]);
    expect(all('[part="batch-progress"] [lang="en"]').length).to.equal(2);
  });

  it('is asked for before a label is bought, where the form can take it', async () => {
    const order = anOrder();
    const at = `/orders/${order.id}`;
    wire = new OfficeWire({ ...orderAnswers([order]), [`GET ${at}/shipping-options`]: toSwitzerland(), [`POST ${at}/label`]: order });
    const { find, all, type } = await openOrder('en');
    await waitUntil(() => find('[part="buy-button"]'), 'the form');
    find('[part="buy-button"]')!.click();
    expect(all('[part="customs"] :invalid').length).to.equal(2);
    type(/Tariff code/, '741810');
    type(/Country of origin/, 'CH');
    await waitUntil(() => !find('[part="missing"]'), 'nothing missing');
    expect(wire.to(`POST ${at}/label`)).to.deep.equal([]);
    find('[part="buy-button"]')!.click();
    await waitUntil(() => wire.to(`POST ${at}/label`).length === 1, 'the purchase');
  });

  it('is said when no session comes', async () => {
    let overdue = 0;
    const keeper = new SessionKeeper(
      () => undefined,
      () => {
        overdue += 1;
      },
      0,
    );
    const token = keeper.current();
    await waitUntil(() => overdue === 1, 'the sentence');
    expect([keeper.isWaiting, keeper.isOverdue]).to.deep.equal([true, true]);
    keeper.set('ses1.late');
    expect(await token).to.equal('ses1.late');
    expect([keeper.isWaiting, keeper.isOverdue]).to.deep.equal([false, false]);
  });
});
