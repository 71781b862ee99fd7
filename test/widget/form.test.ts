import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import type { DeliveryOptions } from '../../proxy/contract/delivery-options.ts';
import { aDayOption, anAnswer, anOption, aPoint, aPointOption, pointsAnswer } from './support/builders.ts';
import { aCheckout, aReadyCheckout, fallback } from './support/checkout.ts';
import { later, ProblemReply, Wire } from './support/wire.ts';
import { waitUntil } from './support/until.ts';

describe('the form field', () => {
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire([anOption(), aDayOption(), aPointOption()], [aPoint()]);
  });
  afterEach(() => wire.restore());

  it('leaves the fallback to speak while options load, and silences it once they show', async () => {
    const reply = later<DeliveryOptions>();
    wire.routes.options = () => reply.promise;
    const { picker, entries, form } = await aCheckout();
    await expect(picker).to.be.accessible();
    expect(entries()).to.deep.equal(['standard']);
    reply.answer(anAnswer([anOption()]));
    await oneEvent(picker, 'delivery-ready');
    await picker.updateComplete;
    expect(entries()).to.deep.equal(['token-standard']);
    expect([...form.querySelectorAll<HTMLInputElement>('input[name=delivery]')].every(({ disabled }) => disabled)).to.equal(true);
  });

  it('sends an empty entry while options load and there is no fallback', async () => {
    wire.routes.options = () => later<DeliveryOptions>().promise;
    const { entries, picker } = await aCheckout({}, '');
    expect(entries()).to.deep.equal(['']);
    await expect(picker).to.be.accessible();
  });

  it('gives the floor back to the fallback when options cannot be had, as it was', async () => {
    wire.routes.options = () => {
      throw new ProblemReply('internal', 500);
    };
    const inside = html`<input type="radio" name="delivery" value="a" checked aria-label="A" /><input type="radio" name="delivery" value="b" disabled aria-label="B" />`;
    const checkout = await aCheckout({ required: '' }, inside);
    await waitUntil(() => checkout.text().includes('cannot be shown right now'));
    expect(checkout.entries()).to.deep.equal(['a']);
    expect(checkout.picker.checkValidity(), 'no order waits for us').to.equal(true);
    await expect(checkout.picker).to.be.accessible();
    wire.routes.options = () => anAnswer([anOption()]);
    checkout.button('Try again').click();
    await oneEvent(checkout.picker, 'delivery-ready');
    await checkout.picker.updateComplete;
    expect(checkout.entries()).to.deep.equal(['token-standard']);
    checkout.picker.country = '';
    await checkout.picker.updateComplete;
    expect(checkout.entries()).to.deep.equal(['a']);
    expect(checkout.form.querySelector<HTMLInputElement>('input[value=b]')?.disabled).to.equal(true);
  });

  it('keeps what the shopper picked in the fallback', async () => {
    const reply = later<DeliveryOptions>();
    wire.routes.options = () => reply.promise;
    const { picker, form, option, complete, entries } = await aCheckout();
    form.querySelector<HTMLInputElement>('input[value=points]')?.click();
    reply.answer(anAnswer([anOption(), aPointOption()]));
    await oneEvent(picker, 'delivery-ready');
    await picker.updateComplete;
    expect(option('points').checked).to.equal(true);
    await complete();
    expect(entries()).to.deep.equal(['token-points-1']);
  });

  it('holds one entry after a reset, and what is preselected again', async () => {
    const { form, option, picker, entries } = await aReadyCheckout();
    option('day').click();
    await picker.updateComplete;
    expect(entries()).to.deep.equal(['quote-day']);
    form.reset();
    await picker.updateComplete;
    expect(entries()).to.deep.equal(['token-standard']);
  });

  it('holds one entry, and the choice, when it is taken out and put in again', async () => {
    const { form, picker, option, complete, entries } = await aReadyCheckout();
    option('points').click();
    await complete();
    picker.remove();
    expect(entries()).to.deep.equal([]);
    form.prepend(picker);
    await picker.updateComplete;
    expect(entries()).to.deep.equal(['token-points-1']);
    expect(option('points').checked).to.equal(true);
  });

  it('sends nothing when a fieldset disables it, fallback included', async () => {
    const { form, picker, entries } = await aReadyCheckout();
    const fieldset = document.createElement('fieldset');
    form.append(fieldset);
    fieldset.append(picker);
    fieldset.disabled = true;
    await picker.updateComplete;
    expect(entries()).to.deep.equal([]);
    fieldset.disabled = false;
    await picker.updateComplete;
    expect(entries()).to.deep.equal(['token-standard']);
  });

  it('sends nothing while it is disabled, by attribute or by property', async () => {
    const { picker, entries } = await aReadyCheckout();
    for (const disabled of [true, false]) {
      picker.disabled = disabled;
      await picker.updateComplete;
      expect(entries()).to.deep.equal(disabled ? [] : ['token-standard']);
    }
  });

  it('sends one entry of its name, also where the details go by the same', async () => {
    const { entries } = await aReadyCheckout({ 'details-name': 'delivery' });
    expect(entries()).to.deep.equal(['token-standard']);
  });

  it('holds back a required form with a plain sentence, and points at what is missing', async () => {
    wire.routes.points = () => pointsAnswer([]);
    const { picker, form, option, find, complete } = await aReadyCheckout({ required: '', preselect: 'none' });
    expect(form.checkValidity()).to.equal(false);
    expect(picker.validationMessage).to.equal('Choose how your order is delivered.');
    option('day').click();
    await picker.updateComplete;
    expect(picker.validationMessage).to.equal('Choose a delivery day.');
    await waitUntil(() => find('input[name=day]'));
    find('input[name=day]')?.click();
    await complete();
    expect(form.checkValidity()).to.equal(true);
    option('points').click();
    await picker.updateComplete;
    expect(picker.validationMessage).to.equal('Choose a pick-up point.');
    picker.reportValidity();
    expect(picker.shadowRoot?.activeElement).to.equal(find('.chosen .more'));
  });

  it('holds the form back from the very moment of a choice until it is signed', async () => {
    const { form, find, option, complete } = await aReadyCheckout({ required: '' });
    await waitUntil(() => find('.point b'), 'the nearest point');
    expect(form.checkValidity(), 'what is preselected').to.equal(true);
    option('points').click();
    expect(form.checkValidity(), 'before anything is drawn').to.equal(false);
    await complete();
    expect(form.checkValidity()).to.equal(true);
    option('standard').click();
    expect(form.checkValidity(), 'a choice that came with its signature').to.equal(true);
  });

  it('takes focus when its label is clicked', async () => {
    const { picker, form, option } = await aReadyCheckout({ id: 'labelled' });
    const label = document.createElement('label');
    label.htmlFor = 'labelled';
    label.textContent = 'Delivery';
    form.prepend(label);
    label.click();
    expect(picker.shadowRoot?.activeElement).to.equal(option('standard'));
  });

  it('fires input and change for what the shopper does, once the form holds it, and not for what the page does', async () => {
    const { picker, option, entries } = await aReadyCheckout();
    const heard: [string, unknown][] = [];
    for (const type of ['input', 'change']) picker.addEventListener(type, () => heard.push([type, entries()[0]]));
    picker.weight = '3000';
    await oneEvent(picker, 'delivery-ready');
    await picker.updateComplete;
    expect(heard).to.deep.equal([]);
    option('day').click();
    await waitUntil(() => heard.length > 0);
    expect(heard).to.deep.equal([
      ['input', 'quote-day'],
      ['change', 'quote-day'],
    ]);
  });

  it('holds one entry, also where the page has just put new fallback controls inside', async () => {
    const { picker, form, entries } = await aReadyCheckout();
    picker.replaceChildren(...(await fixture<HTMLElement>(html`<div>${fallback}</div>`)).childNodes);
    expect([...new FormData(form).getAll('delivery')]).to.deep.equal(['token-standard']);
    await waitUntil(() => form.querySelector<HTMLInputElement>('input[name=delivery]')?.disabled);
    expect(entries()).to.deep.equal(['token-standard']);
    const other = await fixture<HTMLFormElement>(html`<form><input name="delivery" value="of another form" /></form>`);
    other.append(picker);
    await picker.updateComplete;
    form.append(await fixture<HTMLElement>(html`<input name="delivery" value="the old form’s own" />`));
    expect(entries(), 'a form it has left is its own again').to.deep.equal(['the old form’s own']);
  });

  it('adds the choice as JSON under details-name, without a person in it', async () => {
    const { form } = await aReadyCheckout({ 'details-name': 'delivery-details' });
    const data = new FormData(form);
    expect(data.getAll('delivery')).to.deep.equal(['token-standard']);
    expect(JSON.parse(String(data.get('delivery-details'))).option.code).to.equal('standard');
  });

  it('remembers the shopper\u2019s own choice for this tab, and nothing else', async () => {
    const first = await aReadyCheckout();
    expect(sessionStorage.length).to.equal(0);
    first.option('points').click();
    await first.complete();
    const kept = { ...sessionStorage };
    expect(Object.values(kept)).to.deep.equal(['token-points-1']);
    first.form.remove();
    const again = await aCheckout();
    for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, String(value));
    await again.complete();
    await waitUntil(() => again.picker.value === 'token-points-1');
    await again.picker.updateComplete;
    expect(again.option('points').checked).to.equal(true);
    expect(wire.to('recheck').length).to.equal(1);
  });

  it('restores an earlier token given as value', async () => {
    const { picker, option } = await aReadyCheckout({ value: 'token-points-1' });
    await waitUntil(() => picker.value === 'token-points-1');
    await picker.updateComplete;
    expect(option('points').checked).to.equal(true);
  });

  it('knows nothing of a second picker on the page', async () => {
    const first = await aReadyCheckout();
    const second = await aReadyCheckout({ 'publishable-key': 'pk_other', lang: 'nl' });
    second.option('day').click();
    await second.picker.updateComplete;
    expect(first.option('standard').checked).to.equal(true);
    expect(first.entries()).to.deep.equal(['token-standard']);
    expect(first.text()).to.include('Delivery');
  });

  it('is registered once, with a warning for the second script', async () => {
    const warned: unknown[] = [];
    const { warn } = console;
    console.warn = (message: unknown) => warned.push(message);
    await import(`../../widget/index.ts?again=${Date.now()}`);
    console.warn = warn;
    expect(warned).to.deep.equal(['<sendcloud-delivery-picker> is already registered; this second script is not used.']);
  });
});
