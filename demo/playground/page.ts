import { html } from 'hono/html';
import { beginning, collections, type Collection, type Preset } from './presets.ts';
import { type Group, grouped } from './groups.ts';
import { languages } from './languages.ts';
import { type Attribute, attributes, events, type Setting, themeProperties } from './manifest.ts';

type Html = ReturnType<typeof html>;

export interface PlaygroundPage {
  proxyUrl: string;
  /** null: the proxy does not answer yet, and there is no element to show. */
  script: { src: string; integrity: string } | null;
  /** The merchants whose keys are suggested. */
  merchants: readonly { name: string; publishableKey: string }[];
}

/** What a text may well be, by attribute. */
const suggestions: Readonly<Record<string, readonly string[]>> = {
  country: ['NL', 'BE', 'DE', 'FR', 'ES', 'IT', 'PL'],
  lang: languages,
  carriers: ['postnl dhl', 'postnl', 'dhl:service-point', 'dpd'],
  'delivery-types': ['standard', 'service-point', 'nominated-day service-point standard'],
  'point-types': ['locker', 'shop post-office'],
};

/** Everything by hand: the element on one side, what can be set on the other. The script brings it to life. */
export function playgroundPage(page: PlaygroundPage): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Playground · Sendcloud delivery picker</title>
<link rel="icon" href="/art/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/playground/playground.css">
${page.script ? html`<script type="module" src="${page.script.src}" integrity="${page.script.integrity}" crossorigin></script>` : ''}
<script type="module" src="/playground/playground.js"></script>
</head>
<body>
<a class="skip" href="#settings">Skip to the settings</a>
<header><h1>Playground</h1><p>Set anything, see the element, copy the HTML. Everything comes from the sandbox; no key is needed.</p></header>
<main>${preview(page)}${settings(page)}</main>
</body>
</html>`;
}

function preview({ script }: PlaygroundPage): Html {
  return html`<section class="preview" aria-labelledby="preview-title">
<div class="bar"><h2 id="preview-title">The element</h2>
<label>Width <select id="width"><option value="">all there is</option>${['320px', '375px', '560px', '720px'].map(
    (width) => html`<option>${width}</option>`,
  )}</select></label>
<label>Colours <select id="scheme"><option value="">system</option><option>light</option><option>dark</option></select></label></div>
${script ? '' : html`<p class="alert" role="alert">The proxy does not answer. Start it, then load this page again.</p>`}
<form id="stage" aria-label="A checkout"><button>Pay</button></form>
<details><summary>What the page hears</summary><p class="note">Newest first, and what the form would send.</p><ol id="heard" data-events="${events.join(' ')}"></ol></details>
<details open><summary>HTML to copy</summary>
${copying('html', 'For the page')}${copying('css', 'For its style sheet')}
<p id="copied" role="status"></p></details>
</section>`;
}

function copying(id: string, label: string): Html {
  return html`<div class="copy" id="${id}-copy"><div class="bar"><label for="${id}">${label}</label><button type="button" data-copies="${id}">Copy</button></div>
<textarea id="${id}" readonly rows="6" spellcheck="false"></textarea></div>`;
}

function settings({ proxyUrl, merchants }: PlaygroundPage): Html {
  const keys = merchants.map(({ publishableKey }) => publishableKey);
  const known = { ...suggestions, 'publishable-key': keys, proxy: [proxyUrl] };
  return html`<form id="settings" aria-label="Settings">
<section aria-labelledby="gallery-title"><h2 id="gallery-title">Gallery</h2>${collections.map(gallery)}
<p><a href="/playground/states/">Every state with fixed data</a>, as the tests see it</p></section>
<section aria-labelledby="attributes-title"><h2 id="attributes-title">Attributes</h2>${grouped(attributes).map((group) => groupOf(group, known))}</section>
<section aria-labelledby="theme-title"><h2 id="theme-title">Theme</h2>
<p class="note">Any CSS value; <code>light-dark(…, …)</code> gives one for each scheme.</p>
<div class="fields">${themeProperties.map((property) => field(property, textInput(property.name, 'theme')))}</div></section>
${chip({ name: 'Begin again', attributes: {}, fresh: true })}
</form>`;
}

function gallery({ title, note, presets }: Collection, index: number): Html {
  return html`<details${index === 0 ? html` open` : ''}><summary>${title}</summary><p class="note">${note}</p>
<div class="chips" role="group" aria-label="${title}">${presets.map(chip)}</div></details>`;
}

const chip = ({ name, ...preset }: Preset): Html => html`<button type="button" data-preset="${JSON.stringify(preset)}">${name}</button>`;

function groupOf({ title, attributes }: Group, known: Readonly<Record<string, readonly string[]>>): Html {
  const fields = attributes.map((attribute) => field(attribute, control(attribute, known[attribute.name] ?? [])));
  return html`<details><summary>${title}</summary><div class="fields">${fields}</div></details>`;
}

function control(attribute: Attribute, known: readonly string[]): Html {
  const { name, control, choices } = attribute;
  const tied = ties(name, 'attribute');
  if (control === 'checkbox') return html`<input type="checkbox" ${tied}>`;
  if (control !== 'choices') return textInput(name, 'attribute', known);
  return html`<select ${tied}>${choices.map((value, index) => html`<option value="${index === 0 ? '' : value}">${value}</option>`)}</select>`;
}

function textInput(name: string, kind: Kind, known: readonly string[] = []): Html {
  const list = known.length > 0 ? html` list="${name}-known"` : '';
  const value = kind === 'attribute' ? (beginning[name] ?? '') : '';
  return html`<input ${ties(name, kind)} value="${value}" autocomplete="off" spellcheck="false"${list}>${
    list && html`<datalist id="${name}-known">${known.map((each) => html`<option value="${each}"></option>`)}</datalist>`
  }`;
}

type Kind = 'attribute' | 'theme';

/** Ties a control to its label, to what it means, and to what the script sets with it. */
const ties = (name: string, kind: Kind): Html =>
  html`id="set-${name}" aria-describedby="${name}-means" ${kind === 'theme' ? html`data-theme` : html`data-attribute`}="${name}"`;

const field = ({ name, description }: Setting, input: Html): Html =>
  html`<div class="field"><label for="set-${name}"><code>${name}</code></label>${input}<p class="note" id="${name}-means">${marked(description)}</p></div>`;

/** Text with `code` in it. */
const marked = (text: string): Html[] =>
  text.split('`').map((part, index) => (index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`));
