import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import type { RecheckReply, SelectionReply } from '../../proxy/contract/selections.ts';
import { anAnswer, anOption, aPoint, aPointOption, aReply } from './support/builders.ts';
import { aCheckout, aReadyCheckout } from './support/checkout.ts';
import { later, ProblemReply, Wire } from './support/wire.ts';
import { waitUntil } from './support/until.ts';

describe('asking for options', () => {
  let wire: Wire;
  let logged: unknown[];
  const { error } = console;
  beforeEach(() => {
    wire = new Wire([anOption(), aPointOption()], [aPoint()]);
    logged = [];
    console.error = (message: unknown) => logged.push(message);
  });
  afterEach(() => {
    wire.restore();
    console.error = error;
  });

  it('drops a late answer to an older question', async () => {
    const replies = [later<DeliveryOptions>(), later<DeliveryOptions>()];
    let asked = 0;
    wire.routes.options = () => replies[asked++]?.promise ?? anAnswer([]);
    const { picker, text } = await aCheckout();
    picker.postalCode = '1011AB';
    await waitUntil(() => asked === 2);
    replies[1]?.answer(anAnswer([anOption({ title: 'New' })]));
    await oneEvent(picker, 'delivery-ready');
    replies[0]?.answer(anAnswer([anOption({ title: 'Old' })]));
    await picker.updateComplete;
    expect(text()).to.include('New');
    expect(text()).not.to.include('Old');
  });

  it('asks to wait while options for another address are due', async () => {
    const { picker } = await aReadyCheckout({ required: '' });
    expect(picker.checkValidity()).to.equal(true);
    const reply = later<DeliveryOptions>();
    wire.routes.options = () => reply.promise;
    picker.postalCode = '1011AB';
    await picker.updateComplete;
    expect(picker.checkValidity()).to.equal(false);
    reply.answer(anAnswer([anOption()]));
    await oneEvent(picker, 'delivery-ready');
    expect(picker.checkValidity()).to.equal(true);
  });

  it('asks once for any number of properties set together', async () => {
    const { picker } = await aReadyCheckout();
    picker.address = { country: 'DE', postalCode: '10115', city: 'Berlin' };
    picker.parcel = { weight: '1.5kg', length: 30, width: 20, height: 10 };
    await oneEvent(picker, 'delivery-ready');
    expect(wire.to('options').length).to.equal(2);
    const query = Object.fromEntries(wire.to('options')[1]?.query ?? []);
    expect(query).to.deep.include({ country: 'DE', postalCode: '10115', weight: '1500', length: '30', width: '20', height: '10' });
  });

  it('keeps the list on show when a new answer fails, says so, and tries again on request', async () => {
    const { picker, text, button } = await aReadyCheckout();
    wire.routes.options = () => {
      throw new ProblemReply('upstream-unavailable', 502);
    };
    setTimeout(() => {
      picker.weight = '3000';
    });
    const { detail } = await oneEvent(picker, 'delivery-error');
    await picker.updateComplete;
    expect(detail.kind).to.equal('upstream-unavailable');
    expect(text()).to.include('Standard delivery').and.include('could not be refreshed. These are the last we had.');
    await expect(picker).to.be.accessible();
    wire.routes.options = () => anAnswer([anOption()]);
    button('Try again').click();
    await oneEvent(picker, 'delivery-ready');
    await picker.updateComplete;
    expect(text()).not.to.include('could not be refreshed');
  });

  it('names the attribute that is missing, in an event and on the console, and leaves the fallback', async () => {
    for (const name of ['publishable-key', 'proxy', 'weight', 'order-value', 'currency', 'country']) {
      const heard: CustomEvent[] = [];
      const listen = (event: Event) => heard.push(event as CustomEvent);
      addEventListener('delivery-error', listen);
      const { entries } = await aCheckout({ [name]: undefined });
      removeEventListener('delivery-error', listen);
      expect(
        heard.map(({ detail }) => detail.kind),
        name,
      ).to.deep.equal(['configuration']);
      expect(heard[0]?.detail.message).to.include(`The attribute ${name} is missing or wrong`);
      expect(String(logged.at(-1))).to.include(name);
      expect(entries()).to.deep.equal(['standard']);
    }
    expect(wire.calls).to.deep.equal([]);
  });

  it('names the attribute that is none of what it may be', async () => {
    const wrong = {
      metadata: 'novalue',
      proxy: 'https://',
      'point-types': 'shops',
      'page-size': 'many',
      view: 'globe',
      mode: 'shop',
      preselect: 'best',
      remember: 'ever',
    };
    for (const [name, value] of Object.entries(wrong)) {
      const { picker, entries } = await aCheckout({ [name]: value });
      expect(picker.isShown, name).to.equal(false);
      expect(String(logged.at(-1))).to.include(`The attribute ${name} is missing or wrong`);
      expect(entries()).to.deep.equal(['standard']);
    }
    expect(wire.calls).to.deep.equal([]);
  });

  it('names address-from where it can never lead to a form', async () => {
    for (const wrong of ['##', 'body']) {
      logged = [];
      const { entries } = await aCheckout({ 'address-from': wrong, country: undefined, 'postal-code': undefined });
      await waitUntil(() => logged.length > 0, wrong);
      expect(String(logged[0])).to.include('The attribute address-from is missing or wrong');
      expect(entries()).to.deep.equal(['standard']);
    }
    expect(wire.calls).to.deep.equal([]);
  });

  it('tells pay buttons to wait while options for another cart are due, and shows the choice meanwhile', async () => {
    const { picker } = await aReadyCheckout();
    const heard: { complete: boolean; title: string | undefined }[] = [];
    picker.addEventListener('delivery-change', (event) => {
      const { detail } = event as CustomEvent;
      heard.push({ complete: detail.complete, title: detail.selection?.option.title });
    });
    picker.weight = '3000';
    await oneEvent(picker, 'delivery-ready');
    const title = 'Standard delivery';
    await waitUntil(() => heard.length === 2);
    expect(heard).to.deep.equal([
      { complete: false, title },
      { complete: true, title },
    ]);
  });

  it('refuses prices in another currency by name', async () => {
    wire.routes.options = () => anAnswer([anOption()], { currency: 'GBP' });
    const { picker, entries } = await aCheckout();
    const { detail } = await oneEvent(picker, 'delivery-error');
    expect(detail.kind).to.equal('currency-differs');
    expect(detail.message).to.include('GBP');
    expect(entries()).to.deep.equal(['standard']);
  });

  it('says which prices these are when Sendcloud could not be asked', async () => {
    wire.routes.options = () => anAnswer([anOption({ fallback: true })], { source: 'rates', fallback: 'timeout' });
    const { text, picker } = await aReadyCheckout();
    expect(text()).to.include('our standard rates');
    await expect(picker).to.be.accessible();
  });

  it('tells the shop when the choice can be paid with', async () => {
    const heard: { complete: boolean; token: string | undefined }[] = [];
    const { picker, option, complete } = await aCheckout();
    picker.addEventListener('delivery-change', (event) => {
      const { detail } = event as CustomEvent;
      heard.push({ complete: detail.complete, token: detail.selection?.token });
    });
    await oneEvent(picker, 'delivery-ready');
    await waitUntil(() => picker.renderRoot.querySelector('.point b'));
    const signed = later<SelectionReply>();
    wire.routes.select = () => signed.promise;
    option('points').click();
    await waitUntil(() => heard.length === 2, 'that it cannot be paid with yet');
    signed.answer(aReply(aPointOption(), { servicePoint: aPoint() }));
    await complete();
    await picker.updateComplete;
    expect(heard).to.deep.equal([
      { complete: true, token: 'token-standard' },
      { complete: false, token: undefined },
      { complete: true, token: 'token-points-1' },
    ]);
  });

  it('keeps a point across new quotes by checking it again', async () => {
    const { picker, option, complete } = await aReadyCheckout();
    await waitUntil(() => picker.renderRoot.querySelector('.point b'));
    option('points').click();
    await complete();
    picker.weight = '3000';
    await oneEvent(picker, 'delivery-ready');
    await complete();
    expect(wire.to('recheck').map(({ body }) => body)).to.deep.equal([
      { key: 'pk_test', token: 'token-points-1', country: 'NL', postalCode: '5611EM', weight: 3000, orderValue: '45.90', currency: 'EUR' },
    ]);
    expect(option('points').checked).to.equal(true);
  });

  it('makes the last check wait for a point that is still being signed', async () => {
    const { picker, option, complete } = await aReadyCheckout();
    await waitUntil(() => picker.renderRoot.querySelector('.point b'));
    option('points').click();
    await complete();
    const followed = later<RecheckReply>();
    wire.routes.recheck = () => followed.promise;
    picker.weight = '3000';
    await waitUntil(() => wire.to('recheck').length > 0, 'the point to be signed anew');
    const rechecked = picker.recheck();
    followed.answer({ ok: true, selection: aReply(aPointOption(), { servicePoint: aPoint() }) });
    expect(await rechecked).to.deep.equal({ ok: true });
    expect(wire.to('recheck').length).to.equal(2);
  });

  it('takes a point back, and says so, when the address moves away from it', async () => {
    const { picker, option, complete, text, entries } = await aReadyCheckout();
    await waitUntil(() => picker.renderRoot.querySelector('.point b'));
    option('points').click();
    await complete();
    wire.routes.points = () => ({
      points: [aPoint({ id: '7', name: 'Far Away Books' })],
      completeness: 'whole',
      stale: false,
      age: 0,
      place: null,
      map: null,
    });
    picker.postalCode = '1011AB';
    await waitUntil(() => text().includes('“Kettle Corner” is not near your new address'));
    expect(option('points').checked).to.equal(true);
    expect(entries()).to.deep.equal(['quote-points']);
  });

  it('offers the points nearest to one that is gone', async () => {
    const { picker, option, complete, text, button, entries } = await aReadyCheckout();
    await waitUntil(() => picker.renderRoot.querySelector('.point b'));
    option('points').click();
    await complete();
    const next = aPoint({ id: '2', name: 'Next Door' });
    wire.routes.recheck = () => ({ ok: false, reason: 'service-point-gone', alternatives: [next] });
    expect(await picker.recheck()).to.deep.include({ ok: false, reason: 'service-point-gone' });
    await picker.updateComplete;
    expect(text()).to.include('“Kettle Corner” is no longer available');
    await expect(picker).to.be.accessible();
    wire.routes.select = () => aReply(aPointOption(), { servicePoint: next });
    await waitUntil(() => text().includes('Next Door · 350 m'), 'how far it is from the old one');
    button('Next Door').click();
    await waitUntil(() => entries()[0] === 'token-points-2');
  });

  it('answers a last check that the proxy does not take with "unavailable", and keeps the choice', async () => {
    const { picker, entries } = await aReadyCheckout();
    wire.routes.recheck = () => {
      throw new ProblemReply('upstream-unavailable', 503);
    };
    expect(await picker.recheck()).to.deep.equal({ ok: false, reason: 'unavailable' });
    expect(entries()).to.deep.equal(['token-standard']);
    picker.preselect = 'none';
    picker.clear();
    expect(await picker.recheck()).to.deep.equal({ ok: false, reason: 'incomplete' });
  });

  it('says what the price is now and was, and goes on with the new one once the shopper agrees', async () => {
    const { picker, text, entries, button } = await aReadyCheckout({ required: '' });
    const heard: boolean[] = [];
    picker.addEventListener('delivery-change', (event) => heard.push((event as CustomEvent).detail.complete));
    const complete = () => heard.at(-1);
    const [was, now] = ['3.95', '4.95'].map((value) => ({ value, currency: 'EUR' }));
    const dearer = anOption({ price: now! });
    wire.routes.options = () => anAnswer([dearer, aPointOption()]);
    wire.routes.recheck = () => ({ ok: false, reason: 'price-changed', was, now, selection: aReply(dearer) });
    expect(await picker.recheck()).to.deep.include({ ok: false, reason: 'price-changed' });
    await picker.updateComplete;
    expect(text()).to.include('The price is now €4.95, it was €3.95.');
    await expect(picker).to.be.accessible();
    expect([complete(), picker.checkValidity()], 'nobody pays more unasked').to.deep.equal([false, false]);
    await waitUntil(() => text().includes('Go on for €4.95'));
    button('Go on for €4.95').click();
    await waitUntil(() => complete());
    expect(text()).not.to.include('it was');
    expect([entries(), picker.checkValidity()]).to.deep.equal([['token-standard'], true]);
  });

  it('lets the shopper choose again when the price went up, and asks nothing when it went down', async () => {
    const { picker, text, button, entries, option } = await aReadyCheckout({ required: '' });
    const [dear, cheap] = ['9.95', '1.95'].map((value) => ({ value, currency: 'EUR' }));
    for (const code of ['points', 'standard']) option(code).click();
    wire.routes.options = () => anAnswer([anOption({ price: dear as never }), aPointOption()]);
    picker.weight = '3000';
    await waitUntil(() => text().includes('The price is now €9.95, it was €4.95.'));
    await waitUntil(() => text().includes('Choose again'));
    button('Choose again').click();
    await waitUntil(() => !option('standard').checked);
    expect(entries()).to.deep.equal(['']);
    expect(picker.shadowRoot?.activeElement).to.equal(option('standard'));
    option('standard').click();
    wire.routes.options = () => anAnswer([anOption({ price: cheap as never }), aPointOption()]);
    picker.weight = '4000';
    await waitUntil(() => text().includes('The price is now €1.95, it was €9.95.'));
    expect(picker.checkValidity()).to.equal(true);
  });

  it('tells wallet sheets where a chosen point is', async () => {
    const { picker, option, complete } = await aReadyCheckout();
    expect(picker.walletOptions()).to.deep.include({ shippingType: 'shipping', pickupContact: null });
    await waitUntil(() => picker.renderRoot.querySelector('.point b'));
    option('points').click();
    await complete();
    expect(picker.walletOptions().tokens.points).to.equal(picker.value);
    expect(picker.walletOptions()).to.deep.include({
      shippingType: 'storePickup',
      pickupContact: { addressLines: ['Kettle Corner', 'Stadhuisplein 3'], locality: 'Eindhoven', postalCode: '5611EM', countryCode: 'NL' },
    });
  });

  it('follows six autofilled fields with one question', async () => {
    const form = await fixture<HTMLFormElement>(html`<form>
      <input autocomplete="shipping name" aria-label="Name" /><input autocomplete="shipping address-line1" aria-label="Street" />
      <input autocomplete="shipping postal-code" aria-label="Postal code" /><input autocomplete="shipping address-level2" aria-label="City" />
      <input autocomplete="shipping country" aria-label="Country" /><input autocomplete="tel" aria-label="Phone" />
      <input autocomplete="billing postal-code" value="9999ZZ" aria-label="Billing postal code" />
    </form>`);
    const { picker, text } = await aCheckout({ country: undefined, 'postal-code': undefined, 'address-from': 'autofill' });
    form.append(picker);
    await picker.updateComplete;
    expect(text()).to.include('Fill in your address');
    expect(wire.calls).to.deep.equal([]);
    const filled = ['Ann', 'Stadhuisplein 3', '5611EM', 'Eindhoven', 'NL', '0401234567'];
    [...form.querySelectorAll('input')].slice(0, 6).forEach((field, index) => {
      field.value = filled[index] ?? '';
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
    });
    await oneEvent(picker, 'delivery-ready');
    expect(wire.to('options').map(({ query }) => `${query.get('country')} ${query.get('postalCode')}`)).to.deep.equal(['NL 5611EM']);
    expect(logged).to.deep.equal([]);
  });

  it('asks once where the form is filled in already', async () => {
    const fields = html`<input autocomplete="postal-code" value="5611EM" aria-label="Postal code" />`;
    const { picker } = await aReadyCheckout({ 'postal-code': undefined, 'address-from': 'autofill' }, undefined, fields);
    await picker.updateComplete;
    expect(wire.to('options').map(({ query }) => query.get('postalCode'))).to.deep.equal(['5611EM']);
  });

  it('asks again by itself once the browser is online again', async () => {
    const { picker, text } = await aReadyCheckout();
    wire.routes.options = () => {
      throw new ProblemReply('upstream-unavailable', 502);
    };
    picker.weight = '3000';
    await waitUntil(() => text().includes('could not be refreshed'));
    wire.routes.options = () => anAnswer([anOption()]);
    dispatchEvent(new Event('online'));
    await waitUntil(() => !text().includes('could not be refreshed'));
  });

  it('says after four seconds of silence that it takes long, while the fallback can be paid with', async () => {
    const reply = later<DeliveryOptions>();
    wire.routes.options = () => reply.promise;
    const { setTimeout: real } = globalThis;
    const silences: (() => void)[] = [];
    globalThis.setTimeout = ((run: () => void, after?: number) =>
      after === 4000 ? silences.push(run) : real(run, after)) as typeof setTimeout;
    const { picker, text, entries } = await aCheckout({ required: '' });
    globalThis.setTimeout = real;
    for (const run of silences) run();
    await picker.updateComplete;
    expect(text()).to.include('taking longer than usual');
    expect(entries()).to.deep.equal(['standard']);
    expect(picker.checkValidity()).to.equal(true);
    await expect(picker).to.be.accessible();
    reply.answer(anAnswer([anOption()]));
    await oneEvent(picker, 'delivery-ready');
    await picker.updateComplete;
    expect(text()).not.to.include('taking longer than usual');
    expect(entries()).to.deep.equal(['token-standard']);
  });

  it('looks for points around the whole address where it is known, in a body', async () => {
    const { picker } = await aReadyCheckout({ 'address-line-1': 'Stadhuisplein 3', city: 'Eindhoven' });
    await waitUntil(() => picker.renderRoot.querySelector('.point b'));
    expect(wire.to('points')).to.deep.equal([]);
    const address = { street: 'Stadhuisplein', houseNumber: '3', city: 'Eindhoven', postalCode: '5611EM' };
    expect(wire.to('search').map(({ body }) => body)).to.deep.equal([{ key: 'pk_test', country: 'NL', carriers: ['postnl'], address }]);
  });
});
