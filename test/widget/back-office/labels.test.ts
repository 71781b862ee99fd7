import { expect, oneEvent } from '@open-wc/testing';
import { waitUntil } from '../support/until.ts';
import { openOrder, orderAnswers, orderPanel } from './support/office.ts';
import { aBatch, anOrder, labelled, own, someOptions, toSwitzerland } from './support/office-builders.ts';
import { OfficeWire, Refused } from './support/office-wire.ts';

describe('a label', () => {
  let wire: OfficeWire;
  afterEach(() => wire.restore());

  async function draft(options = someOptions()) {
    const order = anOrder();
    const at = `/orders/${order.id}`;
    wire = new OfficeWire({
      ...orderAnswers([order]),
      [`GET ${at}/shipping-options`]: options,
      [`POST ${at}/label`]: labelled({ id: order.id }),
    });
    const office = await openOrder('en');
    await waitUntil(() => office.find('[part="buy-button"]'), 'the form');
    const purchase = () => wire.to(`POST ${at}/label`).map(({ body }) => body);
    return { ...office, order, at, purchase };
  }

  it('is bought by the option of the checkout unless another is chosen, at the price that is shown', async () => {
    const { find, text, purchase, order, at, said } = await draft();
    expect(find('[part="buy-button"]')!.textContent?.trim()).to.equal('Buy the label for €6.95');
    expect(text()).to.include('chosen at the checkout');
    wire.set({ [`GET ${at}`]: labelled({ id: order.id }) });
    find('[part="buy-button"]')!.click();
    await waitUntil(() => find('[data-state="labelled"]'), 'the label');
    expect(purchase()).to.deep.equal([{ shippingOptionCode: 'postnl:standard', parcels: [{ weight: 2500 }] }]);
    expect(said()).to.equal('The label is bought.');
  });

  it('says what is missing before it is bought, also for the option that is chosen', async () => {
    const { find, text, all } = await draft();
    expect(find('[part="missing"]')).to.equal(null);
    all('[part="option"] input')[1]!.click();
    await waitUntil(() => find('[part="missing"]'), 'what is missing');
    expect(text()).to.include('The carrier wants the buyer’s phone number.');
    expect(find('[part="buy-button"]')!.textContent?.trim()).to.equal('Buy the label');
  });

  it('takes along what customs want to know', async () => {
    const { find, type, purchase, all } = await draft(toSwitzerland());
    expect(all('[data-missing]').map(({ dataset }) => dataset.missing)).to.deep.equal(['hs-code', 'origin-country']);
    type(/Tariff code \(HS\) of Copper kettle/, '741810');
    type(/Country of origin/, 'ch');
    type(/Invoice number/, 'F-1');
    type(/Why it is sent/, 'gift');
    await waitUntil(() => !find('[part="missing"]'), 'nothing missing');
    find('[part="buy-button"]')!.click();
    await waitUntil(() => purchase().length === 1, 'the purchase');
    expect(purchase()[0]).to.deep.equal({
      shippingOptionCode: 'postnl:standard',
      parcels: [{ weight: 2500 }],
      customs: { reason: 'gift', invoiceNumber: 'F-1', items: [{ item: 0, hsCode: '741810', originCountry: 'CH' }] },
    });
  });

  it('is one for each of several parcels, which are asked about once they can be weighed', async () => {
    const { button, all, find, at, purchase } = await draft();
    button('Add a parcel').click();
    await waitUntil(() => all('[part="parcel-fields"]').length === 2, 'a second parcel');
    expect(wire.to(`GET ${at}/shipping-options`).length).to.equal(1);
    const fields = all('[part="parcel-fields"] input') as HTMLInputElement[];
    for (const [index, value] of [
      [0, '1500'],
      [1, '30'],
      [2, '20'],
      [3, '10'],
      [4, '1000'],
    ] as const) {
      fields[index]!.value = value;
      fields[index]!.dispatchEvent(new Event('change'));
    }
    await waitUntil(() => wire.to(`GET ${at}/shipping-options`).at(-1)!.query.get('parcels') === '1500:30x20x10,1000', 'the question');
    await waitUntil(() => find('[part="options"][aria-busy="false"]'), 'the answer');
    find('[part="buy-button"]')!.click();
    await waitUntil(() => purchase().length === 1, 'the purchase');
    expect((purchase()[0] as { parcels: unknown }).parcels).to.deep.equal([
      { weight: 1500, dimensions: { length: 30, width: 20, height: 10 } },
      { weight: 1000 },
    ]);
  });

  it('of several parcels is bought again as they were packed', async () => {
    const packed = [1500, 1000].map((weight) => ({ weight, dimensions: null, items: [{ item: 0, quantity: 1 }] }));
    const { find, purchase } = await draft({ ...toSwitzerland(), parcels: packed, missing: [] });
    find('[part="buy-button"]')!.click();
    await waitUntil(() => purchase().length === 1, 'the purchase');
    expect((purchase()[0] as { parcels: unknown }).parcels).to.deep.equal(packed.map(({ weight, items }) => ({ weight, items })));
  });

  it('is not bought twice by an impatient hand', async () => {
    const { find, purchase } = await draft();
    for (let n = 0; n < 3; n++) find('[part="buy-button"]')!.click();
    await waitUntil(() => find('.stack[aria-busy="false"]') && purchase().length > 0, 'the purchase');
    expect(purchase().length).to.equal(1);
  });

  it('is not said to be bought when the carrier refused it', async () => {
    const { find, said, order, at } = await draft();
    const refused = { ...order, state: 'review', review: [{ type: 'carrier-refused', detail: 'to_address.house_number: is missing' }] };
    wire.set({ [`POST ${at}/label`]: refused, [`GET ${at}`]: refused });
    find('[part="buy-button"]')!.click();
    await waitUntil(() => find('[part="decide"]'), 'what there is to decide');
    expect(said()).to.equal('To be decided');
  });

  it('to a service point waits until one is chosen, or an option that needs none', async () => {
    const [home, other] = someOptions().options;
    const missing = [{ what: 'service-point' as const, field: 'servicePointId', detail: '' }];
    const options = [
      { ...home!, missing },
      { ...other!, missing: [] },
    ];
    const { find, all, purchase, element } = await draft(someOptions({ options }));
    find('[part="buy-button"]')!.click();
    expect(element.shadowRoot!.activeElement?.textContent).to.include('It goes to a service point, and none was chosen.');
    all('[part="option"] input')[1]!.click();
    await waitUntil(() => !find('[part="missing"]'), 'nothing missing');
    find('[part="buy-button"]')!.click();
    await waitUntil(() => purchase().length > 0, 'the purchase');
    expect(purchase().map((body) => (body as { shippingOptionCode: string }).shippingOptionCode)).to.deep.equal(['dhl:home']);
  });

  it('that is refused leaves what was filled in', async () => {
    const { find, all, at, type } = await draft();
    wire.set({ [`POST ${at}/label`]: new Refused('upstream-refused', 502) });
    type(/Weight/, '2600');
    await waitUntil(() => find('[part="options"][aria-busy="false"]'), 'the answer');
    find('[part="buy-button"]')!.click();
    await waitUntil(() => find('[role="alert"]'), 'the refusal');
    expect((all('[part="parcel-fields"] input')[0] as HTMLInputElement).value).to.equal('2600');
  });

  it('cannot be bought where nothing carries the parcels', async () => {
    const order = anOrder();
    wire = new OfficeWire({ ...orderAnswers([order]), [`GET /orders/${order.id}/shipping-options`]: someOptions({ options: [] }) });
    const { find, text } = await openOrder('en');
    await waitUntil(() => find('[part="label-form"]'), 'the form');
    expect(text()).to.include('Nothing can carry these parcels.').and.include('1 × Copper kettle');
    expect(find('[part="buy-button"]')).to.equal(null);
  });

  it('is cancelled once that is confirmed, and another can be bought', async () => {
    const order = labelled();
    const at = `/orders/${order.id}`;
    wire = new OfficeWire({ ...orderAnswers([order]), [`DELETE ${at}/label`]: order });
    const { find, said } = await openOrder('en');
    find('[part="cancel-label-button"]')!.click();
    await waitUntil(() => find('dialog[open]'), 'the question');
    wire.set({ [`GET ${at}`]: anOrder({ id: order.id }) });
    find('[part="confirm-button"]')!.click();
    await waitUntil(() => find('[part="buy-button"]'), 'the form');
    expect(said()).to.equal('The label is cancelled.');
    expect(wire.to(`DELETE ${at}/label`).length).to.equal(1);
  });

  it('is seen by itself once Sendcloud has answered', async () => {
    const order = anOrder({ state: 'accepted' });
    wire = new OfficeWire(orderAnswers([order]));
    const { find, text, said } = await openOrder('en');
    expect(text()).to.include('The label follows.');
    wire.set({ [`GET /orders/${order.id}`]: labelled({ id: order.id }) });
    await waitUntil(() => find('[data-state="labelled"]'), 'the label');
    expect(said()).to.equal('Label bought');
  });

  it('of several orders is bought and printed at once, and how far that is can be seen', async () => {
    const orders = [anOrder(), labelled(), own()];
    let asked = 0;
    wire = new OfficeWire({
      ...orderAnswers(orders),
      'POST /label-batches': aBatch({ done: 0, pending: 2 }),
      'GET /label-batches/bat_1': () => ((asked += 1) === 1 ? aBatch({ done: 1, pending: 1 }) : aBatch()),
      'GET /label-batches/bat_1/pdf': new Blob(['%PDF-1.4']),
    });
    const { find, all, text, said } = await orderPanel();
    await waitUntil(() => all('.row input').length === 2, 'a box for each that can be printed');
    find('.all input')!.click();
    await waitUntil(() => text().includes('2 orders chosen'), 'the bar');
    find('[part="print-button"]')!.click();
    await waitUntil(() => find<HTMLProgressElement>('progress')?.value === 0, 'the beginning');
    expect(wire.to('POST /label-batches').map(({ body }) => body)).to.deep.equal([
      { orders: [orders[0]!.id, orders[1]!.id], format: 'a6' },
    ]);
    expect(find('[part="download-button"]')).to.equal(null);
    await waitUntil(() => find<HTMLProgressElement>('progress')?.value === 1, 'half of it');
    await waitUntil(() => find('[part="download-button"]'), 'the end');
    expect(text()).to.include('2 labels are ready.');
    await waitUntil(() => wire.to('GET /orders').length === 2 && find('.stack[aria-busy="false"]'), 'the list, read again');
    expect(said()).to.equal('2 labels are ready.');
    find('[part="download-button"]')!.click();
    await waitUntil(() => wire.to('GET /label-batches/bat_1/pdf').length === 1, 'the file');
  });

  it('of several orders can be left and come back to, by the id that the page keeps', async () => {
    const [running, ended] = [aBatch({ done: 1, pending: 1 }), aBatch()];
    wire = new OfficeWire({ ...orderAnswers([anOrder(), anOrder()]), 'POST /label-batches': running, 'GET /label-batches/bat_1': running });
    const before = await orderPanel();
    await waitUntil(() => before.find('.all input'), 'the list');
    before.find('.all input')!.click();
    await waitUntil(() => before.find('[part="print-button"]'), 'the bar');
    const begun = oneEvent(before.element, 'batch-change');
    before.find('[part="print-button"]')!.click();
    expect((await begun).detail).to.deep.equal({ batch: 'bat_1' });
    expect(before.element.batch).to.equal('bat_1');
    before.element.remove();

    const after = await orderPanel({ batch: 'bat_1' });
    await waitUntil(() => after.find<HTMLProgressElement>('progress')?.value === 1, 'how far it is by now');
    wire.set({ 'GET /label-batches/bat_1': ended });
    await waitUntil(() => after.find('[part="download-button"]'), 'the end');
    const gone = oneEvent(after.element, 'batch-change');
    after.button('Close').click();
    expect((await gone).detail).to.deep.equal({ batch: '' });
    await waitUntil(() => !after.find('[part="batch-progress"]'), 'it put away');
  });

  it('of several orders that nobody knows of any more is put away without a word', async () => {
    wire = new OfficeWire({ ...orderAnswers([anOrder()]), 'GET /label-batches/bat_0': new Refused('not-found', 404) });
    const { element, find } = await orderPanel({ batch: 'bat_0' });
    await waitUntil(() => element.batch === '' && find('.open'), 'the list alone');
    expect(find('[part="notice"]')).to.equal(null);
  });
});
