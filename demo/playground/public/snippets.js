const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

const attribute = ([name, value]) => (value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`);

const fallback = (name) => `<label><input type="radio" name="${escaped(name)}" value="standard" checked> Standard delivery</label>`;

/** What a page takes to show the element as it is here: the script by its hash, and the element with its fallback. */
export function htmlOf(script, picker) {
  const { src, integrity } = script;
  const attributes = [...picker.attributes].filter(({ name }) => name !== 'style').map(({ name, value }) => [name, value]);
  return `<script type="module" src="${src}" integrity="${integrity}" crossorigin></script>
<sendcloud-delivery-picker${attributes.map(attribute).join('')}>
  <!-- Shown until the script runs, and if it never does. -->
  ${fallback(picker.getAttribute('name') ?? '')}
</sendcloud-delivery-picker>
`;
}

/** The theme as a rule, for pages whose policy allows no inline styles; empty where nothing is set. */
export function cssOf(picker) {
  const lines = [...picker.style].map((name) => `  ${name}: ${picker.style.getPropertyValue(name)};\n`);
  return lines.length > 0 ? `sendcloud-delivery-picker {\n${lines.join('')}}\n` : '';
}
