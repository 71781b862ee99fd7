import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { placesOf } from '../../widget/core/places.ts';
import { anOption, aPoint, aPointOption } from './support/builders.ts';
import { aReadyCheckout } from './support/checkout.ts';
import { waitUntil } from './support/until.ts';
import { Wire } from './support/wire.ts';

const heijn = aPoint({ id: '1', name: 'Albert Heijn Stadhuisplein' });
const again = aPoint({ id: '2', carrier: 'dhl', carrierName: 'DHL', name: 'DHL Servicepoint ALBERT HEIJN 1520', postalCode: '5611 em' });

describe('points at one address', () => {
  const places = (...points: ReturnType<typeof aPoint>[]) => placesOf(points).map((place) => place.points.map(({ id }) => id));

  it('are one place where two carriers serve one shop, in the order of the nearest', () => {
    expect(places(heijn, aPoint({ id: '9', houseNumber: '8' }), again)).to.deep.equal([['1', '2'], ['9']]);
  });

  it('stay two where the carrier is the same, or the kind, or the shop is another', () => {
    expect(places(heijn, { ...again, carrier: 'postnl' })).to.deep.equal([['1'], ['2']]);
    expect(places(heijn, { ...again, type: 'locker' })).to.deep.equal([['1'], ['2']]);
    expect(places(heijn, { ...again, name: 'DHL Servicepoint Bruna' })).to.deep.equal([['1'], ['2']]);
    const named = [aPoint({ id: '1', name: 'PostNL punt' }), { ...again, name: 'DHL punt' }];
    expect(places(...named), 'a carrier’s own words say nothing of the shop').to.deep.equal([['1'], ['2']]);
  });

  it('stay two where no house number says that they share a door', () => {
    expect(places({ ...heijn, houseNumber: '' }, { ...again, houseNumber: '' })).to.deep.equal([['1'], ['2']]);
  });
});

describe('a shop that several carriers bring parcels to', () => {
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire([anOption(), aPointOption({ servicePoints: { carriers: ['postnl', 'dhl'], types: null } })], [heijn, again]);
  });
  afterEach(() => wire.restore());

  it('is one card with a choice of carrier, by touch or by keyboard', async () => {
    const { picker, find, button, entries } = await aReadyCheckout({ view: 'list' });
    await waitUntil(() => find('.point b'));
    find('.more')?.click();
    await waitUntil(() => find('.list .card'));
    expect(picker.renderRoot.querySelectorAll('.list .card').length).to.equal(1);
    expect(find('.list .card')?.innerText).to.include('PostNL, DHL');
    expect(find('.said')?.innerText).to.include('1 pick-up point');
    find('.list .card input')?.click();
    await waitUntil(() => find('[part=carriers]'));
    await expect(picker).to.be.accessible();
    find('[part=carriers] input')?.focus();
    await sendKeys({ press: 'ArrowDown' });
    await waitUntil(() => find('[part=collect-bar]')?.innerText.includes('DHL Servicepoint'));
    button('Collect here').click();
    await waitUntil(() => entries()[0] === 'token-points-2');
  });
});
