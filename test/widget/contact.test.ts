import { expect, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { isContact, isHopeless } from '../../widget/core/contact.ts';
import { type } from './support/arrange.ts';
import { anOption } from './support/builders.ts';
import { aReadyCheckout } from './support/checkout.ts';
import { waitUntil } from './support/until.ts';
import { Wire } from './support/wire.ts';

describe('phone numbers and e-mail addresses', () => {
  it('are right as people write them', () => {
    for (const phone of ['+31 40 123 45 67', '040-1234567', '(040) 123.4567']) expect(isContact('phone', phone), phone).to.equal(true);
    for (const phone of ['', '12345', '1'.repeat(16), '040 x 123456', '12+345678'])
      expect(isContact('phone', phone), phone).to.equal(false);
    expect(isContact('email', ' ann@example.com ')).to.equal(true);
    for (const email of ['', 'ann@example', 'ann example.com', 'a@b@c.de']) expect(isContact('email', email), email).to.equal(false);
  });

  it('are hopeless only once nothing can make them right', () => {
    expect(['04', '+31 (0)4', 'x'].map((text) => isHopeless('phone', text))).to.deep.equal([false, false, true]);
    expect(['ann', 'ann@', 'ann @', 'a@b@'].map((text) => isHopeless('email', text))).to.deep.equal([false, false, true, true]);
  });
});

describe('an option that requires to reach the shopper', () => {
  let wire: Wire;
  beforeEach(() => {
    const option = anOption({ requires: ['phone'] });
    const selection = option.selection && {
      ...option.selection,
      selection: { ...option.selection.selection, requires: ['phone' as const] },
    };
    wire = new Wire([{ ...option, selection }, anOption({ code: 'plain', price: { value: '9.95', currency: 'EUR' } })]);
    wire.routes.options = ((given) => () => ({ ...given, options: [{ ...option, selection }, ...given.options.slice(1)] }))(
      wire.routes.options(new URLSearchParams()) as Awaited<ReturnType<Wire['routes']['options']>>,
    );
  });
  afterEach(() => wire.restore());

  const heardBy = (picker: HTMLElement): boolean[] => {
    const heard: boolean[] = [];
    picker.addEventListener('delivery-change', (event) => heard.push((event as CustomEvent).detail.complete));
    return heard;
  };

  it('asks for the phone number, checks it while it is typed, and carries it in the form', async () => {
    const { picker, find, form, entries } = await aReadyCheckout({ required: '' });
    const heard = heardBy(picker);
    await waitUntil(() => find('#contact-phone'));
    await expect(picker).to.be.accessible();
    expect(form.checkValidity()).to.equal(false);
    expect(picker.validationMessage).to.equal('Enter your phone number; the carrier needs it.');
    picker.reportValidity();
    expect(picker.shadowRoot?.activeElement).to.equal(find('#contact-phone'));
    await sendKeys({ type: '04' });
    await picker.updateComplete;
    expect(find('#contact-phone-fault')?.innerText, 'it may go on').to.equal('');
    await sendKeys({ type: 'x' });
    await waitUntil(() => find('#contact-phone-fault')?.innerText.includes('Enter your phone number'));
    await expect(picker).to.be.accessible();
    await sendKeys({ press: 'Backspace' });
    await sendKeys({ type: '0 1234567' });
    await waitUntil(() => form.checkValidity() && heard.length > 0);
    expect(new FormData(form).get('delivery-phone')).to.equal('040 1234567');
    expect(entries()).to.deep.equal(['token-standard']);
    expect(picker.contact).to.deep.equal({ phone: '040 1234567' });
    expect(heard).to.deep.equal([true]);
  });

  it('carries what was typed last, however soon the form is sent', async () => {
    const checkout = await aReadyCheckout({ required: '' });
    const { find, form } = checkout;
    await waitUntil(() => find('#contact-phone'));
    type(checkout, '#contact-phone', '040 123456');
    await waitUntil(() => form.checkValidity());
    type(checkout, '#contact-phone', '040 1234567');
    expect(new FormData(form).get('delivery-phone')).to.equal('040 1234567');
  });

  it('asks nothing where the page knows already', async () => {
    const { picker, find, form } = await aReadyCheckout({ required: '' });
    await waitUntil(() => find('#contact-phone'));
    picker.contact = { phone: '+31401234567' };
    await waitUntil(() => !find('#contact-phone'));
    expect(form.checkValidity()).to.equal(true);
    expect(new FormData(form).has('delivery-phone')).to.equal(false);
  });

  it('points at the field of the form that has one, and never asks twice', async () => {
    const fields = html`<input autocomplete="shipping tel" aria-label="Phone" /><input autocomplete="billing tel" value="0401234567" aria-label="Other" />`;
    const { picker, find, form, button } = await aReadyCheckout({ required: '' }, undefined, fields);
    await waitUntil(() => find('#contact-phone'));
    expect(find('input[type=tel]')).to.equal(null);
    await expect(picker).to.be.accessible();
    button('Enter your phone number').click();
    expect(document.activeElement).to.equal(form.querySelector('input'));
    await sendKeys({ type: '0401234567' });
    await waitUntil(() => !find('#contact-phone'));
    expect(form.checkValidity()).to.equal(true);
    expect([...new FormData(form).keys()].filter((name) => name.startsWith('delivery-'))).to.deep.equal([]);
  });

  it('asks nothing for an option that requires nothing', async () => {
    const { find, form, option } = await aReadyCheckout({ required: '' });
    await waitUntil(() => find('#contact-phone'));
    option('plain').click();
    await waitUntil(() => !find('#contact-phone'));
    expect(form.checkValidity()).to.equal(true);
  });
});
