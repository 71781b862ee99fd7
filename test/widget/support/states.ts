import { html } from '@open-wc/testing';
import {
  aPlace,
  aPlaceWithMap,
  chosenPoint,
  finder,
  manyDays,
  marked,
  month,
  offering,
  points,
  rechecked,
  refreshed,
  refuse,
  requiring,
  requoted,
  searched,
  type,
  waitingFor,
  waitingForCard,
  weekend,
  withMap,
  withPoint,
} from './arrange.ts';
import { aDayOption, anAnswer, anOption, aPoint, aPointOption, aReply, pointsAnswer, somePoints } from './builders.ts';
import { aCheckout, aReadyCheckout, type Checkout } from './checkout.ts';
import { waitUntil } from './until.ts';
import { later, ProblemReply, type Wire } from './wire.ts';

export { aWire } from './arrange.ts';

/** One thing the picker can look like, with fixed data. `arrange` answers the wire and acts as a shopper would. */
export interface State {
  readonly name: string;
  arrange(wire: Wire): Promise<Checkout>;
}

const states: Record<string, State['arrange']> = {
  'options load, no fallback': (wire) => {
    wire.routes.options = () => later<never>().promise;
    return aCheckout({}, '');
  },
  'options load, the fallback can be used': (wire) => {
    wire.routes.options = () => later<never>().promise;
    return aCheckout();
  },
  'options cannot be had': async (wire) => {
    wire.routes.options = refuse;
    return waitingFor(await aCheckout(), 'cannot be shown');
  },
  'options could not be refreshed': async (wire) => {
    const checkout = await withPoint();
    wire.routes.options = refuse;
    checkout.picker.weight = '3000';
    return waitingFor(checkout, 'could not be refreshed');
  },
  'three kinds of option': () => withPoint(),
  'one option': (wire) => offering(wire, [anOption()]),
  'eight options': (wire) =>
    offering(
      wire,
      Array.from({ length: 8 }, (_, n) =>
        anOption({ code: `o${n}`, title: `Delivery ${n + 1}`, carrier: { code: `c${n}`, name: `Carrier ${n + 1}` } }),
      ),
    ),
  'a long title and a long carrier': (wire) =>
    offering(wire, [
      anOption({
        title: 'Donaudampfschifffahrtsgesellschaftslieferung bis in die Wohnung',
        carrier: { code: 'x', name: 'Internationale Paketbeförderungsgesellschaft' },
      }),
    ]),
  'free, and a price nobody knows': (wire) =>
    offering(wire, [anOption({ price: { value: '0.00', currency: 'EUR' } }), anOption({ code: 'unknown', price: null })]),
  'no prices': (wire) => offering(wire, [anOption(), aDayOption()], { 'no-prices': '' }),
  'no date, a description': (wire) => offering(wire, [anOption({ deliveryWindow: null, description: 'Within a week' })]),
  'a cut-off': (wire) => offering(wire, [anOption({ cutOff: '2026-11-23T12:14:30.000Z' })]),
  'a cut-off for today': (wire) => {
    const deliveryWindow = { from: '2026-11-23', to: '2026-11-23' };
    return offering(wire, [anOption({ type: 'same-day', title: 'This evening', cutOff: '2026-11-23T12:14:30.000Z', deliveryWindow })]);
  },
  'the shop’s standard rates': async (wire) => {
    wire.routes.options = () => anAnswer([anOption({ fallback: true })], { source: 'rates', fallback: 'timeout' });
    return aReadyCheckout();
  },
  'nothing can be delivered': (wire) => offering(wire, []),
  'why something is not offered': async (wire) => {
    const missing = { title: 'Letterbox', type: 'standard', carrier: null } as const;
    wire.routes.options = () =>
      anAnswer([anOption()], {
        notOffered: [
          { ...missing, reason: 'too-heavy' },
          { ...missing, title: 'Today', reason: 'no-date-left' },
        ],
      });
    return aReadyCheckout();
  },
  disabled: () => withPoint({ disabled: '' }),
  'nothing chosen, required': () => withPoint({ preselect: 'none', required: '' }),
  'a day is to be chosen': async () => {
    const checkout = await withPoint();
    checkout.option('day').click();
    await waitUntil(() => checkout.find('input[name=day]'));
    return checkout;
  },
  'a day is chosen': async () => {
    const checkout = await withPoint();
    checkout.option('day').click();
    await waitUntil(() => checkout.find('input[name=day]'));
    checkout.find('input[name=day]')?.click();
    await checkout.complete();
    return checkout;
  },
  'many days to choose from': (wire) => manyDays(wire),
  'a month of days': (wire) => month(wire),
  'a phone number is asked for': async (wire) => requiring(wire, 'phone'),
  'a phone number that can be none': async (wire) => {
    const checkout = await requiring(wire, 'phone');
    type(checkout, '#contact-phone', '040 x');
    await waitUntil(() => checkout.find('#contact-phone-fault')?.innerText);
    return checkout;
  },
  'an e-mail address is asked for': async (wire) => requiring(wire, 'email'),
  'the phone number is asked for elsewhere': async (wire) =>
    requiring(wire, 'phone', html`<label>Phone <input autocomplete="tel" /></label>`),
  'points are looked for': (wire) => {
    wire.routes.points = () => later<never>().promise;
    return aReadyCheckout();
  },
  'no points near': async (wire) => {
    wire.routes.points = () => pointsAnswer([]);
    return waitingFor(await aReadyCheckout(), 'Choose a pick-up point');
  },
  'a point is chosen': () => chosenPoint(),
  'a point to use again': async () => {
    const checkout = await aCheckout();
    checkout.picker.preferredPoints = [{ carrier: 'postnl', carrierServicePointId: 'nl-2' }];
    return waitingFor(checkout, 'Use again');
  },
  'the option is gone': async (wire) => {
    const checkout = await chosenPoint();
    wire.routes.options = () => anAnswer([anOption()]);
    return requoted(checkout);
  },
  'the day is gone': async (wire) => {
    const checkout = await withPoint();
    checkout.option('day').click();
    await waitUntil(() => checkout.find('input[name=day]'));
    checkout.find('input[name=day]')?.click();
    await checkout.complete();
    wire.routes.options = () => anAnswer([anOption(), aDayOption({ dates: [{ date: '2026-12-01', handover: null }] })]);
    return waitingFor(await requoted(checkout), 'no longer available');
  },
  'the point is gone, three others': async (wire) =>
    waitingFor(await rechecked(wire, { reason: 'service-point-gone', alternatives: somePoints(4).slice(1) }), 'Point 4'),
  'the price went up': async (wire) => {
    const [was, now] = ['2.95', '4.95'].map((value) => ({ value, currency: 'EUR' }));
    wire.routes.options = () => anAnswer([anOption(), aPointOption({ price: now ?? null })]);
    const selection = aReply(aPointOption(), { servicePoint: aPoint() });
    const checkout = await waitingFor(await rechecked(wire, { reason: 'price-changed', was, now, selection }), 'Choose again');
    // With the new options the choice is looked at once more.
    return waitingFor(await refreshed(checkout), 'Choose again');
  },
  'the price went down': async (wire) => {
    const [was, now] = ['2.95', '1.95'].map((value) => ({ value, currency: 'EUR' }));
    wire.routes.options = () => anAnswer([anOption(), aPointOption({ price: now ?? null })]);
    const selection = aReply(aPointOption(), { servicePoint: aPoint() });
    return refreshed(await waitingFor(await rechecked(wire, { reason: 'price-changed', was, now, selection }), 'it was'));
  },
  'the point is far from the new address': async (wire) => {
    const checkout = await chosenPoint();
    wire.routes.points = () => pointsAnswer([aPoint({ id: '7', name: 'Far Away Books' })]);
    checkout.picker.postalCode = '1011AB';
    return waitingFor(checkout, 'not near your new address');
  },
  'the choice could not be saved': async (wire) => {
    wire.routes.select = refuse;
    const checkout = await withPoint();
    checkout.option('points').click();
    return waitingFor(checkout, 'could not be saved');
  },
  'the address is not filled in': () => aCheckout({ country: undefined, 'postal-code': undefined, 'address-from': 'autofill' }),
  'the postal code is not known': () => aReadyCheckout({ 'postal-code': undefined }),
  'the postal code is not filled in': () => aReadyCheckout({ 'postal-code': undefined, 'address-from': 'autofill' }),
  'a product page': () => aReadyCheckout({ mode: 'product' }, ''),
  'the finder alone': () => aPlace(),
  'the finder alone, a point chosen': async () => {
    const checkout = await aPlace();
    checkout.option('service-point').click();
    await waitUntil(() => checkout.picker.value);
    return checkout;
  },
  'the finder alone, with its map': (wire) => aPlaceWithMap(wire),
  'the finder': () => finder(),
  'the finder, a point to use again': async () => {
    const checkout = await finder();
    checkout.picker.preferredPoints = [{ carrier: 'postnl', carrierServicePointId: 'nl-3' }];
    return waitingFor(checkout, 'Use again');
  },
  'the finder, several carriers at one shop': async (wire) => {
    const shop = { houseNumber: '3', opening: { status: 'open', week: weekend } } as const;
    const dhl = aPoint({ ...shop, id: '2', carrier: 'dhl', carrierName: 'DHL', name: 'DHL ServicePoint Kettle Corner' });
    wire.routes.options = () => anAnswer([anOption(), aPointOption({ servicePoints: { carriers: ['postnl', 'dhl'], types: null } })]);
    wire.routes.points = () => pointsAnswer([aPoint({ ...shop, id: '1' }), dhl, ...points.slice(4)]);
    return marked('1');
  },
  'the finder looks for points': async (wire) => {
    wire.routes.search = () => later<never>().promise;
    return searched('Utrecht');
  },
  'the finder knows only the town': async (wire) => {
    wire.routes.search = () => pointsAnswer(somePoints(3), { place: { status: 'partial', precision: 'city', label: 'Utrecht' } });
    return waitingFor(await searched('Utrecht'), 'Only the town');
  },
  'the finder finds nothing': async (wire) => {
    wire.routes.search = () => pointsAnswer([], { place: { status: 'not-found', precision: null, label: null } });
    return waitingFor(await searched('Qwxz'), 'Nothing was found');
  },
  'the finder takes a town that is written almost so': async (wire) => {
    const place = { status: 'partial', precision: 'city', label: 'Eindhoven' } as const;
    const nowhere = pointsAnswer([], { place: { status: 'not-found', precision: null, label: null } });
    wire.routes.search = ({ text }) => (text === 'Eindhoven' ? pointsAnswer(somePoints(3), { place }) : nowhere);
    return waitingFor(await searched('Eindhofen'), 'Nothing was found');
  },
  'the finder failed': async (wire) => {
    wire.routes.search = refuse;
    return waitingFor(await searched('Utrecht'), 'did not work');
  },
  'the finder shows what was known before': async (wire) => {
    wire.routes.search = () => pointsAnswer(somePoints(3), { stale: true });
    return waitingFor(await searched('Utrecht'), 'out of date');
  },
  'the finder with a point marked': () => marked('2'),
  'the finder asks for a post number': () => marked('99'),
  'the finder with a wrong post number': async () => {
    const checkout = await marked('99', '12');
    checkout.find('.collect')?.click();
    await checkout.picker.updateComplete;
    return checkout;
  },
  'the finder says that a point does not fit': async (wire) => {
    wire.routes.select = () => {
      throw new ProblemReply('service-point-does-not-fit');
    };
    const checkout = await marked('2');
    checkout.find('.collect')?.click();
    await waitUntil(() => checkout.find('.fault')?.innerText);
    return checkout;
  },
  'the finder, filtered': async () => {
    const checkout = await finder();
    checkout.button('Open late').click();
    await checkout.picker.updateComplete;
    return checkout;
  },
  'the finder, all filters': async () => {
    const checkout = await finder();
    checkout.button('More').click();
    await checkout.picker.updateComplete;
    return checkout;
  },
  'the finder, filtered to nothing': async (wire) => {
    wire.routes.search = () => pointsAnswer([aPoint({ opening: { status: 'unknown', week: null } })]);
    const checkout = await finder();
    checkout.button('Open late').click();
    const field = checkout.find<HTMLInputElement>('#finder-search');
    if (field) field.value = 'Utrecht';
    checkout.find('[part=search-button]')?.click();
    return waitingFor(checkout, 'None of the points');
  },
  'the finder, opening hours shown': async () => {
    const checkout = await finder();
    checkout.find('.list [data-point="99"] summary')?.click();
    await checkout.picker.updateComplete;
    return checkout;
  },
  'the finder with its map': (wire) => withMap(wire, 'split'),
  'the finder with its map alone': (wire) => withMap(wire, 'map'),
  'the finder with its map alone, a point marked': async (wire) => {
    const checkout = await withMap(wire, 'map', somePoints(2));
    checkout.find('[part~=map-pin]')?.click();
    return waitingForCard(checkout);
  },
  'the finder with its map, two places at one spot': async (wire) => {
    const box = aPoint({ id: '2', name: 'Box at the corner', type: 'locker' });
    const checkout = await withMap(wire, 'map', [aPoint({ name: 'Shop at the corner' }), box]);
    checkout.find('[part~=map-pin]')?.click();
    return waitingForCard(checkout);
  },
  'a month of days in Arabic': (wire) => month(wire, { lang: 'ar', dir: 'rtl' }),
  'options in German': async () => waitingFor(await withPoint({ lang: 'de' }), 'geöffnet'),
  'options in Arabic': async () => waitingFor(await withPoint({ lang: 'ar', dir: 'rtl' }), 'مفتوح'),
  'the finder in Arabic': () => finder({ lang: 'ar', dir: 'rtl' }),
};

/** Every state, in the order of a checkout. */
export const pickerStates: readonly State[] = Object.entries(states).map(([name, arrange]) => ({ name, arrange }));
