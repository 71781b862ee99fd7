import { oneEvent } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import type { DeliveryOption } from '../../../proxy/contract/delivery-options.ts';
import { aDayOption, anAnswer, anOption, aPoint, aPointOption, aReply, pointsAnswer, somePoints } from './builders.ts';
import { aReadyCheckout, type Checkout } from './checkout.ts';
import { waitUntil } from './until.ts';
import { ProblemReply, Wire } from './wire.ts';

/** Ways to bring a picker into a state, as a shopper, a shop or the network would. */

const tile =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" width="256" height="256"%3E%3Crect width="256" height="256" fill="%23e8ecef"/%3E%3Cpath d="M0 90h256M120 0v256" stroke="%23fff" stroke-width="14"/%3E%3C/svg%3E';
const map = { tiles: tile, attribution: 'Made by us' };
const options = [anOption(), aDayOption(), aPointOption()];
const dates = Array.from({ length: 20 }, (_, n) => ({ date: `2026-12-${String(n + 1).padStart(2, '0')}`, handover: null }));
const hours = (day: string, from: string, to: string) => ({ day, hours: [[from, to] as [string, string]] });
export const weekend = [hours('monday', '07:00', '22:00'), hours('saturday', '09:00', '20:00'), hours('sunday', '10:00', '18:00')];
const locker = aPoint({
  id: '99',
  name: 'Packstation 112',
  type: 'locker',
  requires: ['post-number'],
  distance: 60,
  opening: { status: 'open', week: weekend },
});
export const points = [locker, ...somePoints(12)];

export const aWire = (): Wire => new Wire(options, points);

const longList = aDayOption({ code: 'long', dates: dates.filter((_, n) => n % 7 < 5) });

/** The options as they are when asked, with these in place of the usual ones. */
export const offering = async (
  wire: Wire,
  offered: readonly DeliveryOption[],
  more: Record<string, string | undefined> = {},
): Promise<Checkout> => {
  wire.routes.options = () => anAnswer(offered);
  return aReadyCheckout(more);
};

export const refuse = (): never => {
  throw new ProblemReply('upstream-unavailable', 502);
};

export async function withPoint(more: Record<string, string | undefined> = {}): Promise<Checkout> {
  const checkout = await aReadyCheckout(more);
  await waitUntil(() => checkout.find('.point b'), 'the nearest point');
  return checkout;
}

export async function chosenPoint(): Promise<Checkout> {
  const checkout = await withPoint();
  checkout.option('points').click();
  await checkout.complete();
  return checkout;
}

export async function finder(more: Record<string, string | undefined> = {}): Promise<Checkout> {
  const checkout = await withPoint({ view: 'list', ...more });
  checkout.find('.more')?.click();
  await waitUntil(() => checkout.find<HTMLDialogElement>('dialog')?.open && checkout.find('.list .card'), 'an open finder');
  return checkout;
}

export async function searched(text: string): Promise<Checkout> {
  const checkout = await finder();
  const field = checkout.find<HTMLInputElement>('#finder-search');
  if (field) field.value = text;
  checkout.find('[part=search-button]')?.click();
  await checkout.picker.updateComplete;
  return checkout;
}

export async function marked(id: string, postNumber?: string): Promise<Checkout> {
  const checkout = await finder();
  checkout.find(`.list [data-point="${id}"] input`)?.click();
  await checkout.picker.updateComplete;
  const field = checkout.find<HTMLInputElement>('#post-number');
  if (field && postNumber !== undefined) field.value = postNumber;
  return checkout;
}

export async function rechecked(wire: Wire, reply: Partial<Awaited<ReturnType<Wire['routes']['recheck']>>>): Promise<Checkout> {
  const checkout = await chosenPoint();
  wire.routes.recheck = () => ({ ok: false, ...reply });
  await checkout.picker.recheck();
  return checkout;
}

export async function requoted(checkout: Checkout): Promise<Checkout> {
  checkout.picker.weight = '3000';
  await oneEvent(checkout.picker, 'delivery-ready');
  return checkout;
}

/** The same once no options are on their way any more. */
export async function refreshed(checkout: Checkout): Promise<Checkout> {
  await waitUntil(() => !checkout.find('[aria-busy="true"]'), 'the new options');
  return checkout;
}

export async function waitingFor(checkout: Checkout, text: string): Promise<Checkout> {
  await waitUntil(() => checkout.text().includes(text) || checkout.find('.said')?.innerText.includes(text), text);
  return checkout;
}

export const aPlace = async (more: Record<string, string> = {}): Promise<Checkout> => {
  const alone = { mode: 'points', weight: undefined, 'order-value': undefined, currency: undefined };
  const checkout = await aReadyCheckout({ ...alone, ...more }, '');
  await waitUntil(() => checkout.find('.point b'), 'the nearest point');
  return checkout;
};

export async function manyDays(wire: Wire, more: Record<string, string> = {}): Promise<Checkout> {
  wire.routes.options = () => anAnswer([anOption(), longList]);
  const checkout = await aReadyCheckout(more);
  checkout.option('long').click();
  await waitUntil(() => checkout.find('.more-days'), 'a long list of days');
  return checkout;
}

export async function month(wire: Wire, more: Record<string, string> = {}): Promise<Checkout> {
  const checkout = await manyDays(wire, more);
  checkout.find('.more-days')?.click();
  await waitUntil(() => checkout.find('#month-name'), 'a month');
  return checkout;
}

/** An option that requires to reach the shopper, chosen from the start. */
export async function requiring(wire: Wire, requirement: 'phone' | 'email', fields: TemplateResult | '' = ''): Promise<Checkout> {
  const option = anOption({ requires: [requirement] });
  const reply = aReply(option, { requires: [requirement] });
  wire.routes.options = () =>
    anAnswer([{ ...option, selection: reply }, anOption({ code: 'dear', price: { value: '9.95', currency: 'EUR' } })]);
  const checkout = await aReadyCheckout({}, undefined, fields);
  await waitUntil(() => checkout.find(`#contact-${requirement}`), 'what is asked for');
  return checkout;
}

export function type({ find }: Checkout, selector: string, text: string): void {
  const field = find<HTMLInputElement>(selector);
  if (field) field.value = text;
  field?.dispatchEvent(new Event('input'));
}

export async function withMap(wire: Wire, view: 'map' | 'split', found = points): Promise<Checkout> {
  wire.routes.options = () => anAnswer(options, { map });
  wire.routes.points = () => pointsAnswer(found);
  const checkout = await finder({ view });
  await waitUntil(() => checkout.find('[part~=map-pin], [part~=map-cluster]'), 'pins');
  return checkout;
}

/** Where no options are asked for, the points' own answer tells of the map. */
export async function aPlaceWithMap(wire: Wire): Promise<Checkout> {
  wire.routes.points = () => pointsAnswer(points, { map });
  const checkout = await aPlace({ view: 'split' });
  checkout.find('.more')?.click();
  await waitUntil(() => checkout.find('dialog[open] [part~=map-cluster]'), 'pins');
  return checkout;
}

export async function waitingForCard(checkout: Checkout): Promise<Checkout> {
  await waitUntil(() => checkout.find('.picked .card'), 'what was picked');
  return checkout;
}
