import { expect, nextFrame } from '@open-wc/testing';
import { aDayOption, anOption, aPoint, aPointOption, pointsAnswer, somePoints } from './support/builders.ts';
import { aReadyCheckout, type Checkout } from './support/checkout.ts';
import { waitUntil } from './support/until.ts';
import { ProblemReply, Wire } from './support/wire.ts';

describe('what a screen reader is told', () => {
  let wire: Wire;
  beforeEach(() => {
    wire = new Wire(
      [anOption(), aDayOption(), aPointOption()],
      [aPoint({ id: '99', type: 'locker', name: 'Locker 99' }), ...somePoints(12)],
    );
  });
  afterEach(() => wire.restore());

  const ready = async (): Promise<Checkout> => {
    const checkout = await aReadyCheckout({ view: 'list' });
    await waitUntil(() => checkout.find('.point b'), 'the nearest point');
    return checkout;
  };

  const opened = async (): Promise<Checkout> => {
    const checkout = await ready();
    checkout.find('.more')?.click();
    await waitUntil(() => checkout.find<HTMLDialogElement>('dialog')?.open && checkout.find('.list .card'), 'an open finder');
    return checkout;
  };

  /** Every sentence that live regions say while something is done, until `over`; what is cleared says nothing. */
  async function heardDuring({ picker }: Checkout, act: () => unknown, over: () => unknown): Promise<string[]> {
    const heard: string[] = [];
    const said = new Map<Element, string>();
    const live = () => picker.renderRoot.querySelectorAll<HTMLElement>('[role=status], [role=alert], [aria-live]');
    const listen = () => {
      for (const region of live()) {
        const text = region.innerText.replaceAll(/[\u2068\u2069]/g, '').trim();
        if (text === (said.get(region) ?? '')) continue;
        said.set(region, text);
        if (text) heard.push(text);
      }
    };
    listen();
    heard.length = 0;
    const observer = new MutationObserver(listen);
    observer.observe(picker.renderRoot, { subtree: true, childList: true, characterData: true });
    act();
    await waitUntil(over, 'the change');
    await picker.updateComplete;
    await nextFrame();
    observer.disconnect();
    return heard;
  }

  it('is each choice, with method, date and price, or what is still to be chosen', async () => {
    const checkout = await ready();
    const { picker, option, find } = checkout;
    const chosen = (code: string, token: string) =>
      heardDuring(
        checkout,
        () => option(code).click(),
        () => picker.value === token,
      );
    expect(await chosen('points', 'token-points-99')).to.deep.equal(['Pick-up point, Locker 99, Wed 25 Nov, €2.95 chosen']);
    expect(await chosen('standard', 'token-standard')).to.deep.equal(['Standard delivery, Tue 24 – Thu 26 Nov, €4.95 chosen']);
    expect(await chosen('day', 'quote-day')).to.deep.equal(['Choose a delivery day.']);
    const onDay = () => find('input[name=day]')?.click();
    expect(await heardDuring(checkout, onDay, () => picker.value === 'token-day')).to.deep.equal([
      'On a day you choose, Tue 24 Nov, €6.95 chosen',
    ]);
  });

  it('is what became of new options', async () => {
    const checkout = await ready();
    const { picker, text } = checkout;
    wire.routes.options = () => {
      throw new ProblemReply('upstream-unavailable', 502);
    };
    const reweigh = () => {
      picker.weight = '3000';
    };
    const failed = await heardDuring(checkout, reweigh, () => text().includes('could not be refreshed'));
    expect(failed).to.have.length(1);
    expect(failed[0]).to.include('could not be refreshed');
  });

  it('is that the point is gone', async () => {
    const checkout = await ready();
    const { picker, option, complete, text } = checkout;
    option('points').click();
    await complete();
    wire.routes.recheck = () => ({ ok: false, reason: 'service-point-gone', alternatives: somePoints(3) });
    const heard = await heardDuring(
      checkout,
      () => picker.recheck(),
      () => text().includes('no longer available'),
    );
    expect(heard).to.deep.equal(['“Locker 99” is no longer available. Please choose another pick-up point.']);
  });

  it('is how many points a filter leaves', async () => {
    const checkout = await opened();
    const { button, find } = checkout;
    const filtered = await heardDuring(
      checkout,
      () => button('Parcel locker').click(),
      () => find('.said')?.innerText.includes('1 pick-up point'),
    );
    expect(filtered).to.deep.equal(['Near 5611EM Eindhoven · 1 pick-up point']);
  });

  it('is that a search is under way, and what it found', async () => {
    const checkout = await opened();
    const { find } = checkout;
    wire.routes.search = () => pointsAnswer(somePoints(3), { place: { status: 'matched', precision: 'city', label: 'Utrecht' } });
    const search = () => {
      find<HTMLInputElement>('#finder-search')!.value = 'Utrecht';
      find('[part=search-button]')?.click();
    };
    const heard = await heardDuring(checkout, search, () => find('.said')?.innerText.includes('Utrecht'));
    expect(heard.filter((sentence) => sentence !== 'Searching')).to.deep.equal(['Near Utrecht · 3 pick-up points']);
    expect(heard.length).to.be.at.most(2);
  });

  it('is what is wrong with a post number', async () => {
    const locker = () => pointsAnswer([aPoint({ requires: ['post-number'] })]);
    Object.assign(wire.routes, { search: locker, points: locker });
    const checkout = await aReadyCheckout({ view: 'list' });
    const { find } = checkout;
    await waitUntil(() => find('.more'));
    find('.more')?.click();
    await waitUntil(() => find('.list .card input'));
    find('.list .card input')?.click();
    await waitUntil(() => find('#post-number'));
    const heard = await heardDuring(
      checkout,
      () => find('.collect')?.click(),
      () => find('.fault')?.innerText,
    );
    expect(heard).to.deep.equal(['Enter a post number of 6 to 10 digits.']);
  });

  it('is the point that was taken in the finder', async () => {
    const checkout = await opened();
    const { picker, find } = checkout;
    find('.list [data-point="2"] input')?.click();
    await waitUntil(() => find('.collect'));
    const heard = await heardDuring(
      checkout,
      () => find('.collect')?.click(),
      () => picker.value === 'token-points-2' && !find<HTMLDialogElement>('dialog')?.open,
    );
    expect(heard).to.deep.equal(['Pick-up point, Point 2, Wed 25 Nov, €2.95 chosen']);
  });
});
