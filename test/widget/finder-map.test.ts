import { expect, nextFrame } from '@open-wc/testing';
import { anAnswer, anOption, aPoint, aPointOption, pointsAnswer, somePoints } from './support/builders.ts';
import type { Checkout } from './support/checkout.ts';
import { anOpenFinder, cards, packstation } from './support/finder.ts';
import { Wire } from './support/wire.ts';
import { waitUntil } from './support/until.ts';

describe('the finder with a map', () => {
  const tile = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==';
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire([anOption(), aPointOption()], [packstation, ...somePoints(12)]);
    wire.routes.options = () => anAnswer([anOption(), aPointOption()], { map: { tiles: tile, attribution: 'Made by <b>us</b>' } });
  });
  afterEach(() => wire.restore());

  it('shows it only when asked where there is no room for both, and takes it away again', async () => {
    const { find, picker, button } = await anOpenFinder({ view: 'list' });
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
    const { find, button, picker, entries } = await anOpenFinder();
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
      const checkout = await anOpenFinder({ view });
      await waitUntil(() => layoutOf(checkout)[1] === shown[1], view);
      expect(layoutOf(checkout), view).to.deep.equal(shown);
      checkout.form.remove();
    }
  });

  it('names the marked point under a map alone, and gives the list back', async () => {
    wire.routes.points = () => pointsAnswer([aPoint({ id: '4', name: 'Far and wide' })]);
    const checkout = await anOpenFinder({ view: 'map' });
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
    const { find, button, picker, entries } = await anOpenFinder({ view: 'map' });
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
    const checkout = await anOpenFinder({ view: 'split' });
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
    const { picker } = await anOpenFinder({ 'no-map': '' });
    expect(picker.renderRoot.querySelector('[part=map-button]')).to.equal(null);
  });

  it('offers none where the proxy has no tiles', async () => {
    wire.routes.options = () => anAnswer([anOption(), aPointOption()]);
    const { find } = await anOpenFinder();
    expect(find('[part=map-button]')).to.equal(null);
  });
});
