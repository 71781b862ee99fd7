import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { ServicePoint } from '../../../proxy/contract/service-points.ts';

/** What the peer's picker is given: what ours has for the same address. */
export interface PeerData {
  readonly points: readonly ServicePoint[];
  /** ISO dates home delivery can be on. */
  readonly days: readonly string[];
}

const dist = new URL('.', import.meta.resolve('@myparcel-dev/delivery-options'));
const leaflet = new URL('.', import.meta.resolve('leaflet'));
const file = (name: string, folder = dist) => readFileSync(new URL(name, folder), 'utf8');
const origin = 'http://peer.example';

/** A checkout with MyParcel's published picker, set up as its guide says; a stand-in answers for the hosts it asks. */
export async function openPeerCheckout(page: Page, data: PeerData): Promise<void> {
  const answers = answersOf(data);
  await page.route('**/*', (route) => {
    const { pathname, hostname } = new URL(route.request().url());
    const headers = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*' };
    const text = (contentType: string, body: string) => route.fulfill({ contentType, headers, body });
    if (hostname === 'cdn.jsdelivr.net')
      return text(
        pathname.endsWith('css') ? 'text/css' : 'text/javascript',
        file(pathname.endsWith('css') ? 'leaflet.css' : 'leaflet.js', leaflet),
      );
    if (pathname === '/') return text('text/html', document);
    if (pathname === '/myparcel.js') return text('text/javascript', file('myparcel.js'));
    if (pathname === '/index.css') return text('text/css', file('index.css'));
    const answer = answers[pathname];
    return answer ? text('application/json', JSON.stringify(answer)) : text('image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  });
  await page.goto(origin);
}

const document = (() => {
  const config = {
    apiBaseUrl: origin,
    proxyCapabilities: `${origin}/capabilities`,
    locale: 'nl-NL',
    currency: 'EUR',
    packageType: 'package',
    // The list needs fewer taps than the map.
    pickupLocationsDefaultView: 'list',
    carrierSettings: {
      postnl: {
        allowStandardDelivery: true,
        allowPickupLocations: true,
        deliveryDaysWindow: 5,
        priceStandardDelivery: 4.95,
        pricePickup: 3.95,
      },
    },
  };
  const address = { cc: 'NL', city: 'Eindhoven', postalCode: '5611EM', street: 'Stadhuisplein 1' };
  const strings = {
    deliveryTitle: 'Thuis bezorgd',
    pickupTitle: 'Afhalen',
    parcelLocker: 'Pakketautomaat',
    openingHours: 'Openingstijden',
    closed: 'Gesloten',
    showMoreLocations: 'Meer',
  };
  const detail = JSON.stringify({ config, address, strings });
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>
    <link rel="stylesheet" href="/index.css"></head><body><div id="myparcel-delivery-options"></div><script src="/myparcel.js"></script>
    <script>document.dispatchEvent(new CustomEvent('myparcel_update_delivery_options', { detail: ${detail} }))</script></body></html>`;
})();

/** In the shapes that the bundle reads. */
function answersOf({ points, days }: PeerData): Record<string, unknown> {
  const carriers = { data: { carriers: [{ id: 1, name: 'postnl', human: 'PostNL', meta: { logo_svg: '/postnl.svg' } }] } };
  const capability = { carrier: 'POSTNL', packageTypes: ['PACKAGE'], deliveryTypes: ['STANDARD_DELIVERY', 'PICKUP_DELIVERY'], options: {} };
  return {
    '/carriers': carriers,
    '/carriers/postnl': carriers,
    '/capabilities': { results: [capability] },
    '/delivery_options': { data: { deliveries: days.map(dayOf) } },
    '/pickup_locations': { data: { pickup_locations: points.map(pointOf) } },
  };
}

const at = (date: string, time: string) => ({ date: `${date} ${time}:00.000000`, timezone_type: 3, timezone: 'Europe/Amsterdam' });

const dayOf = (date: string) => ({
  date: at(date, '00:00'),
  possibilities: [
    {
      type: 'standard',
      package_type: 'package',
      delivery_time_frames: [
        { type: 'start', date_time: at(date, '10:00') },
        { type: 'end', date_time: at(date, '18:00') },
      ],
      shipment_options: [],
    },
  ],
});

const pointOf = (point: ServicePoint) => ({
  address: {
    cc: point.country,
    city: point.city,
    postal_code: point.postalCode,
    street: point.street,
    number: point.houseNumber,
    number_suffix: point.type === 'locker' ? 'PBA' : '',
  },
  location: {
    location_code: point.id,
    location_name: point.name,
    retail_network_id: 'PNPNL-01',
    latitude: String(point.latitude),
    longitude: String(point.longitude),
    distance: String(point.distance),
    opening_hours: Object.fromEntries((point.opening.week ?? []).map(({ day, hours }) => [day, (hours ?? []).map(spanOf)])),
  },
});

const spanOf = ([from, to]: readonly [string, string]) => ({ start: at('2026-11-23', from), end: at('2026-11-23', to) });
