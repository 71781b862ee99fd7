import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** MyParcel's published picker, and a stand-in for the hosts it asks: one carrier with two days and three pick-up points. */
export interface Peer {
  url: string;
  /** What a page holds to show the picker. */
  html: string;
  close(): Promise<void>;
}

const dist = new URL('.', import.meta.resolve('@myparcel-dev/delivery-options'));
const files: Record<string, string> = { '/myparcel.js': 'text/javascript', '/index.css': 'text/css' };

export async function startPeer(): Promise<Peer> {
  const ready = new Map<string, Uint8Array>();
  for (const name of Object.keys(files)) ready.set(name, gzipSync(await readFile(fileURLToPath(new URL(`.${name}`, dist))), { level: 9 }));
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://peer');
    const file = ready.get(pathname);
    if (request.method === 'OPTIONS') send(response, '', new Uint8Array());
    else if (file) send(response, files[pathname]!, file);
    else send(response, 'application/json', gzipSync(JSON.stringify(answers[pathname] ?? {})));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  return { url, html: pageOf(url), close };
}

function send(response: ServerResponse, type: string, body: Uint8Array): void {
  const open = { 'access-control-allow-origin': '*', 'access-control-allow-headers': '*', 'access-control-max-age': '600' };
  response.writeHead(200, { ...open, 'content-type': type, 'content-encoding': 'gzip', 'content-length': body.length }).end(body);
}

/** As its guide says: a place, its settings, its two files, and the event that starts it. */
function pageOf(url: string): string {
  const config = {
    apiBaseUrl: url,
    proxyCapabilities: `${url}/capabilities`,
    locale: 'nl-NL',
    currency: 'EUR',
    packageType: 'package',
    carrierSettings: {
      postnl: { allowStandardDelivery: true, allowPickupLocations: true, priceStandardDelivery: 4.95, pricePickup: 3.95 },
    },
  };
  const address = { cc: 'NL', city: 'Eindhoven', postalCode: '5611EM', street: 'Stadhuisplein 1' };
  const strings = { deliveryTitle: 'Thuis of op het werk bezorgd', pickupTitle: 'Afhalen', ecoFriendly: 'Minder uitstoot' };
  const detail = JSON.stringify({ config, address, strings });
  return `
    <link rel="stylesheet" href="${url}/index.css">
    <div id="myparcel-delivery-options"></div>
    <script src="${url}/myparcel.js"></script>
    <script>document.dispatchEvent(new CustomEvent('myparcel_update_delivery_options', { detail: ${detail} }))</script>`;
}

const at = (days: number, time: string) => ({
  date: `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)} ${time}:00.000000`,
  timezone_type: 3,
  timezone: 'Europe/Amsterdam',
});
const delivery = (days: number) => ({
  date: at(days, '00:00'),
  possibilities: [
    {
      type: 'standard',
      package_type: 'package',
      delivery_time_frames: [
        { type: 'start', date_time: at(days, '10:00') },
        { type: 'end', date_time: at(days, '18:00') },
      ],
      shipment_options: [],
    },
  ],
});
const hours = [['09:00', '18:00']];
const point = (number: number) => ({
  address: { cc: 'NL', city: 'Eindhoven', postal_code: '5611EM', street: 'Stadhuisplein', number: String(number), number_suffix: '' },
  location: {
    location_code: `p${number}`,
    location_name: `Winkel ${number}`,
    retail_network_id: 'PNPNL-01',
    latitude: String(51.44 + number / 1000),
    longitude: '5.48',
    distance: String(100 * number),
    opening_hours: { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours, saturday: hours, sunday: [] },
  },
});

/** In the shapes that the bundle reads. */
const answers: Record<string, unknown> = {
  '/carriers': {
    data: {
      carriers: [{ id: 1, name: 'postnl', human: 'PostNL', meta: { logo_svg: '/skin/general-images/carrier-logos/svg/postnl.svg' } }],
    },
  },
  '/carriers/postnl': {
    data: {
      carriers: [{ id: 1, name: 'postnl', human: 'PostNL', meta: { logo_svg: '/skin/general-images/carrier-logos/svg/postnl.svg' } }],
    },
  },
  '/capabilities': {
    results: [{ carrier: 'POSTNL', packageTypes: ['PACKAGE'], deliveryTypes: ['STANDARD_DELIVERY', 'PICKUP_DELIVERY'], options: {} }],
  },
  '/delivery_options': { data: { deliveries: [delivery(2), delivery(3)] } },
  '/pickup_locations': { data: { pickup_locations: [1, 2, 3].map(point) } },
};
