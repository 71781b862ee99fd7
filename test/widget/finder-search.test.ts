import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { anOption, aPoint, aPointOption, pointsAnswer, somePoints } from './support/builders.ts';
import { anOpenFinder, cards, packstation } from './support/finder.ts';
import { ProblemReply, Wire } from './support/wire.ts';
import { waitUntil } from './support/until.ts';

describe('the search of the finder', () => {
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire([anOption(), aPointOption()], [packstation, ...somePoints(12)]);
  });
  afterEach(() => wire.restore());

  it('searches in free text, in a body, and says what was matched', async () => {
    wire.routes.search = () =>
      pointsAnswer([aPoint({ id: '5', name: 'Amsterdam Books' })], { place: { status: 'partial', precision: 'city', label: 'Amsterdam' } });
    const checkout = await anOpenFinder();
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
    const checkout = await anOpenFinder();
    for (const text of ['packstation 112', 'NL 99']) {
      (checkout.find('#finder-search') as HTMLInputElement).value = text;
      checkout.button('Search').click();
      await waitUntil(() => cards(checkout).join() === 'Packstation 112', text);
      expect(checkout.find('.said')?.innerText).to.include('1 pick-up point');
    }
  });

  it('says what it has not found, and what it shows instead: a town near here that is written almost so', async () => {
    const nowhere = pointsAnswer([], { place: { status: 'not-found', precision: null, label: null } });
    const town = { status: 'partial', precision: 'city', label: 'Eindhoven, NL' } as const;
    wire.routes.search = ({ text = '' }) => (text.includes('Eindhoven') ? pointsAnswer(somePoints(2), { place: town }) : nowhere);
    const checkout = await anOpenFinder();
    for (const text of ['Eindhofen', 'Stadhuisplein 3, Enidhoven']) {
      (checkout.find('#finder-search') as HTMLInputElement).value = text;
      checkout.button('Search').click();
      await waitUntil(() => cards(checkout).join() === 'Point 1,Point 2' && checkout.find('.said')?.innerText.includes(text), text);
      expect(checkout.find('.said')?.innerText)
        .to.include(`Nothing was found for “${text}”. Check the spelling`)
        .and.include('Near Eindhoven, NL')
        .and.include('2 pick-up points');
    }
    expect(wire.to('search').map(({ body }) => (body as { text: string }).text)).to.deep.equal([
      'Eindhofen',
      'Eindhoven',
      'Stadhuisplein 3, Enidhoven',
      'Stadhuisplein 3, Eindhoven',
    ]);
    await expect(checkout.picker).to.be.accessible();
  });

  it('shows what is near the address, and says so, where nothing at all is like what was typed', async () => {
    wire.routes.search = () => pointsAnswer([], { place: { status: 'not-found', precision: null, label: null } });
    const checkout = await anOpenFinder();
    (checkout.find('#finder-search') as HTMLInputElement).value = 'Qwxz';
    checkout.button('Search').click();
    await waitUntil(() => checkout.find('.said')?.innerText.includes('Nothing was found for “Qwxz”'));
    expect(checkout.find('.said')?.innerText).to.include('Near 5611EM Eindhoven').and.include('13 pick-up points');
    expect(cards(checkout)[0]).to.equal('Packstation 112');
  });

  it('says that nothing was found, or that the search did not work, and tries again', async () => {
    wire.routes.search = () => pointsAnswer([], { place: { status: 'not-found', precision: null, label: null } });
    const checkout = await anOpenFinder();
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

  it('looks around the very place the row was named for', async () => {
    await anOpenFinder({ 'address-line-1': 'Stadhuisplein 3', city: 'Eindhoven' });
    await waitUntil(() => wire.to('search').length === 2);
    const [row, list] = wire.to('search').map(({ body }) => (body as { address: unknown }).address);
    expect(list).to.deep.equal(row);
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
      const checkout = await anOpenFinder();
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
      const checkout = await anOpenFinder();
      const { button, picker } = checkout;
      button('More').click();
      await picker.updateComplete;
      await expect(picker).to.be.accessible();
      button('Shop').click();
      await picker.updateComplete;
      expect(cards(checkout)).to.deep.equal(['Late shop', 'Nobody knows']);
    });

    it('offer the way out when another search leaves nothing', async () => {
      const checkout = await anOpenFinder();
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
      const { find, button } = await anOpenFinder();
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
        const { find, button, picker } = await anOpenFinder();
        button('Near me').click();
        await waitUntil(() => find('.said')?.innerText.includes(said));
        await expect(picker).to.be.accessible();
        find('#finder-search')?.focus();
        await sendKeys({ type: '5611' });
        await sendKeys({ press: 'Enter' });
        await waitUntil(() => find('.said')?.innerText.includes('13 pick-up points'));
      });

    it('is not offered with no-geolocation', async () => {
      const { picker } = await anOpenFinder({ 'no-geolocation': '' });
      expect(picker.renderRoot.querySelector('[part=locate-button]')).to.equal(null);
    });
  });
});
