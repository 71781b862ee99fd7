import { oneEvent } from '@open-wc/testing';
import type { DeliveryOption } from '../../../proxy/contract/delivery-options.ts';
import { aDayOption, anAnswer, anOption, aPoint, aPointOption, aReply, pointsAnswer, somePoints } from './builders.ts';
import { aCheckout, aReadyCheckout, type Checkout } from './checkout.ts';
import { later, ProblemReply, Wire } from './wire.ts';
import { waitUntil } from './until.ts';

/** One thing the picker can look like, with fixed data. `arrange` answers the wire and acts as a shopper would. */
export interface State {
  readonly name: string;
  arrange(wire: Wire): Promise<Checkout>;
}

const tile =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="256" height="256"%3E%3Crect width="256" height="256" fill="%23e8ecef"/%3E%3Cpath d="M0 90h256M120 0v256" stroke="%23fff" stroke-width="14"/%3E%3C/svg%3E';
const map = { tiles: tile, attribution: 'Made by us' };
const options = [anOption(), aDayOption(), aPointOption()];
const hours = (day: string, from: string, to: string) => ({ day, hours: [[from, to] as [string, string]] });
const weekend = [hours('monday', '07:00', '22:00'), hours('saturday', '09:00', '20:00'), hours('sunday', '10:00', '18:00')];
const locker = aPoint({
  id: '99',
  name: 'Packstation 112',
  type: 'locker',
  requires: ['post-number'],
  distance: 60,
  opening: { status: 'open', week: weekend },
});
const points = [locker, ...somePoints(12)];

export const aWire = (): Wire => new Wire(options, points);

/** The options as they are when asked, with these in place of the usual ones. */
const offering = async (
  wire: Wire,
  offered: readonly DeliveryOption[],
  more: Record<string, string | undefined> = {},
): Promise<Checkout> => {
  wire.routes.options = () => anAnswer(offered);
  return aReadyCheckout(more);
};

const refuse = (): never => {
  throw new ProblemReply('upstream-unavailable', 502);
};

async function withPoint(more: Record<string, string | undefined> = {}): Promise<Checkout> {
  const checkout = await aReadyCheckout(more);
  await waitUntil(() => checkout.find('.point b'), 'the nearest point');
  return checkout;
}

async function chosenPoint(): Promise<Checkout> {
  const checkout = await withPoint();
  checkout.option('points').click();
  await checkout.complete();
  return checkout;
}

async function finder(more: Record<string, string | undefined> = {}): Promise<Checkout> {
  const checkout = await withPoint({ view: 'list', ...more });
  checkout.find('.more')?.click();
  await waitUntil(() => checkout.find<HTMLDialogElement>('dialog')?.open && checkout.find('.list .card'), 'an open finder');
  return checkout;
}

async function searched(text: string): Promise<Checkout> {
  const checkout = await finder();
  const field = checkout.find<HTMLInputElement>('#finder-search');
  if (field) field.value = text;
  checkout.find('[part=search-button]')?.click();
  await checkout.picker.updateComplete;
  return checkout;
}

async function marked(id: string, postNumber?: string): Promise<Checkout> {
  const checkout = await finder();
  checkout.find(`.list [data-point="${id}"] input`)?.click();
  await checkout.picker.updateComplete;
  const field = checkout.find<HTMLInputElement>('#post-number');
  if (field && postNumber !== undefined) field.value = postNumber;
  return checkout;
}

async function rechecked(wire: Wire, reply: Partial<Awaited<ReturnType<Wire['routes']['recheck']>>>): Promise<Checkout> {
  const checkout = await chosenPoint();
  wire.routes.recheck = () => ({ ok: false, ...reply });
  await checkout.picker.recheck();
  return checkout;
}

async function requoted(checkout: Checkout): Promise<Checkout> {
  checkout.picker.weight = '3000';
  await oneEvent(checkout.picker, 'delivery-ready');
  return checkout;
}

async function waitingFor(checkout: Checkout, text: string): Promise<Checkout> {
  await waitUntil(() => checkout.text().includes(text) || checkout.find('.said')?.innerText.includes(text), text);
  return checkout;
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
    const checkout = await aReadyCheckout();
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
  disabled: () => aReadyCheckout({ disabled: '' }),
  'nothing chosen, required': () => aReadyCheckout({ preselect: 'none', required: '' }),
  'a day is to be chosen': async () => {
    const checkout = await aReadyCheckout();
    checkout.option('day').click();
    await waitUntil(() => checkout.find('input[name=day]'));
    return checkout;
  },
  'a day is chosen': async () => {
    const checkout = await aReadyCheckout();
    checkout.option('day').click();
    await waitUntil(() => checkout.find('input[name=day]'));
    checkout.find('input[name=day]')?.click();
    await checkout.complete();
    return checkout;
  },
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
    const checkout = await aReadyCheckout();
    checkout.option('day').click();
    await waitUntil(() => checkout.find('input[name=day]'));
    checkout.find('input[name=day]')?.click();
    await checkout.complete();
    wire.routes.options = () => anAnswer([anOption(), aDayOption({ dates: [{ date: '2026-12-01', handover: null }] })]);
    return waitingFor(await requoted(checkout), 'no longer available');
  },
  'the point is gone, three others': (wire) => rechecked(wire, { reason: 'service-point-gone', alternatives: somePoints(3) }),
  'the price went up': (wire) => {
    const [was, now] = ['2.95', '4.95'].map((value) => ({ value, currency: 'EUR' }));
    return rechecked(wire, { reason: 'price-changed', was, now, selection: aReply(aPointOption(), { servicePoint: aPoint() }) });
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
  'a product page': () => aReadyCheckout({ mode: 'product' }, ''),
  'the finder': () => finder(),
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
  'the finder with its map': async (wire) => {
    wire.routes.options = () => anAnswer(options, { map });
    const checkout = await finder({ view: 'split' });
    await waitUntil(() => checkout.find('[part~=map-pin], [part~=map-cluster]'), 'pins');
    return checkout;
  },
  'options in German': async () => waitingFor(await withPoint({ lang: 'de' }), 'geöffnet'),
  'options in Arabic': async () => waitingFor(await withPoint({ lang: 'ar', dir: 'rtl' }), 'مفتوح'),
  'the finder in Arabic': () => finder({ lang: 'ar', dir: 'rtl' }),
};

/** Every state, in the order of a checkout. */
export const pickerStates: readonly State[] = Object.entries(states).map(([name, arrange]) => ({ name, arrange }));
