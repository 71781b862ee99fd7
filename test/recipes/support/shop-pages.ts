import type { Block } from '../../docs/support/blocks.ts';
import type { Claims } from '../../docs/support/claims.ts';
import { paste, type Pasting } from './recipes.ts';

/** The recipes as the checkouts of their systems show them: only what the recipe's lines touch is there. */
export function shopPages(claims: Claims): Record<string, (pasting: Pasting) => Promise<string>> {
  const take = (recipe: string, words: string): Block => claims.take(`docs/recipes/${recipe}.md`, words);
  const classic = take('woocommerce', 'woocommerce_review_order_before_payment');
  const block = take('woocommerce', 'render_block_woocommerce/checkout');
  const [scripts, template] = [take('magento-2', 'fields.js'), take('magento-2', 'ko if')];
  const carrier = take('prestashop', 'data-fields="prestashop"');
  return {
    'woocommerce classic': async (pasting) => wooCommerceClassic(await paste(printed(classic), pasting)),
    'woocommerce block': async (pasting) => wooCommerceBlock(await paste(printed(block), pasting)),
    magento: async (pasting) => magento('setExtensionAttributes', await paste(scripts.code, pasting), await paste(template.code, pasting)),
    'magento before Dynamic Checkout': async (pasting) =>
      magento('setSendcloudServicePoint', await paste(scripts.code, pasting), await paste(template.code, pasting)),
    prestashop: async (pasting) => prestaShop(await paste(carrier.code, pasting)),
  };
}

/** The HTML that lines of PHP print: between `?>` and `<?php`, or in single quotes. */
const printed = ({ code }: Block): string => /\?>(.*?)<\?php/s.exec(code)?.[1] ?? /=> '\n(.*?)'/s.exec(code)?.[1] ?? '';

const page = (body: string): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Checkout</title><link rel="icon" href="data:,">${body}</html>`;

/** https://github.com/woocommerce/woocommerce/blob/trunk/plugins/woocommerce/templates/checkout/form-checkout.php */
const wooCommerceClassic = (recipe: string): string =>
  page(`<form name="checkout" class="checkout woocommerce-checkout" method="post">
  <select name="billing_country" autocomplete="country"><option value="NL">Netherlands</option></select>
  <input name="billing_postcode" autocomplete="postal-code" value="5611 EM">
  <label><input type="radio" name="shipping_method[0]" value="flat_rate:1" checked> Home</label>
  <label><input type="radio" name="shipping_method[0]" value="service_point_v2_shipping_method:4"> Service point</label>
  <div id="step">${recipe}</div>
</form>`);

/** The block checkout posts no form: what it is told goes by these two functions. */
const wooCommerceBlock = (recipe: string): string =>
  page(`<script>
  const told = [];
  globalThis.wc = { blocksCheckout: { extensionCartUpdate: async (update) => void told.push({ cartUpdate: update }) } };
  globalThis.wp = { data: { dispatch: (store) => ({ setExtensionData: (namespace, data) => told.push({ store, extensions: { [namespace]: data } }) }) } };
</script>
${recipe}
<form class="wc-block-components-form wc-block-checkout__form">
  <select autocomplete="country"><option value="NL">Netherlands</option></select>
  <input autocomplete="postal-code" value="5611 EM">
  <label><input type="radio" name="radio-control-0" value="flat_rate:1" checked> Home</label>
  <label><input type="radio" name="radio-control-0" value="service_point_v2_shipping_method:4"> Service point</label>
</form>`);

/** Knockout's part: the binding's attributes stand, and the template is there while its condition holds. `keeps` is what the module adds to the quote. */
const magento = (keeps: string, scripts: string, template: string): string =>
  page(`<script>
  let attributes = null;
  const quote = { ${keeps}: (more) => { attributes = { ...attributes, ...more }; } };
  globalThis.require = (modules, loaded) => loaded(modules.join() === 'Magento_Checkout/js/model/quote' ? quote : undefined);
</script>
${scripts}<form id="co-shipping-method-form" novalidate>
  ${template.replace(/data-bind="[^"]*"/s, 'country="NL" postal-code="5611EM"')}
</form>`);

/** What `display-before-carrier.tpl` of the module prints, and the carrier's own content. */
const prestaShop = (template: string): string =>
  page(`<input id="sendcloud__meta" type="hidden" data-save-url="/module/sendcloud/ServicePointSelection">
<input id="sendcloud_service_point_details" name="sendcloud_service_point_details" type="hidden">
<form id="js-delivery" method="post">
  <label><input type="radio" name="delivery_option[1]" value="2," checked> Home</label>
  <label><input type="radio" name="delivery_option[1]" value="7,"> Service point</label>
  <label><input type="radio" name="delivery_option[1]" value="8,"> Another carrier</label>
  ${['7 postnl', '8 dhl'].map((carrier) => `<div class="carrier-extra-content">${ofCarrier(template, carrier)}</div>`).join('')}
</form>`);

/** Smarty's part, for one of the module's carriers: its id and its code. */
function ofCarrier(template: string, carrier: string): string {
  const [id = '', code = ''] = carrier.split(' ');
  return template
    .replace(/\{\$to_country[^}]*\}/, 'NL')
    .replace(/\{\$to_postal_code[^}]*\}/, '5611EM')
    .replace(/\{\$carrier_code[^}]*\}/, code)
    .replaceAll('{$carrier->id}', id);
}
