import { checkout, classicTag, moduleTag, picker } from './checkout-page.ts';
import type { ShopPage } from './shop.ts';
import type { Manifest } from './widget-files.ts';

/** A page that needs one of the widget's files, and what tells that the picker is done with it. */
export interface Use {
  page: Pick<ShopPage, 'head' | 'body'>;
  /** Runs in the page: settles once the file has run, or the picker does without. */
  settle: () => Promise<void>;
  /** What the registry, a global or an element is called when the file has run. */
  name: string;
}

/** How a checkout comes to need the file at `path`. */
export function useOf(path: string, proxy: string, manifest: Manifest): Use {
  const tag = moduleTag(proxy, manifest);
  const file = path.split('/').at(-1) ?? '';
  const [name = ''] = file.split('.');
  const page = (attributes?: string) => ({ head: tag, body: checkout(picker(proxy, attributes)) });
  const language = /^messages-(\w+)/.exec(name)?.[1];
  if (file.endsWith('picker.js')) return { page: page(), settle: entrySettles, name: 'sendcloud-delivery-picker' };
  if (file.endsWith('classic.js')) return { page: { ...page(), head: classicTag(proxy, manifest) }, settle: entrySettles, name: 'policy' };
  if (file === 'spp.js') return { page: { ...page(), head: classicTag(proxy, manifest, file) }, settle: scriptSettles, name: 'sendcloud' };
  if (file === 'funnel.js')
    return { page: { ...page(), head: classicTag(proxy, manifest, file) }, settle: funnelSettles, name: 'sendcloudFunnel' };
  if (file === 'fields.js')
    return { page: { ...page(), head: moduleTag(proxy, manifest, file) }, settle: fieldsSettle, name: 'sendcloudFields' };
  if (file === 'sendcloud-back-office.js')
    return { page: officePage(proxy, manifest, 'en'), settle: officeSettles, name: 'sendcloud-order-panel' };
  const key = `${name}@${manifest.version}`;
  if (name.startsWith('back-office-'))
    return { page: officePage(proxy, manifest, name.slice('back-office-'.length)), settle: officeSettles, name: key };
  if (name === 'map') return { page: page(), settle: mapSettles, name: key };
  if (name === 'finder') return { page: page(), settle: finderSettles, name: key };
  if (name === 'autofill') return { page: page('address-from="autofill"'), settle: autofillSettles, name: key };
  if (name === 'line') return { page: page(''), settle: optionsSettle, name: key };
  return { page: page(`postal-code="5611EM" lang="${language ?? 'nl'}"`), settle: optionsSettle, name: key };
}

/** The orders of a merchant, beside a form; the session opens nothing. */
const officePage = (proxy: string, manifest: Manifest, lang: string): Use['page'] => ({
  head: moduleTag(proxy, manifest, 'sendcloud-back-office.js'),
  body: checkout(`<sendcloud-order-panel proxy="${proxy}" session="ses1.none" lang="${lang}"></sendcloud-order-panel>
    <input type="radio" name="delivery" value="standard" aria-label="Standard delivery" checked>`),
});

/** Each runs in the page, whole: it may use nothing from outside itself. */

async function entrySettles(): Promise<void> {
  const { heard } = window as unknown as { heard: string[] };
  const isOver = () =>
    customElements.get('sendcloud-delivery-picker') !== undefined || heard.some((text) => text.includes('HTMLScriptElement'));
  while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function scriptSettles(): Promise<void> {
  const { heard } = window as unknown as { heard: string[] };
  while (!('sendcloud' in window) && !heard.some((text) => text.includes('HTMLScriptElement')))
    await new Promise((resolve) => setTimeout(resolve, 20));
}

async function funnelSettles(): Promise<void> {
  const { heard } = window as unknown as { heard: string[] };
  while (!('sendcloudFunnel' in window) && !heard.some((text) => text.includes('HTMLScriptElement')))
    await new Promise((resolve) => setTimeout(resolve, 20));
}

async function fieldsSettle(): Promise<void> {
  const { heard } = window as unknown as { heard: string[] };
  while (!('sendcloudFields' in window) && !heard.some((text) => text.includes('HTMLScriptElement')))
    await new Promise((resolve) => setTimeout(resolve, 20));
}

async function officeSettles(): Promise<void> {
  const { heard } = window as unknown as { heard: string[] };
  const isOver = () =>
    document.querySelector('sendcloud-order-panel')?.shadowRoot?.querySelector('input[type=search]') ??
    heard.some((text) => text.includes('HTMLScriptElement'));
  while (!isOver()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function optionsSettle(): Promise<void> {
  const { told } = window as unknown as { told: string[] };
  while (!told.includes('delivery-ready')) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function autofillSettles(): Promise<void> {
  const { told, ran } = window as unknown as { told: string[]; ran: string[] };
  while (!told.includes('delivery-error') && !ran.some((name) => name.startsWith('autofill')))
    await new Promise((resolve) => setTimeout(resolve, 20));
}

async function finderSettles(): Promise<void> {
  const root = () => document.querySelector('sendcloud-delivery-picker')?.shadowRoot;
  while (!root()?.querySelector('[part~=finder-button]')) await new Promise((resolve) => setTimeout(resolve, 20));
  root()?.querySelector<HTMLElement>('[part~=finder-button]')?.click();
  const isSaid = () =>
    root()?.querySelector('dialog[open]') ?? [...(root()?.querySelectorAll('[role=status]') ?? [])].some((status) => status.textContent);
  while (!isSaid()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function mapSettles(): Promise<void> {
  const root = () => document.querySelector('sendcloud-delivery-picker')?.shadowRoot;
  while (!root()?.querySelector('[part~=finder-button]')) await new Promise((resolve) => setTimeout(resolve, 20));
  root()?.querySelector<HTMLElement>('[part~=finder-button]')?.click();
  const isSaid = () => root()?.querySelector('.pin') ?? root()?.querySelector('.list > p');
  while (!isSaid()) await new Promise((resolve) => setTimeout(resolve, 20));
}
