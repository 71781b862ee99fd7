import type { Manifest } from './widget-files.ts';

/** A tag that loads the widget, or another module of the build, as the README tells shops to write it. */
export function moduleTag(proxy: string, { version, files }: Manifest, file = 'sendcloud-delivery-picker.js'): string {
  const path = `v/${version}/${file}`;
  return `<script type="module" src="${proxy}/${path}" integrity="${files[path]?.integrity}" crossorigin nonce="n0nce"></script>`;
}

/** A tag for a page that cannot name a module: the loader, unless another classic script of the build is meant. */
export function classicTag(proxy: string, { version, files }: Manifest, file = 'sendcloud-delivery-picker.classic.js'): string {
  const path = `v/${version}/${file}`;
  return `<script src="${proxy}/${path}" integrity="${files[path]?.integrity}" crossorigin nonce="n0nce" defer></script>`;
}

/** A picker with its fallback; `more` are attributes. */
export const picker = (proxy: string, more = 'postal-code="5611EM"'): string => `
  <sendcloud-delivery-picker name="delivery" required publishable-key="pk_demo_own_v3" proxy="${proxy}"
    country="NL" weight="2500" order-value="45.90" currency="EUR" view="split" ${more}>
    <label><input type="radio" name="delivery" value="standard" checked> Standard delivery</label>
  </sendcloud-delivery-picker>`;

/** A checkout around `inside`. */
export const checkout = (inside: string): string => `
  <form action="/orders" method="post">
    ${inside}
    <button id="pay">Pay</button>
  </form>`;
