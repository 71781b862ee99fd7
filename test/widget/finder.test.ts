import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { anAnswer, anOption, aPoint, aPointOption, pointsAnswer, somePoints } from './support/builders.ts';
import { aReadyCheckout, type Checkout } from './support/checkout.ts';
import { ProblemReply, Wire } from './support/wire.ts';
import { waitUntil } from './support/until.ts';

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

  it('shows three cards above the fold of a phone', async () => {
    await setViewport({ width: 375, height: 667 });
    const { picker } = await opened();
    const third = picker.renderRoot.querySelectorAll('.list .card')[2]?.getBoundingClientRect();
    await setViewport({ width: 800, height: 600 });
    expect(third?.bottom).to.be.at.most(667);
  });

  it('shows five points, nearest first, and more on request', async () => {
    const checkout = await opened();
    expect(cards(checkout)).to.deep.equal(['Packstation 112', 'Point 1', 'Point 2', 'Point 3', 'Point 4']);
    checkout.button('Show more').click();
    await checkout.picker.updateComplete;
    expect(cards(checkout).length).to.equal(13);
  });

  it('lets a shopper choose by keyboard, gives focus to the chosen row, and says it once', async () => {
    const checkout = await opened();
    const { picker, find, entries } = checkout;
    find('.list input')?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await picker.updateComplete;
    expect(find('[part=collect-bar]')?.innerText).to.include('Point 2');
    while (!picker.shadowRoot?.activeElement?.matches('.collect')) await sendKeys({ press: 'Tab' });
    const heard: (string | null)[] = [];
    const live = find('.spoken[role=status]') as HTMLElement;
    new MutationObserver(() => heard.push(live.textContent)).observe(live, { childList: true, subtree: true, characterData: true });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => picker.shadowRoot?.activeElement === checkout.option('points'), 'focus on the row');
    expect(find<HTMLDialogElement>('dialog')?.open).to.equal(false);
    expect(checkout.option('points').checked).to.equal(true);
    expect(entries()).to.deep.equal(['token-points-2']);
    await waitUntil(() => checkout.text().includes('Point 2 · Stadhuisplein'));
    expect(heard).to.deep.equal(['Pick-up point, Point 2, Wed 25 Nov, €2.95 chosen']);
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

  it('finds a locker by its number or its name, which no map knows', async () => {
    wire.routes.search = () => pointsAnswer([], { place: { status: 'not-found', precision: null, label: null } });
    const checkout = await opened();
    for (const text of ['packstation 112', 'NL 99']) {
      (checkout.find('#finder-search') as HTMLInputElement).value = text;
      checkout.button('Search').click();
      await waitUntil(() => cards(checkout).join() === 'Packstation 112', text);
      expect(checkout.find('.said')?.innerText).to.include('1 pick-up point');
    }
  });

  it('finds fault with a post number while it is typed, as soon as it can be none', async () => {
    const { find, picker } = await opened();
    find('.list [data-point="99"] input')?.click();
    await picker.updateComplete;
    find('#post-number')?.focus();
    await sendKeys({ type: '1234' });
    await picker.updateComplete;
    expect(find('.fault')?.innerText, 'it may go on').to.equal('');
    await sendKeys({ type: 'x' });
    await picker.updateComplete;
    expect(find('.fault')?.innerText).to.equal('Enter a post number of 6 to 10 digits.');
    await sendKeys({ press: 'Backspace' });
    await picker.updateComplete;
    expect(find('.fault')?.innerText).to.equal('');
  });

  it('says what is wrong with a post number in the language the page turns to', async () => {
    const { find, picker, button } = await opened();
    find('.list [data-point="99"] input')?.click();
    await picker.updateComplete;
    button('Collect here').click();
    await waitUntil(() => find('.fault')?.innerText.includes('post number'), 'the fault');
    picker.lang = 'de';
    await waitUntil(() => find('.fault')?.innerText.startsWith('Geben Sie'), 'the same in German');
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

    it('shows it only when asked where there is no room for both, and takes it away again', async () => {
      const { find, picker, button } = await opened({ view: 'list' });
      expect(find('.map')).to.equal(null);
      button('Show map').click();
      await waitUntil(() => find('.map .leaflet-container, .map.leaflet-container, .map *'), 'a map');
      await expect(picker).to.be.accessible();
      button('Hide map').click();
      await picker.updateComplete;
      expect(find('.map')?.offsetHeight).to.equal(0);
      button('Close').click();
      await waitUntil(() => !find('.map'), 'nothing of it once the finder is closed');
    });

    it('shows it beside the list where there is room, and takes the point whose pin is clicked', async () => {
      wire.routes.points = () => pointsAnswer([aPoint({ id: '4', name: 'Alone' })]);
      const { find, button, picker, entries } = await opened();
      await waitUntil(() => find('[part~=map-pin]'), 'a pin');
      find('[part~=map-pin]')?.click();
      await picker.updateComplete;
      expect(find<HTMLInputElement>('.list [data-point="4"] input')?.checked).to.equal(true);
      button('Collect here').click();
      await waitUntil(() => entries()[0] === 'token-points-4');
    });

    const layoutOf = ({ find }: Checkout) =>
      [find('.list'), find('.map')].map((pane) => pane !== null && getComputedStyle(pane).display !== 'none');

    it('shows the map alone, beside the list, or not at all at first, as view says', async () => {
      const layouts = { list: [true, false], map: [false, true], split: [true, true], auto: [true, true] };
      for (const [view, shown] of Object.entries(layouts)) {
        const checkout = await opened({ view });
        await waitUntil(() => layoutOf(checkout)[1] === shown[1], view);
        expect(layoutOf(checkout), view).to.deep.equal(shown);
        checkout.form.remove();
      }
    });

    it('names the marked point under a map alone, and gives the list back', async () => {
      wire.routes.points = () => pointsAnswer([aPoint({ id: '4', name: 'Far and wide' })]);
      const checkout = await opened({ view: 'map' });
      const { find, button, picker } = checkout;
      await waitUntil(() => find('[part~=map-pin]'), 'a pin');
      find('[part~=map-pin]')?.click();
      await waitUntil(() => find('.picked')?.innerText.includes('Far and wide'));
      await expect(picker).to.be.accessible();
      button('Hide map').click();
      await waitUntil(() => layoutOf(checkout)[0] && find('.list [data-point="4"].chosen'));
    });

    it('shows all places at one spot, and marks none of them for the shopper', async () => {
      wire.routes.points = () =>
        pointsAnswer([aPoint({ id: '4', name: 'Shop at the corner' }), aPoint({ id: '5', name: 'Box at the corner', type: 'locker' })]);
      const { find, button, picker, entries } = await opened({ view: 'map' });
      await waitUntil(() => find('[part~=map-pin]'), 'a pin');
      find('[part~=map-pin]')?.click();
      await waitUntil(() => find('.picked'));
      expect(find('.picked')?.innerText).to.include('Shop at the corner').and.include('Box at the corner');
      expect(find('[part=collect-bar]')).to.equal(null);
      await expect(picker).to.be.accessible();
      find('.picked [data-point="5"] input')?.click();
      await picker.updateComplete;
      button('Collect here').click();
      await waitUntil(() => entries()[0] === 'token-points-5');
    });

    it('goes on showing the marked point when the shopper looks elsewhere', async () => {
      const elsewhere = aPoint({ id: '7', name: 'Elsewhere', latitude: 51.4405 });
      wire.routes.points = (query) => pointsAnswer([query.has('north') ? elsewhere : aPoint({ id: '4', name: 'Marked' })]);
      const checkout = await opened({ view: 'split' });
      const { find } = checkout;
      await waitUntil(() => find('[part~=map-pin]'), 'a pin');
      find('[part~=map-pin]')?.click();
      await waitUntil(() => find('[part=collect-bar]'), 'a marked point');
      // The bar takes room from the map, which takes the next frame to know.
      for (const frame of [nextFrame, nextFrame]) await frame();
      find('.map button[aria-label="Zoom in"]')?.click();
      await waitUntil(() => cards(checkout).join() === 'Elsewhere', 'the points of another part of the map');
      await waitUntil(() => find('[part~=map-pin-chosen]')?.title === 'Marked', 'the marked point');
      expect(find('[part=collect-bar]')?.innerText).to.include('Marked');
    });

    it('offers none with no-map', async () => {
      const { picker } = await opened({ 'no-map': '' });
      expect(picker.renderRoot.querySelector('[part=map-button]')).to.equal(null);
    });
  });

  it('closes on Back, and leaves the history as it was', async () => {
    const { length } = history;
    const { find, button } = await opened();
    history.back();
    await waitUntil(() => !find<HTMLDialogElement>('dialog')?.open, 'a closed finder');
    expect(history.state).to.equal(null);
    button('Other pick-up points').click();
    await waitUntil(() => history.state !== null, 'an entry of its own');
    button('Close').click();
    await waitUntil(() => history.state === null, 'the page\u2019s own entry');
    expect(history.length, 'one entry to go forward to at most').to.be.at.most(length + 1);
  });

  it('leaves Back to a router that keeps its own states', async () => {
    history.replaceState({ route: '/checkout' }, '');
    const { length } = history;
    const { find, button } = await opened();
    expect([history.length, history.state]).to.deep.equal([length, { route: '/checkout' }]);
    button('Close').click();
    await waitUntil(() => !find<HTMLDialogElement>('dialog')?.open);
    history.replaceState(null, '');
  });

  it('does not go back when the page sends its form because of the choice', async () => {
    const { form, find, picker, button, entries } = await opened();
    let went = 0;
    const count = () => went++;
    addEventListener('popstate', count);
    form.addEventListener('submit', (event) => event.preventDefault());
    picker.addEventListener('delivery-change', () => form.requestSubmit());
    find('.list [data-point="1"] input')?.click();
    await picker.updateComplete;
    button('Collect here').click();
    await waitUntil(() => entries()[0] === 'token-points-1' && !find<HTMLDialogElement>('dialog')?.open);
    await new Promise((resolve) => setTimeout(resolve));
    expect(history.state).to.equal('sendcloud-delivery-picker');
    removeEventListener('popstate', count);
    expect(went).to.equal(0);
    history.replaceState(null, '');
  });

  it('stays above a keyboard that covers the page, and leaves it be once closed', async () => {
    const { visualViewport } = window;
    const seen = Object.assign(new EventTarget(), { height: 667, scale: 1 });
    Object.defineProperty(window, 'visualViewport', { configurable: true, value: seen });
    const { find, button } = await opened();
    const room = () => find('dialog')?.style.getPropertyValue('--_room');
    seen.height = 300;
    seen.dispatchEvent(new Event('resize'));
    expect(room()).to.equal('300px');
    Object.assign(seen, { height: 150, scale: 2 });
    seen.dispatchEvent(new Event('resize'));
    expect(room(), 'zooming in is no keyboard').to.equal('300px');
    const closed = oneEvent(find('dialog') as HTMLElement, 'close');
    button('Close').click();
    await closed;
    Object.assign(seen, { height: 200, scale: 1 });
    seen.dispatchEvent(new Event('resize'));
    Object.defineProperty(window, 'visualViewport', { configurable: true, value: visualViewport });
    expect(room()).to.equal('300px');
  });

  it('leaves nothing open behind when it is taken out of the page', async () => {
    const { picker, find, form } = await opened();
    picker.remove();
    form.append(picker);
    await picker.updateComplete;
    expect(find<HTMLDialogElement>('dialog')?.open).to.equal(false);
  });

  it('looks around the very place the row was named for', async () => {
    await opened({ 'address-line-1': 'Stadhuisplein 3', city: 'Eindhoven' });
    await waitUntil(() => wire.to('search').length === 2);
    const [row, list] = wire.to('search').map(({ body }) => (body as { address: unknown }).address);
    expect(list).to.deep.equal(row);
  });

  it('shows first, marked for use again, what the shop keeps in the shopper’s account', async () => {
    const checkout = await aReadyCheckout();
    checkout.picker.preferredPoints = [{ carrier: 'postnl', carrierServicePointId: 'nl-7' }];
    await waitUntil(() => checkout.text().includes('Use again Point 7'));
    checkout.button('Other pick-up points').click();
    await waitUntil(() => checkout.find('.list .card'));
    expect(cards(checkout).slice(0, 3)).to.deep.equal(['Point 7', 'Packstation 112', 'Point 1']);
    expect(checkout.find('.list .card')?.innerText).to.include('Use again');
    expect(checkout.picker.renderRoot.querySelectorAll('.list .again').length).to.equal(1);
    await expect(checkout.picker).to.be.accessible();
  });

  it('shows as many points at first as page-size says', async () => {
    expect(cards(await opened({ 'page-size': '3' })).length).to.equal(3);
  });

  describe('with filters', () => {
    const late = (day: string) => ({ day, hours: [['09:00', '22:00'] as [string, string]] });
    const early = (day: string) => ({ day, hours: [['09:00', '17:00'] as [string, string]] });
    beforeEach(() => {
      wire.routes.points = () =>
        pointsAnswer([
          aPoint({ id: '1', name: 'Late shop', opening: { status: 'unknown', week: [late('monday')] } }),
          aPoint({
            id: '2',
            name: 'Weekend locker',
            type: 'locker',
            opening: { status: 'unknown', week: [early('saturday'), early('sunday')] },
          }),
          aPoint({ id: '3', name: 'Nobody knows', opening: { status: 'unknown', week: null } }),
        ]);
    });

    it('say how many points each leaves, and narrow the list', async () => {
      const checkout = await opened();
      const { find, button, picker } = checkout;
      const chips = () =>
        [...(find('[part=filters]')?.querySelectorAll('button') ?? [])].map((chip) => chip.innerText.replace(/\s+/g, ' '));
      expect(chips()).to.deep.equal(['Open late 1', 'Open at weekends 1', 'Parcel locker 1', 'More']);
      await expect(picker).to.be.accessible();
      button('Parcel locker').click();
      await picker.updateComplete;
      expect(cards(checkout)).to.deep.equal(['Weekend locker']);
      expect(find('.said')?.innerText).to.include('1 pick-up point');
      expect(chips()).to.deep.equal(['Open late 0', 'Open at weekends 1', 'Parcel locker 1', 'More']);
      expect(button('Open late').disabled).to.equal(true);
      await expect(picker).to.be.accessible();
    });

    it('keep the rarer ones under "More"', async () => {
      const checkout = await opened();
      const { button, picker } = checkout;
      button('More').click();
      await picker.updateComplete;
      await expect(picker).to.be.accessible();
      button('Shop').click();
      await picker.updateComplete;
      expect(cards(checkout)).to.deep.equal(['Late shop', 'Nobody knows']);
    });

    it('offer the way out when another search leaves nothing', async () => {
      const checkout = await opened();
      const { find, button, picker } = checkout;
      button('Open late').click();
      wire.routes.search = () => pointsAnswer([aPoint({ id: '9', name: 'Plain', opening: { status: 'unknown', week: null } })]);
      find('#finder-search')?.focus();
      await sendKeys({ type: 'Utrecht' });
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => find('.said')?.innerText.includes('None of the points here match'));
      await expect(picker).to.be.accessible();
      button('Clear filters').click();
      await picker.updateComplete;
      expect(cards(checkout)).to.deep.equal(['Plain']);
    });
  });

  describe('near the shopper', () => {
    const { geolocation } = navigator;
    type Outcome = { latitude: number; longitude: number } | number;
    const answer = (outcome: Outcome) =>
      Object.defineProperty(navigator, 'geolocation', {
        configurable: true,
        value: {
          getCurrentPosition: (found: (position: object) => void, failed: (error: object) => void) =>
            typeof outcome === 'number' ? failed({ code: outcome }) : found({ coords: outcome }),
        },
      });
    afterEach(() => Object.defineProperty(navigator, 'geolocation', { configurable: true, value: geolocation }));

    it('asks for points around a place rounded to 100 m, on a click and not before', async () => {
      answer({ latitude: 51.441_642_3, longitude: 5.469_722_5 });
      const { find, button } = await opened();
      expect(wire.to('points').every(({ query }) => !query.has('lat'))).to.equal(true);
      button('Near me').click();
      await waitUntil(() => find('.said')?.innerText.includes('Near you'));
      expect(Object.fromEntries(wire.to('points').at(-1)?.query ?? [])).to.include({ lat: '51.442', lng: '5.470', country: 'NL' });
    });

    for (const [code, said] of [
      [1, 'does not share your location'],
      [2, 'is not available'],
      [3, 'took too long'],
    ] as const)
      it(`says that ${said}, and searches again as before`, async () => {
        answer(code);
        const { find, button, picker } = await opened();
        button('Near me').click();
        await waitUntil(() => find('.said')?.innerText.includes(said));
        await expect(picker).to.be.accessible();
        find('#finder-search')?.focus();
        await sendKeys({ type: '5611' });
        await sendKeys({ press: 'Enter' });
        await waitUntil(() => find('.said')?.innerText.includes('13 pick-up points'));
      });

    it('is not offered with no-geolocation', async () => {
      const { picker } = await opened({ 'no-geolocation': '' });
      expect(picker.renderRoot.querySelector('[part=locate-button]')).to.equal(null);
    });
  });

  it('offers no map where the proxy has no tiles', async () => {
    const { find } = await opened();
    expect(find('[part=map-button]')).to.equal(null);
  });
});
