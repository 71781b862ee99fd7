import { expect } from '@open-wc/testing';
import { aDayOption, anAnswer, anOption, aPoint, aPointOption, pointsAnswer } from './support/builders.ts';
import { aReadyCheckout, type Checkout } from './support/checkout.ts';
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
    const { picker, option } = await aReadyCheckout({ required: '' });
    await waitUntil(() => picker.renderRoot.querySelector('.point b'));
    expect([option('points').checked, picker.checkValidity()]).to.deep.equal([false, true]);
    option('points').click();
    await waitUntil(() => picker.checkValidity(), 'the point that is shown is the one that is chosen');
  });

  it('a day picker is shown for pick-up', async () => {
    const { find } = await collecting();
    expect(find('input[name=day]')).to.equal(null);
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
    expect(picker.renderRoot.querySelector('form')).to.equal(null);
  });

  it('many opening times push the button away', async () => {
    const { picker, find } = await collecting();
    find('.more')?.click();
    await waitUntil(() => find('.list .card'));
    find('.list summary')?.click();
    await picker.updateComplete;
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
});
