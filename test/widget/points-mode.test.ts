import { expect } from '@open-wc/testing';
import { anOption, aPoint, pointsAnswer, somePoints } from './support/builders.ts';
import { aCheckout, aReadyCheckout, type Checkout } from './support/checkout.ts';
import { waitUntil } from './support/until.ts';
import { ProblemReply, Wire } from './support/wire.ts';

describe('the finder alone', () => {
  let wire: Wire;
  const locker = aPoint({ id: '99', name: 'Packstation 112', type: 'locker', requires: ['post-number'], distance: 60 });
  const alone = { mode: 'points', weight: undefined, 'order-value': undefined, currency: undefined };
  const { error } = console;
  beforeEach(() => {
    console.error = () => undefined;
    wire = new Wire([anOption()], [locker, ...somePoints(3)]);
  });
  afterEach(() => {
    wire.restore();
    console.error = error;
  });

  async function near(more: Record<string, string | undefined> = {}): Promise<Checkout> {
    const checkout = await aReadyCheckout({ ...alone, ...more }, '');
    await waitUntil(() => checkout.find('.point b'));
    return checkout;
  }

  it('needs no cart, asks no price, and names the nearest point that asks nothing', async () => {
    const { text, picker, entries } = await near({ required: '' });
    expect(text()).to.include('Pick-up point').and.include('Point 1').and.not.include('€');
    await expect(picker).to.be.accessible();
    expect(wire.calls.map(({ route }) => route)).to.deep.equal(['points']);
    expect(entries()).to.deep.equal(['']);
    expect(picker.validationMessage).to.equal('Choose how your order is delivered.');
  });

  it('puts the id of the point into the form, and the point into the event', async () => {
    const { picker, option, entries } = await near();
    const heard: { complete: boolean; selection: unknown; servicePoint: { id: string } | null }[] = [];
    picker.addEventListener('delivery-change', (event) => heard.push((event as CustomEvent).detail));
    option('service-point').click();
    await waitUntil(() => heard.length > 0);
    expect(entries()).to.deep.equal(['1']);
    expect(heard.at(-1)).to.deep.include({ complete: true, selection: null });
    expect(heard.at(-1)?.servicePoint).to.deep.include({ id: '1', carrier: 'postnl', name: 'Point 1' });
    expect(wire.to('select')).to.deep.equal([]);
  });

  it('opens from script and tells how it ended, with the post number in the form beside it', async () => {
    const { picker, find, button, form, entries } = await aCheckout({ ...alone, 'postal-code': undefined }, '');
    picker.contact = { postNumber: '123456789' };
    wire.routes.search = () => ({ points: [locker], completeness: 'whole', stale: false, age: 0, place: null, map: null });
    const ended = picker.open();
    await waitUntil(() => find<HTMLDialogElement>('dialog')?.open);
    const field = find<HTMLInputElement>('#finder-search');
    if (field) field.value = 'Eindhoven';
    button('Search').click();
    await waitUntil(() => find('.list .card'));
    find('.list .card input')?.click();
    await waitUntil(() => find('#post-number'));
    button('Collect here').click();
    const found = await ended;
    expect(found?.servicePoint.id).to.equal('99');
    expect(found?.postNumber).to.equal('123456789');
    await waitUntil(() => entries()[0] === '99');
    expect(new FormData(form).get('delivery-post-number')).to.equal('123456789');
    const closed = picker.open();
    await waitUntil(() => find<HTMLDialogElement>('dialog')?.open);
    button('Close').click();
    expect(await closed).to.equal(null);
  });

  it('shows a map as soon as an answer tells of one, though no options were asked for', async () => {
    const map = { tiles: 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==', attribution: 'Made by us' };
    wire.routes.points = () => pointsAnswer(somePoints(3), { map });
    const { picker, find } = await near({ view: 'split' });
    find('.more')?.click();
    await waitUntil(() => find('dialog[open] [part~=map-pin]'), 'pins');
    await expect(picker).to.be.accessible();
    expect(wire.to('options')).to.deep.equal([]);
  });

  it('does not open where no point can be chosen, and says why', async () => {
    const { picker } = await aCheckout({ ...alone, 'publishable-key': undefined }, '');
    const refused = await picker.open().catch((reason: unknown) => reason);
    expect(refused).to.deep.include({ name: 'DeliveryApiError', kind: 'configuration' });
    const { picker: home } = await aReadyCheckout();
    expect(await home.open().catch((reason: unknown) => reason)).to.deep.include({ kind: 'service-point-needed' });
  });

  it('brings back an earlier point, and says when it is gone', async () => {
    const kept = await near({ value: '2' });
    await waitUntil(() => kept.picker.value === '2');
    expect(kept.text()).to.include('Point 2');
    wire.routes.point = () => ({ point: null, gone: true });
    expect(await kept.picker.recheck()).to.deep.include({ ok: false, reason: 'service-point-gone' });
    await waitUntil(() => kept.text().includes('“Point 2” is no longer available'));
    expect(kept.entries()).to.deep.equal(['']);
    kept.button('Point 1').click();
    await waitUntil(() => kept.entries()[0] === '1');
  });

  it('answers a last check that nobody takes with "unavailable"', async () => {
    const { picker, option } = await near();
    option('service-point').click();
    await waitUntil(() => picker.value === '1');
    wire.routes.point = () => {
      throw new ProblemReply('upstream-unavailable', 503);
    };
    expect(await picker.recheck()).to.deep.equal({ ok: false, reason: 'unavailable' });
    expect(picker.value).to.equal('1');
  });
});
