import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { anAnswer, anOption, aPoint, aPointOption, pointsAnswer, somePoints } from './support/builders.ts';
import { aReadyCheckout, type Checkout } from './support/checkout.ts';
import { ProblemReply, Wire } from './support/wire.ts';

describe('the point finder', () => {
  let wire: Wire;
  const packstation = aPoint({ id: '99', name: 'Packstation 112', type: 'locker', requires: ['post-number'], distance: 60 });
  beforeEach(() => {
    wire = new Wire([anOption(), aPointOption()], [packstation, ...somePoints(12)]);
  });
  afterEach(() => wire.restore());

  async function opened(more: Record<string, string> = {}): Promise<Checkout> {
    const checkout = await aReadyCheckout(more);
    await waitUntil(() => checkout.picker.renderRoot.querySelector('.point b'));
    checkout.button('Other pick-up points').focus();
    checkout.button('Other pick-up points').click();
    await waitUntil(() => checkout.find<HTMLDialogElement>('dialog')?.open && checkout.find('.list .card'), 'an open finder');
    return checkout;
  }

  const cards = ({ picker }: Checkout) => [...picker.renderRoot.querySelectorAll('.list .card b')].map((name) => name.textContent);

  it('is accessible', async () => {
    const { picker } = await opened();
    await expect(picker).to.be.accessible();
  });

  it('shows five points, nearest first, and more on request', async () => {
    const checkout = await opened();
    expect(cards(checkout)).to.deep.equal(['Packstation 112', 'Point 1', 'Point 2', 'Point 3', 'Point 4']);
    checkout.button('Show more').click();
    await checkout.picker.updateComplete;
    expect(cards(checkout).length).to.equal(13);
  });

  it('lets a shopper choose by keyboard, and gives focus back', async () => {
    const checkout = await opened();
    const { picker, find, entries } = checkout;
    find('.list input')?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await picker.updateComplete;
    expect(find('[part=collect-bar]')?.innerText).to.include('Point 2');
    while (!picker.shadowRoot?.activeElement?.matches('.collect')) await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => !find<HTMLDialogElement>('dialog')?.open);
    expect(entries()).to.deep.equal(['token-points-2']);
    expect(picker.shadowRoot?.activeElement).to.equal(checkout.button('Other pick-up points'));
    await waitUntil(() => checkout.text().includes('Point 2 · Stadhuisplein'));
  });

  it('chooses nothing when Escape closes it', async () => {
    const { find, entries, picker, button } = await opened();
    find('.list input')?.click();
    await sendKeys({ press: 'Escape' });
    expect(find<HTMLDialogElement>('dialog')?.open).to.equal(false);
    expect(entries()).to.deep.equal(['token-standard']);
    expect(picker.shadowRoot?.activeElement).to.equal(button('Other pick-up points'));
  });

  it('asks for a post number only where one is needed, and checks it', async () => {
    const { find, picker, button, entries } = await opened();
    find('.list [data-point="1"] input')?.click();
    await picker.updateComplete;
    expect(find('#post-number')).to.equal(null);
    find('.list [data-point="99"] input')?.click();
    await picker.updateComplete;
    await expect(picker).to.be.accessible();
    button('Collect here').click();
    await picker.updateComplete;
    expect(find('.fault')?.innerText).to.equal('Enter a post number of 6 to 10 digits.');
    expect(picker.shadowRoot?.activeElement).to.equal(find('#post-number'));
    await sendKeys({ type: '123 456 789' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => entries()[0] === 'token-points-99');
    expect(wire.to('select').at(-1)?.body).to.deep.include({ servicePointId: '99', postNumber: '123456789' });
  });

  it('searches in free text, in a body, and says what was matched', async () => {
    wire.routes.search = () =>
      pointsAnswer([aPoint({ id: '5', name: 'Amsterdam Books' })], { place: { status: 'partial', precision: 'city', label: 'Amsterdam' } });
    const checkout = await opened();
    const { find } = checkout;
    find('#finder-search')?.focus();
    await sendKeys({ type: 'Damrak, Amsterdam' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => cards(checkout).join() === 'Amsterdam Books');
    expect(find('.said')?.innerText)
      .to.include('Near Amsterdam')
      .and.include('1 pick-up point')
      .and.include('Only the town was recognised');
    expect(wire.to('search')[0]?.body).to.deep.equal({ key: 'pk_test', country: 'NL', text: 'Damrak, Amsterdam', carriers: ['postnl'] });
  });

  it('says that nothing was found, or that the search did not work, and tries again', async () => {
    wire.routes.search = () => pointsAnswer([], { place: { status: 'not-found', precision: null, label: null } });
    const checkout = await opened();
    const { find, button, picker } = checkout;
    find('#finder-search')?.focus();
    await sendKeys({ type: 'Qwxz' });
    button('Search').click();
    await waitUntil(() => find('.said')?.innerText.includes('Nothing was found for “Qwxz”'));
    wire.routes.search = () => {
      throw new ProblemReply('upstream-unavailable', 502);
    };
    await sendKeys({ type: '!' });
    button('Search').click();
    await waitUntil(() => find('.said')?.innerText === 'The search did not work.');
    await expect(picker).to.be.accessible();
    wire.routes.search = () => pointsAnswer(somePoints(2));
    button('Try again').click();
    await waitUntil(() => cards(checkout).length === 2);
  });

  it('stays open and says why when the point cannot be had', async () => {
    const { find, picker, button } = await opened();
    wire.routes.select = () => {
      throw new ProblemReply('service-point-does-not-fit');
    };
    find('.list [data-point="1"] input')?.click();
    await picker.updateComplete;
    button('Collect here').click();
    await waitUntil(() => find('.fault')?.innerText.includes('“Point 1” cannot take this parcel'));
    expect(find<HTMLDialogElement>('dialog')?.open).to.equal(true);
  });

  it('shows every interval of a day, and a closed day as closed', async () => {
    const { find } = await opened();
    find('.list [data-point="1"] summary')?.click();
    const hours = [...(find('.list [data-point="1"]')?.querySelectorAll('tr') ?? [])].map((row) =>
      (row as HTMLElement).innerText.replace(/\s+/g, ' '),
    );
    expect(hours).to.deep.equal(['Monday 9:00 – 12:30, 13:30 – 22:00', 'Tuesday 9:00 – 18:00', 'Sunday Closed']);
  });

  it('takes a found point again when the shopper comes back to collecting', async () => {
    const { find, picker, button, option, complete, entries } = await opened();
    find('.list [data-point="3"] input')?.click();
    await picker.updateComplete;
    button('Collect here').click();
    await complete();
    option('standard').click();
    await waitUntil(() => entries()[0] === 'token-standard');
    option('points').click();
    await waitUntil(() => entries()[0] === 'token-points-3');
  });

  describe('with a map', () => {
    const tile = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    beforeEach(() => {
      wire.routes.options = () => anAnswer([anOption(), aPointOption()], { map: { tiles: tile, attribution: 'Made by <b>us</b>' } });
    });

    it('shows it only when asked, and takes it away again', async () => {
      const { find, picker, button } = await opened();
      expect(find('.map')).to.equal(null);
      button('Show map').click();
      await waitUntil(() => find('.map .leaflet-container, .map.leaflet-container, .map *'), 'a map');
      await expect(picker).to.be.accessible();
      button('Hide map').click();
      await picker.updateComplete;
      expect(find('.map')).to.equal(null);
    });

    it('offers none with no-map', async () => {
      const { picker } = await opened({ 'no-map': '' });
      expect(picker.renderRoot.querySelector('[part=map-button]')).to.equal(null);
    });
  });

  it('offers no map where the proxy has no tiles', async () => {
    const { find } = await opened();
    expect(find('[part=map-button]')).to.equal(null);
  });
});
