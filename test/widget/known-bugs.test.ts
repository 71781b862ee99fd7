import { expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { aDayOption, anAnswer, anOption, aPoint, aPointOption, pointsAnswer, somePoints } from './support/builders.ts';
import { aCheckout, aReadyCheckout, type Checkout } from './support/checkout.ts';
import { Wire } from './support/wire.ts';
import { waitUntil } from './support/until.ts';

/** What other pickers got wrong in public; each is a way to lose a parcel or a sale. */
describe('it never happens that', () => {
  let wire: Wire;
  const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => ({
    day,
    hours: [
      ['08:00', '12:00'],
      ['13:00', '17:00'],
      ['18:00', '22:00'],
    ] as [string, string][],
  }));
  beforeEach(() => {
    wire = new Wire([anOption(), aDayOption(), aPointOption()], [aPoint({ opening: { status: 'open', week } })]);
  });
  afterEach(() => wire.restore());

  async function collecting(more: Record<string, string | undefined> = {}): Promise<Checkout> {
    const checkout = await aReadyCheckout(more);
    await waitUntil(() => checkout.find('.point b'), 'the nearest point');
    checkout.option('points').click();
    await checkout.complete();
    return checkout;
  }

  it('home chosen after pick-up still ships to the pick-up point', async () => {
    const { picker, option, entries } = await collecting({ 'details-name': 'details' });
    option('standard').click();
    await picker.updateComplete;
    expect(entries()).to.deep.equal(['token-standard']);
    expect(JSON.parse(String(new FormData(picker.form as HTMLFormElement).get('details'))).servicePoint).to.equal(null);
  });

  it('a preselected point is shown while the step says that one must be chosen', async () => {
    const { picker, option, entries } = await aReadyCheckout({ required: '' });
    await waitUntil(() => picker.renderRoot.querySelector('.point b'));
    expect([option('points').checked, picker.checkValidity()]).to.deep.equal([false, true]);
    option('points').click();
    await waitUntil(() => entries()[0] === 'token-points-1', 'the point that is shown is the one that is chosen');
    expect([picker.checkValidity(), picker.validationMessage]).to.deep.equal([true, '']);
  });

  it('a day picker is shown for pick-up', async () => {
    const { picker } = await collecting();
    expect(picker.renderRoot.querySelectorAll('input[name=day]').length).to.equal(0);
  });

  it('the choice is lost when the picker is hidden and shown', async () => {
    const { picker, entries } = await collecting();
    picker.hidden = true;
    await picker.updateComplete;
    expect(entries()).to.deep.equal(['token-points-1']);
    picker.hidden = false;
    await picker.updateComplete;
    expect(entries()).to.deep.equal(['token-points-1']);
  });

  it('a form of its own breaks the checkout around it', async () => {
    const { picker, find } = await collecting();
    find('.more')?.click();
    await waitUntil(() => find<HTMLDialogElement>('dialog')?.open);
    expect(picker.renderRoot.querySelectorAll('form').length).to.equal(0);
  });

  it('many opening times push the button away', async () => {
    wire.routes.points = () => pointsAnswer(somePoints(5).map((point) => ({ ...point, opening: { status: 'open', week } })));
    const { picker, find } = await collecting();
    find('.more')?.click();
    await waitUntil(() => find('.list .card'));
    for (const summary of picker.renderRoot.querySelectorAll<HTMLElement>('.list summary')) summary.click();
    await picker.updateComplete;
    expect(find('.list')?.scrollHeight, 'more than a screen of them').to.be.greaterThan(window.innerHeight);
    const button = find('.collect') as HTMLElement;
    expect(button.getBoundingClientRect().bottom).to.be.at.most(window.innerHeight);
    expect(
      (picker.renderRoot as ShadowRoot).elementFromPoint(button.getBoundingClientRect().x + 20, button.getBoundingClientRect().y + 10),
    ).to.satisfy((hit: Element | null) => hit?.closest('.collect') === button);
  });

  for (const houseNumber of ['', null, undefined])
    it(`a house number that is ${JSON.stringify(houseNumber) ?? 'missing'} breaks the search`, async () => {
      const { picker } = await aReadyCheckout({ 'address-line-1': 'Am Markt', city: 'Eindhoven' });
      picker.houseNumber = houseNumber as unknown as string;
      await waitUntil(() => wire.to('search').length > 0);
      const asked = JSON.stringify(wire.to('search').at(-1)?.body);
      expect(asked)
        .to.include('"street":"Am Markt"')
        .and.include('"postalCode":"5611EM"')
        .and.not.match(/null|undefined/);
      await waitUntil(() => picker.renderRoot.querySelector('.point b'));
    });

  it('the cut-off is that of the shopper’s clock', async () => {
    const { now } = Date;
    Date.now = () => now() + 26 * 3_600_000;
    wire.routes.options = () => anAnswer([anOption({ cutOff: '2026-11-23T12:14:30.000Z' })]);
    const { text } = await aReadyCheckout();
    Date.now = now;
    expect(text()).to.include('Order within 2 hrs 14 mins');
  });

  it('the country changes and the picker keeps the point of the old one', async () => {
    const { picker, entries, text } = await collecting();
    wire.routes.points = () => pointsAnswer([]);
    picker.country = 'DE';
    await waitUntil(() => text().includes('is not near your new address'));
    expect(entries()).to.deep.equal(['quote-points']);
  });

  it('an address is edited and the picker keeps the point near the old one', async () => {
    const { picker, entries, text } = await collecting();
    wire.routes.points = () => pointsAnswer([aPoint({ id: '7', name: 'Far Away Books' })]);
    picker.postalCode = '1011AB';
    await waitUntil(() => text().includes('“Kettle Corner” is not near your new address'));
    expect(entries()).to.deep.equal(['quote-points']);
  });

  it('a refresh loses the choice', async () => {
    const { form } = await collecting();
    const kept = { ...sessionStorage };
    form.remove();
    const again = await aCheckout();
    for (const [key, value] of Object.entries(kept)) sessionStorage.setItem(key, String(value));
    await waitUntil(() => again.entries()[0] === 'token-points-1');
  });

  it('going back loses the choice', async () => {
    const { picker, entries } = await aCheckout({ remember: 'none' });
    // What a browser does with a form it comes back to.
    picker.formStateRestoreCallback('token-points-1');
    await waitUntil(() => entries()[0] === 'token-points-1');
  });

  it('a shop that draws its checkout anew for another way to pay loses the choice', async () => {
    const { form, picker, entries } = await collecting();
    picker.replaceWith(picker.cloneNode(true));
    await waitUntil(() => entries()[0] === 'token-points-1', 'the same choice in the new element');
    expect(form.querySelectorAll('sendcloud-delivery-picker').length).to.equal(1);
  });

  it('a fallback radio beats the token', async () => {
    const { form, entries } = await collecting();
    form.querySelectorAll<HTMLInputElement>('input[name=delivery]')[0]?.click();
    expect(entries()).to.deep.equal(['token-points-1']);
  });

  describe('in the finder', () => {
    const tile = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
    const map = { tiles: tile, attribution: 'Made by us' };

    async function opened(more: Record<string, string | undefined> = {}): Promise<Checkout> {
      const checkout = await aReadyCheckout({ view: 'list', ...more });
      await waitUntil(() => checkout.find('.point b'), 'the nearest point');
      checkout.find('.more')?.click();
      await waitUntil(() => checkout.find('.list .card'), 'a list');
      return checkout;
    }

    it('a click on a marker does not select', async () => {
      wire.routes.options = () => anAnswer([anOption(), aPointOption()], { map });
      const { find } = await opened({ view: 'map' });
      await waitUntil(() => find('[part~=map-pin]'), 'a pin');
      find('[part~=map-pin]')?.click();
      await waitUntil(() => find('[part=collect-bar]')?.innerText.includes('Kettle Corner'));
    });

    it('the map has zoomed out, and the list has scrolled, once they were hidden and shown', async () => {
      wire.routes.options = () => anAnswer([anOption(), aPointOption()], { map });
      wire.routes.points = () => pointsAnswer(somePoints(30));
      await setViewport({ width: 375, height: 667 });
      const { picker, find, button } = await opened({ 'page-size': '30' });
      const list = find('.list') as HTMLElement;
      list.scrollTop = 300;
      button('Show map').click();
      await waitUntil(() => find('[part~=map-pin], [part~=map-cluster]'), 'pins');
      const pins = () =>
        [...(find('.map')?.querySelectorAll('[part~=map-pin], [part~=map-cluster]') ?? [])].map((pin) => pin.ariaLabel).join();
      const first = pins();
      find('.map button')?.click();
      await waitUntil(() => pins() !== first, 'a closer look');
      const seen = pins();
      button('Hide map').click();
      await picker.updateComplete;
      expect(list.scrollTop).to.equal(300);
      button('Show map').click();
      await waitUntil(() => find('.list')?.offsetHeight === 0, 'the map in place of the list');
      expect(pins()).to.equal(seen);
      await setViewport({ width: 800, height: 600 });
    });

    it('a mistyped address leads to another country', async () => {
      wire.routes.search = () => pointsAnswer([aPoint({ id: '8', name: 'Kreuzberg Kiosk', country: 'DE' })]);
      const { picker, find, button } = await opened();
      const field = find<HTMLInputElement>('#finder-search');
      if (field) field.value = 'Damrk 1';
      button('Search').click();
      await waitUntil(() => find('.said')?.innerText.includes('There are no pick-up points here'));
      expect(wire.to('search').at(-1)?.body).to.deep.include({ country: 'NL' });
      expect(picker.renderRoot.querySelectorAll('.list .card').length).to.equal(0);
    });

    it('an overlay is left behind', async () => {
      const { picker, find, form } = await opened();
      picker.remove();
      form.append(picker);
      await picker.updateComplete;
      expect(find<HTMLDialogElement>('dialog')?.open).to.equal(false);
      await waitUntil(() => history.state === null, 'nothing of it in the history');
    });

    it('a Packstation is taken without a post number', async () => {
      wire.routes.points = () => pointsAnswer([aPoint({ id: '99', name: 'Packstation 112', type: 'locker', requires: ['post-number'] })]);
      const { find, button, entries, text, picker } = await aReadyCheckout({ view: 'list' });
      await waitUntil(() => text().includes('Choose where to collect your parcel'), 'nothing that one tap could take');
      find('.more')?.click();
      await waitUntil(() => find('.list .card'));
      find('.list .card input')?.click();
      await picker.updateComplete;
      button('Collect here').click();
      await waitUntil(() => find('.fault')?.innerText);
      expect(entries()).to.deep.equal(['token-standard']);
    });

    it('hours stand at the wrong day, or lose their lunch break', async () => {
      const { find } = await opened();
      find('.list summary')?.click();
      const rows = [...(find('.list')?.querySelectorAll('tr') ?? [])].map((row) => (row as HTMLElement).innerText.replace(/\s+/g, ' '));
      expect(rows[0]).to.equal('Monday 8:00 – 12:00, 13:00 – 17:00, 18:00 – 22:00');
      expect(rows.at(-1)).to.match(/^Sunday 8:00/);
    });
  });
});
