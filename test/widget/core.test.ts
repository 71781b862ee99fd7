import { expect } from '@open-wc/testing';
import { readAddress } from '../../widget/core/autofill.ts';
import { boxAround } from '../../widget/core/box.ts';
import { formatDays, formatDuration } from '../../widget/core/dates.ts';
import { formatDistance } from '../../widget/core/geo.ts';
import { doorState } from '../../widget/core/opening-hours.ts';
import { inOrder, preselected } from '../../widget/core/options.ts';
import { parseWeight } from '../../widget/core/parcel.ts';
import { isReady, narrowed, parsePostNumber } from '../../widget/core/points.ts';
import { respelt } from '../../widget/core/respelt.ts';
import { splitStreet } from '../../widget/core/street.ts';
import { walletOptions } from '../../widget/core/wallet.ts';
import { anOption, aPoint, aPointOption } from './support/builders.ts';

describe('dates', () => {
  it('say the month once, where the language puts it last', () => {
    expect(formatDays({ from: '2026-11-24', to: '2026-11-26' }, 'en-GB')).to.equal('Tue 24 – Thu 26 Nov');
    expect(formatDays({ from: '2026-11-24', to: '2026-11-26' }, 'nl')).to.equal('di 24 – do 26 nov');
    expect(formatDays({ from: '2026-11-30', to: '2026-12-02' }, 'en-GB')).to.match(/^Mon 30 Nov.*Wed 2 Dec$/);
    expect(formatDays({ from: '2026-11-24', to: '2026-11-24' }, 'en-GB')).to.equal('Tue 24 Nov');
    expect(formatDays({ from: '2026-11-24', to: '2026-11-26' }, 'de')).to.equal('Di., 24. – Do., 26. Nov.');
    expect(formatDays({ from: '2026-11-24', to: '2026-11-26' }, 'en-US')).to.equal('Tue, Nov 24 – Thu, Nov 26');
    expect(formatDays({ from: '2026-12-31', to: '2027-01-04' }, 'en-GB')).to.equal('Thu 31 Dec – Mon 4 Jan');
  });

  it('count hours and minutes, and days once there are any', () => {
    expect(formatDuration(134 * 60_000 + 59_000, 'en-GB')).to.equal('2 hrs 14 mins');
    expect(formatDuration(20_000, 'en-GB')).to.equal('1 min');
    expect(formatDuration(26 * 3_600_000, 'en-GB')).to.equal('1 day 2 hrs');
  });
});

describe('opening hours', () => {
  const now = Date.parse('2026-11-23T20:00:00Z');

  it('keep the point\u2019s own clock', () => {
    const state = doorState({ status: 'open', until: '2026-11-23T22:00:00+01:00' }, now);
    expect(state).to.deep.equal({ status: 'open', until: new Date('2026-11-23T22:00Z') });
  });

  it('close the door once its time has passed, and know nothing once it should have opened', () => {
    expect(doorState({ status: 'open', until: '2026-11-23T20:30:00+01:00' }, now).status).to.equal('closed');
    expect(doorState({ status: 'closed', nextOpenAt: '2026-11-23T20:30:00+01:00' }, now).status).to.equal('unknown');
  });

  it('say whether a closed door opens on the same day of the point\u2019s calendar', () => {
    const opens = (nextOpenAt: string) => doorState({ status: 'closed', nextOpenAt }, now);
    expect(opens('2026-11-23T22:30:00+01:00')).to.deep.equal({ status: 'closed', opens: new Date('2026-11-23T22:30Z'), today: true });
    expect(opens('2026-11-24T09:00:00+01:00')).to.have.property('today', false);
    expect(opens('2026-11-24T00:30:00+02:00')).to.have.property('today', false);
    expect(opens('2026-12-23T22:30:00+01:00')).to.have.property('today', false);
  });

  it('never take unknown for closed', () => {
    expect(doorState({ status: 'unknown' }, now)).to.deep.equal({ status: 'unknown' });
  });
});

describe('weights, distances and numbers', () => {
  it('read grams with and without a unit, and nothing else', () => {
    expect(['2500', 2500, '2500 g', '2.5kg', '0.0004kg'].map(parseWeight)).to.deep.equal([2500, 2500, 2500, 2500, 1]);
    expect(['', '0', '-5', '2,5kg', 'heavy', null].map(parseWeight)).to.deep.equal(Array(6).fill(undefined));
  });

  it('round distances as people walk', () => {
    expect([3, 347, 1240].map((metres) => formatDistance(metres, 'en-GB'))).to.deep.equal(['10 m', '350 m', '1.2 km']);
  });

  it('read post numbers with the spaces people put in', () => {
    expect(['123 456', '1234567890', '12345', '12345678901', 'abc'].map(parsePostNumber)).to.deep.equal([
      '123456',
      '1234567890',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('find the number at either end of a street', () => {
    expect(splitStreet('Stadhuisplein 3a')).to.deep.equal({ street: 'Stadhuisplein', houseNumber: '3a' });
    expect(splitStreet('12 rue de la Paix')).to.deep.equal({ street: 'rue de la Paix', houseNumber: '12' });
    expect(splitStreet('Am Markt')).to.deep.equal({ street: 'Am Markt' });
  });

  it('draw a box with some room around places, and none around nothing', () => {
    expect(boxAround([])).to.equal(undefined);
    const box = boxAround([
      { latitude: 51, longitude: 5 },
      { latitude: 52, longitude: 6 },
    ]);
    expect(box).to.deep.equal({ north: 52.125, south: 50.875, east: 6.125, west: 4.875 });
  });
});

describe('options', () => {
  const free = anOption({ code: 'free', price: { value: '0.00', currency: 'EUR' } });
  const unknown = anOption({ code: 'unknown', price: null });
  const dear = anOption({ code: 'dear', price: { value: '10.00', currency: 'EUR' }, carrier: { code: 'dhl', name: 'DHL' } });
  const point = aPointOption();

  it('are preselected by price as a number, an unknown price last, a service point never', () => {
    expect(preselected([unknown, dear, anOption(), point], 'cheapest')?.code).to.equal('standard');
    expect(preselected([unknown, point], 'cheapest')?.code).to.equal('unknown');
    expect(preselected([point, dear, free], 'first')?.code).to.equal('dear');
    expect(preselected([free], 'none')).to.equal(undefined);
    expect(preselected([point], 'cheapest')).to.equal(undefined);
  });

  it('stand in the order the page names, the rest as they came', () => {
    const codes = (types: string[], carriers: string[]) => inOrder([anOption(), dear, point], types, carriers).map(({ code }) => code);
    expect(codes([], [])).to.deep.equal(['standard', 'dear', 'points']);
    expect(codes(['service-point'], ['dhl:standard'])).to.deep.equal(['points', 'dear', 'standard']);
  });

  it('go to a wallet sheet with a price, a service point only once it is chosen', () => {
    const offered = [free, unknown, point].map((option) => ({ ...option, detail: 'Tue' }));
    expect(walletOptions(offered, { id: 'free', token: 'sel1.free' }).shippingMethods).to.deep.equal([
      { identifier: 'free', label: 'Standard delivery', detail: 'Tue', amount: '0.00' },
    ]);
    const chosen = walletOptions(offered, { id: 'points', token: 'sel1.point' });
    expect(chosen.shippingOptionParameters.defaultSelectedOptionId).to.equal('points');
    expect(chosen.shippingOptionParameters.shippingOptions.map(({ id }) => id)).to.deep.equal(['points', 'free']);
    expect(chosen.tokens).to.deep.equal({ points: 'sel1.point', free: free.selection?.token });
    // What is chosen may have no price; a sheet refuses a default that it does not list.
    const unpriced = walletOptions(offered, { id: 'unknown', token: 'sel1.unknown' });
    expect(unpriced.shippingOptionParameters.defaultSelectedOptionId).to.equal('free');
    expect(Object.keys(unpriced.tokens)).to.deep.equal(['free']);
  });
});

describe('points', () => {
  it('are ready when they fit and ask nothing', () => {
    const rule = { carriers: ['postnl'], types: ['shop'] };
    expect(isReady(aPoint(), rule)).to.equal(true);
    expect(isReady(aPoint({ type: 'locker' }), rule)).to.equal(false);
    expect(isReady(aPoint({ carrier: 'dhl' }), rule)).to.equal(false);
    expect(isReady(aPoint({ requires: ['post-number'] }), rule)).to.equal(false);
  });

  it('are limited by the page within what the option allows', () => {
    expect(narrowed({ carriers: [], types: null }, ['locker']).types).to.deep.equal(['locker']);
    expect(narrowed({ carriers: [], types: ['shop'] }, ['locker']).types).to.deep.equal([]);
    expect(narrowed({ carriers: [], types: ['shop'] }, []).types).to.deep.equal(['shop']);
  });
});

describe('a town that was mistyped', () => {
  const towns = ['Eindhoven', 'Veldhoven', 'Gent', 'Łódź', 'Den Haag'];

  it('is put right where a slip or two lie between, all of the text or one word of it', () => {
    const meant = { Eindhofen: 'Eindhoven', endhoven: 'Eindhoven', Eidnhovne: 'Eindhoven', Gnet: 'Gent', 'den haga': 'Den Haag' };
    for (const [typed, town] of Object.entries(meant)) expect(respelt(typed, towns), typed).to.equal(town);
    expect(respelt('Markt 3, Veldhofen', towns)).to.equal('Markt 3, Veldhoven');
  });

  it('is left alone where it is no slip, or none that could be told', () => {
    for (const typed of ['Eindhoven', 'EINDHOVEN', 'Qwxz', 'Utrecht', 'Ghnet', '5611', ''])
      expect(respelt(typed, towns), typed).to.equal(undefined);
  });
});

describe('an address in a form', () => {
  const field = (autocomplete: string, value: string) => ({ autocomplete, value });

  it('is the one of the shipping section, even where that is still empty', () => {
    const fields = [
      field('postal-code', '1111AA'),
      field('shipping postal-code', ''),
      field('billing country', 'BE'),
      field('shipping country', 'NL'),
    ];
    expect(readAddress(fields)).to.deep.equal({ country: 'NL', postalCode: '', city: '', addressLine1: '' });
  });

  it('is never the billing address', () => {
    expect(readAddress([field('section-a billing postal-code', '1111AA'), field('address-level2', 'Eindhoven')])).to.deep.include({
      postalCode: '',
      city: 'Eindhoven',
    });
  });
});
