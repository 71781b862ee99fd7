import { readFile } from 'node:fs/promises';
import { bundleForShop } from './bundle.ts';
import { checkout, moduleTag, picker } from './checkout-page.ts';
import type { OlderVersion } from './older-version.ts';
import type { Shop, ShopPage } from './shop.ts';
import type { Manifest } from './widget-files.ts';

/** What a page beside which the picker has to work is made of. */
export interface Surroundings {
  proxy: string;
  manifest: Manifest;
  older: OlderVersion;
}

type Page = Pick<ShopPage, 'headers' | 'head'> & { body?: string };

const leafletMap = `<div id="shop-map"></div><script src="/shop-map.js"></script>`;

/** Where the shop's branches are, on a Leaflet of its own: of whichever version is there. */
const shopMap = `
  const place = document.querySelector('#shop-map');
  place.style.height = '200px';
  window.shopMap = L.map(place).setView([52, 5], 8);
  L.marker([52, 5], { icon: L.divIcon() }).addTo(window.shopMap);
  window.ownLeaflet = window.L;
  window.ownVersion = window.L.version;`;

const polluted = `
  Object.prototype.extend = function (other) { for (const name in other) this[name] = other[name]; return this; };
  Object.prototype.each = function (visit) { for (const name in this) visit(this[name]); };
  Object.prototype.isEmpty = false;
  Object.prototype.clone = null;
  Array.prototype.remove = function (value) { this.splice(this.indexOf(value), 1); };`;

/** The scripts of shops, by the path they are served at. */
export async function serveNeighbours(shop: Shop): Promise<void> {
  shop.script('/leaflet-1.9.js', await readFile('node_modules/leaflet/dist/leaflet.js', 'utf8'));
  shop.script('/leaflet-0.7.js', await readFile('node_modules/leaflet-0.7/dist/leaflet.js', 'utf8'));
  shop.script('/shop-map.js', shopMap);
  shop.script('/prototype.js', await readFile('test/hosts/neighbours/prototype-1.6.js', 'utf8'));
  shop.script('/lit-shop.js', await bundleForShop('test/hosts/neighbours/lit-shop.ts'));
  shop.script('/react-shop.js', await bundleForShop('test/hosts/neighbours/react-shop.js'));
  shop.script('/polluted.js', polluted);
}

/** Pages that have hurt other widgets, by what is on them. */
export const neighbours: Record<string, (on: Surroundings) => Page> = {
  "the shop's own Leaflet 0.7": ({ proxy }) => ({
    head: '<script src="/leaflet-0.7.js"></script>',
    body: leafletMap + checkout(picker(proxy)),
  }),
  "the shop's own Leaflet 1.9": ({ proxy }) => ({
    head: '<script src="/leaflet-1.9.js"></script>',
    body: leafletMap + checkout(picker(proxy)),
  }),
  'another copy of Lit, under one policy for each': ({ proxy }) => ({
    headers: {
      'Content-Security-Policy': `script-src 'self' ${proxy}; require-trusted-types-for 'script'; trusted-types lit-html sendcloud-delivery-picker`,
    },
    head: '<script src="/lit-shop.js" defer></script>',
    body: `<shop-banner></shop-banner>${checkout(picker(proxy))}`,
  }),
  'Prototype.js 1.6': () => ({ head: '<script src="/prototype.js"></script>' }),
  'a style sheet that takes everything back': () => ({ head: '<style>* { all: unset !important; }</style>' }),
  'things added to every object': () => ({ head: '<script src="/polluted.js"></script>' }),
  'React 19 drawing the form anew all the time': ({ proxy }) => ({
    body: `<div id="shop" data-proxy="${proxy}"></div><script src="/react-shop.js"></script>`,
  }),
  'the same file twice': ({ proxy, manifest }) => ({ head: moduleTag(proxy, manifest).replace('.js"', '.js?again"') }),
  'an older version before the newer': ({ proxy, older }) => ({ head: moduleTag(proxy, older.manifest) }),
};
