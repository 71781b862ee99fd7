import { expect } from '@open-wc/testing';
import { anOption, aPoint, aPointOption, pointsAnswer } from './support/builders.ts';
import { aReadyCheckout } from './support/checkout.ts';
import { waitUntil } from './support/until.ts';
import { Wire } from './support/wire.ts';

describe('a point that was chosen for an address', () => {
  let wire: Wire;
  const near: Record<string, ReturnType<typeof aPoint>[]> = {
    '5611EM': [aPoint({ id: '2', name: 'Nearer by', distance: 50 }), aPoint()],
    '1011AB': [aPoint({ id: '7', name: 'Far Away Books' })],
  };
  beforeEach(() => {
    wire = new Wire([anOption(), aPointOption()], Object.values(near).flat());
    wire.routes.points = (query) => pointsAnswer(near[query.get('postalCode') ?? ''] ?? []);
  });
  afterEach(() => wire.restore());

  it('is chosen again when the address comes back to it, and the sentence about it goes', async () => {
    const { picker, find, button, text, entries } = await aReadyCheckout();
    await waitUntil(() => find('.point b'), 'the nearest point');
    button('Other pick-up points').click();
    await waitUntil(() => find('.list [data-point="1"]'));
    find('.list [data-point="1"] input')?.click();
    await picker.updateComplete;
    button('Collect here').click();
    await waitUntil(() => entries()[0] === 'token-points-1');
    picker.postalCode = '1011AB';
    await waitUntil(() => text().includes('“Kettle Corner” is not near your new address'));
    picker.postalCode = '5611EM';
    await waitUntil(() => entries()[0] === 'token-points-1', 'the same choice');
    await waitUntil(() => !text().includes('is not near'));
    expect(text()).to.include('Kettle Corner');
  });
});
