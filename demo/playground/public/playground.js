import { follow, tell } from './heard.js';
import { cssOf, htmlOf } from './snippets.js';

const settings = document.querySelector('#settings');
const stage = document.querySelector('#stage');
const script = document.querySelector('script[integrity]');
const attributes = [...settings.querySelectorAll('[data-attribute]')];
const theme = [...settings.querySelectorAll('[data-theme]')];
const fromRightToLeft = /^(ar|fa|he|ur)\b/;

let picker = newPicker();

/** One that remembers nothing of the one before it. */
function newPicker() {
  const made = document.createElement('sendcloud-delivery-picker');
  const fallback = document.createElement('label');
  const radio = Object.assign(document.createElement('input'), { type: 'radio', value: 'standard', defaultChecked: true });
  fallback.append(radio, ' Standard delivery');
  made.append(fallback);
  follow(made);
  return made;
}

/** Brings the element in line with the settings, and the snippets in line with the element. */
function show() {
  for (const control of attributes) set(control.dataset.attribute, valueOf(control));
  picker.querySelector('input').name = picker.name ?? '';
  set('dir', fromRightToLeft.test(picker.lang) ? 'rtl' : null);
  for (const { value, dataset } of theme) picker.style.setProperty(dataset.theme, value.trim());
  if (!picker.isConnected) stage.prepend(picker);
  write('html', script ? htmlOf(script, picker) : '');
  write('css', cssOf(picker));
}

function set(name, value) {
  if (value === null) picker.removeAttribute(name);
  else if (value !== picker.getAttribute(name)) picker.setAttribute(name, value);
}

const valueOf = ({ type, checked, value }) => (type === 'checkbox' ? (checked ? '' : null) : value.trim() || null);

function write(id, text) {
  document.getElementById(id).value = text;
  document.getElementById(`${id}-copy`).hidden = text === '';
}

function apply({ attributes: values, theme: looks, fresh = false }) {
  if (fresh) begin();
  for (const control of attributes) {
    const value = values[control.dataset.attribute];
    if (value === undefined) continue;
    if (control.type === 'checkbox') control.checked = value === 'on';
    else control.value = value;
  }
  if (looks) for (const control of theme) control.value = looks[control.dataset.theme] ?? '';
  show();
}

function begin() {
  settings.reset();
  picker.remove();
  picker = newPicker();
}

async function copy(id) {
  const text = document.getElementById(id);
  text.select();
  const copied = await navigator.clipboard.writeText(text.value).then(
    () => 'Copied.',
    () => 'Selected: your browser leaves the copying to you.',
  );
  document.querySelector('#copied').textContent = copied;
}

document.addEventListener('click', ({ target }) => {
  const { preset, copies } = target.dataset;
  if (preset) apply(JSON.parse(preset));
  if (copies) void copy(copies);
});
settings.addEventListener('change', show);
settings.addEventListener('submit', (event) => {
  event.preventDefault();
  show();
});
stage.addEventListener('submit', (event) => {
  event.preventDefault();
  tell('submit', Object.fromEntries(new FormData(stage)));
});
document.querySelector('#width').addEventListener('change', ({ target }) => {
  stage.style.maxInlineSize = target.value;
});
document.querySelector('#scheme').addEventListener('change', ({ target }) => {
  document.documentElement.style.colorScheme = target.value;
});
show();
