import { expect, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SelectionReply } from '../../proxy/contract/selections.ts';
import { aDayOption, anAnswer, anOption, aPoint, aPointOption, aReply, pointsAnswer } from './support/builders.ts';
import { aCheckout, aReadyCheckout } from './support/checkout.ts';
import { later, Wire } from './support/wire.ts';
import { waitUntil } from './support/until.ts';

describe('the options', () => {
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire(
      [anOption(), aDayOption(), aPointOption()],
      [aPoint({ id: '9', name: 'Locker 9', requires: ['post-number'], distance: 90 }), aPoint()],
    );
  });
  afterEach(() => wire.restore());

  it('are accessible', async () => {
    const { picker } = await aReadyCheckout();
    await waitUntil(() => picker.renderRoot.querySelector('.point b'));
    await expect(picker).to.be.accessible();
  });

  it('say the date first, then title and carrier, and the price at the end', async () => {
    const { option } = await aReadyCheckout();
    expect(option('standard').closest('label')?.innerText.split('\n').filter(Boolean)).to.deep.equal([
      'Tue 24 – Thu 26 Nov',
      'Standard delivery\u00a0· PostNL',
      '€4.95',
    ]);
  });

  it('preselect the cheapest home option, never a service point', async () => {
    const { option, entries } = await aReadyCheckout();
    expect(option('standard').checked).to.equal(true);
    expect(entries()).to.deep.equal(['token-standard']);
  });

  it('name the nearest point that asks nothing of the shopper, and take it with one tap', async () => {
    const { picker, option, text, complete, entries } = await aReadyCheckout();
    await waitUntil(() => text().includes('Kettle Corner · Stadhuisplein 3 · 350 m · open until 22:00'));
    const signed = later<SelectionReply>();
    wire.routes.select = () => signed.promise;
    option('points').click();
    await picker.updateComplete;
    expect(entries()).to.deep.equal(['quote-points']);
    signed.answer(aReply(aPointOption(), { servicePoint: aPoint() }));
    await complete();
    expect(entries()).to.deep.equal(['token-points-1']);
    expect(wire.to('select').map(({ body }) => body)).to.deep.equal([{ key: 'pk_test', quote: 'quote-points', servicePointId: '1' }]);
  });

  it('offer days under the chosen row, and save the one that is picked', async () => {
    const { picker, option, find, entries } = await aReadyCheckout();
    expect(find('input[name=day]')).to.equal(null);
    option('day').click();
    await picker.updateComplete;
    expect(entries()).to.deep.equal(['quote-day']);
    await waitUntil(() => find('input[name=day]'));
    find('input[name=day][value="2026-11-26"]')?.click();
    await waitUntil(() => entries()[0] === 'token-day');
    expect(wire.to('select')[0]?.body).to.deep.include({ deliveryDate: '2026-11-26' });
    await expect(picker).to.be.accessible();
  });

  it('count down to the cut-off by the server\u2019s clock', async () => {
    wire.routes.options = () => anAnswer([anOption({ cutOff: '2026-11-23T12:14:30.000Z' })], { serverTime: '2026-11-23T10:00:00.000Z' });
    const { text } = await aReadyCheckout();
    expect(text()).to.include('Order within 2 hrs 14 mins');
  });

  it('write "Free" for nothing, and no price where none is known', async () => {
    wire.routes.options = () =>
      anAnswer([anOption({ price: { value: '0.00', currency: 'EUR' } }), anOption({ code: 'unknown', price: null })]);
    const { option } = await aReadyCheckout();
    expect(option('standard').closest('label')?.querySelector('.figure')?.textContent).to.equal('Free');
    expect(option('unknown').closest('label')?.querySelector('.figure')).to.equal(null);
  });

  it('preselect anew when the country changes what is offered, as long as nobody has chosen', async () => {
    const { picker, entries, text } = await aReadyCheckout();
    wire.routes.options = () =>
      anAnswer([anOption({ code: 'dear', price: { value: '9.95', currency: 'EUR' } }), anOption({ code: 'cheap' })]);
    picker.country = 'DE';
    await oneEvent(picker, 'delivery-ready');
    await picker.updateComplete;
    expect(entries()).to.deep.equal(['token-cheap']);
    expect(text()).not.to.include('no longer available');
  });

  it('are the shopper\u2019s own choice once what was preselected is tapped: it stays, and nothing cheaper takes its place', async () => {
    const { picker, option, entries } = await aReadyCheckout();
    const said: string[] = [];
    for (const name of ['input', 'change']) picker.addEventListener(name, () => said.push(name));
    option('standard').closest('label')?.click();
    await waitUntil(() => said.includes('change'));
    expect(said).to.deep.equal(['input', 'change']);
    wire.routes.options = () => anAnswer([anOption({ code: 'cheap', price: { value: '1.95', currency: 'EUR' } }), anOption()]);
    picker.weight = '3000';
    await oneEvent(picker, 'delivery-ready');
    await picker.updateComplete;
    expect(option('standard').checked).to.equal(true);
    expect(entries()).to.deep.equal(['token-standard']);
    expect(sessionStorage.getItem('sendcloud-delivery-picker pk_test delivery')).to.equal('token-standard');
    option('standard').click();
    await picker.updateComplete;
    expect(said, 'a second tap says nothing new').to.have.length(2);
  });

  it('send the page\u2019s metadata along, from the attribute or the property', async () => {
    const { picker } = await aReadyCheckout({ metadata: 'fragile=yes gift=no' });
    picker.metadata = { club: 'gold' };
    await oneEvent(picker, 'delivery-ready');
    expect(wire.to('options').map(({ query }) => query.getAll('metadata'))).to.deep.equal([['fragile=yes', 'gift=no'], ['club=gold']]);
  });

  it('offer a point from the shopper\u2019s account first, marked for use again', async () => {
    wire.routes.points = () => pointsAnswer([aPoint(), aPoint({ id: '2', name: 'Old Friend', distance: 900 })]);
    const { picker, text } = await aCheckout();
    picker.preferredPoints = [{ carrier: 'postnl', carrierServicePointId: 'nl-2' }];
    await waitUntil(() => text().includes('Use again Old Friend'));
    await expect(picker).to.be.accessible();
  });

  it('are asked for again once a cut-off has passed while the page is open', async () => {
    const { setTimeout: real } = globalThis;
    const { now } = Date;
    const minutes: (() => void)[] = [];
    globalThis.setTimeout = ((run: () => void, after = 0) =>
      after > 1000 && after <= 60_000 && after !== 4000 ? minutes.push(run) : real(run, after)) as typeof setTimeout;
    wire.routes.options = () => anAnswer([anOption({ cutOff: '2026-11-23T10:20:30.000Z' })]);
    const { picker, text } = await aReadyCheckout();
    expect(text()).to.include('Order within 20 mins');
    wire.routes.options = () => anAnswer([anOption({ cutOff: null, deliveryWindow: { from: '2026-11-25', to: '2026-11-27' } })]);
    Date.now = () => now() + 21 * 60_000;
    minutes.at(-1)?.();
    await oneEvent(picker, 'delivery-ready');
    globalThis.setTimeout = real;
    Date.now = now;
    await picker.updateComplete;
    expect(text()).to.include('Wed 25 – Fri 27 Nov').and.not.include('Order within');
  });

  it('keep the page\u2019s own custom properties apart from theirs', async () => {
    const { picker, find } = await aReadyCheckout();
    picker.style.setProperty('--accent', 'rgb(200, 0, 0)');
    picker.style.setProperty('--delivery-accent', 'var(--accent)');
    expect(getComputedStyle(find('.option.chosen') as Element).borderTopColor).to.equal('rgb(200, 0, 0)');
  });

  it('come with the page where its server put the answer there, without a request', async () => {
    const inThePage = anAnswer([anOption({ title: 'From the page' })], { expiresAt: '2999-01-01T00:00:00.000Z' });
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(inThePage);
    const { picker, text, entries } = await aReadyCheckout({}, html`${script}`);
    expect(text()).to.include('From the page');
    expect(entries()).to.deep.equal(['token-standard']);
    expect(wire.to('options')).to.deep.equal([]);
    picker.weight = '3000';
    await oneEvent(picker, 'delivery-ready');
    expect(wire.to('options').length).to.equal(1);
  });

  it('do not come from a page that has grown old', async () => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = JSON.stringify(anAnswer([anOption({ title: 'Yesterday' })]));
    const { now } = Date;
    Date.now = () => Date.parse('2026-11-23T11:00:01Z');
    const { text } = await aReadyCheckout({}, html`${script}`);
    Date.now = now;
    expect(text()).not.to.include('Yesterday');
  });

  it('are summed up for the whole country, beside one field, until the shopper gives a postal code', async () => {
    const { picker, find, text, entries } = await aReadyCheckout({ 'postal-code': undefined, required: '' });
    expect(text()).to.include('Delivery from €2.95 · Wed 25 Nov').and.include('Postal code').and.not.include('Standard delivery');
    expect(entries(), 'the fallback speaks').to.deep.equal(['standard']);
    await expect(picker).to.be.accessible();
    find('[part=postal-code] input')?.focus();
    await sendKeys({ type: '5611EM' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => text().includes('Standard delivery'));
    expect(wire.to('options').map(({ query }) => query.get('postalCode'))).to.deep.equal([null, '5611EM']);
    expect(text()).not.to.include('from €2.95');
    expect(entries()).to.deep.equal(['token-standard']);
    expect(find('[part=postal-code]'), 'so that it can be mended').not.to.equal(null);
  });

  it('are shown where a country has no postal codes', async () => {
    const { text, find } = await aReadyCheckout({ country: 'HK', 'postal-code': undefined });
    expect(text()).to.include('Standard delivery');
    expect(find('[part=postal-code]')).to.equal(null);
  });

  it('leave the field to the form that the page has them follow', async () => {
    const { text, find } = await aReadyCheckout({ 'postal-code': undefined, 'address-from': 'autofill' });
    expect(text()).to.include('from €2.95').and.include('Fill in your address');
    expect(find('[part=postal-code]')).to.equal(null);
  });

  it('are one read-only line on a product page', async () => {
    const { picker, text, find } = await aReadyCheckout({ mode: 'product' }, '');
    expect(text().trim()).to.equal('Delivery Tue 24 – Thu 26 Nov · €4.95');
    expect(find('input')).to.equal(null);
    await expect(picker).to.be.accessible();
  });

  it('say why something is not offered', async () => {
    const missing = { title: 'Letterbox', type: 'standard', carrier: null, reason: 'too-heavy' } as const;
    wire.routes.options = () => anAnswer([anOption()], { notOffered: [missing] });
    const { picker, text } = await aReadyCheckout();
    await waitUntil(() => text().includes('Letterbox: the parcel is too heavy'));
    await expect(picker).to.be.accessible();
  });

  it('let the shop\u2019s own price win, and mark it as the shop\u2019s', async () => {
    const checkout = await aCheckout();
    checkout.picker.prices = { standard: '1.50' };
    const { detail } = await oneEvent(checkout.picker, 'delivery-change');
    expect(checkout.text()).to.include('€1.50');
    expect(detail.selection.option).to.deep.include({ priceFrom: 'shop', price: { value: '1.50', currency: 'EUR' } });
  });

  it('show upstream text as text', async () => {
    const hostile = '<img src=x onerror="globalThis.hacked = true">';
    wire.routes.options = () => anAnswer([anOption({ title: hostile, carrier: { code: 'postnl', name: hostile } })]);
    const { picker, text } = await aReadyCheckout();
    expect(text()).to.include(hostile);
    expect(picker.renderRoot.querySelector('img')).to.equal(null);
  });

  it('speak the nearest language of the page, dates and prices too', async () => {
    const { picker, text } = await aReadyCheckout({ lang: 'nl' });
    await waitUntil(() => text().includes('di 24'));
    expect(text()).to.include('€\u00a04,95');
    expect(text()).to.include('Bezorging');
    await waitUntil(() => text().includes('open tot 22:00'));
    await expect(picker).to.be.accessible();
  });

  it('leave the page\u2019s language to the fallback', async () => {
    const { picker } = await aReadyCheckout({ name: undefined });
    expect(picker.hasAttribute('lang')).to.equal(false);
    expect(picker.hasAttribute('name')).to.equal(false);
  });
});
