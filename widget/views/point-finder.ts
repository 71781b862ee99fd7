import { html, nothing, type TemplateResult } from 'lit';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { Words } from '../messages/words.ts';
import { collectBar, type CollectBarProps } from './collect-bar.ts';
import type { Kept } from '../core/kept.ts';
import type { Place } from '../core/places.ts';
import { isCommon, type PointFilter } from '../core/point-filters.ts';
import { type PointCardProps, pointCard } from './point-card.ts';

export type Layout = 'list' | 'map' | 'split';

export interface PointFinderProps {
  readonly words: Words;
  /** Where there are points that fit, nearest first. */
  readonly places: readonly Place<ServicePoint>[];
  /** How many of them are on the list. */
  readonly shown: number;
  readonly marked: ServicePoint | undefined;
  /** What the search understood, or why it did not. */
  readonly said: string;
  /** What can narrow the list, and how many points that would leave. */
  readonly filters: readonly { readonly filter: PointFilter; readonly count: number; readonly active: boolean }[];
  readonly busy: boolean;
  readonly failed: boolean;
  /** Filters that are less common are on show too. */
  readonly showsMore: boolean;
  readonly hasMap: boolean;
  /** What is on show: the list, the map, or both. */
  readonly layout: Layout;
  /** There is a map, seen or not. */
  readonly keepsMap: boolean;
  readonly mapFailed: boolean;
  /** What was picked on the map: one place, or several at one spot. */
  readonly picked: readonly Place<ServicePoint>[];
  readonly card: Pick<PointCardProps, 'now' | 'known' | 'mark'>;
  /** Cards as they were written before. */
  readonly written: Kept<Place<ServicePoint>, TemplateResult>;
  readonly collect: CollectBarProps | undefined;
  readonly search: (text: string) => void;
  /** Undefined: the page does not want it. */
  readonly locate: (() => void) | undefined;
  /** Undefined turns all filters off. */
  readonly filter: (filter: PointFilter | undefined) => void;
  readonly moreFilters: () => void;
  readonly retry: () => void;
  readonly showMore: () => void;
  readonly toggleMap: () => void;
  /** Gets the map's code while the shopper still reaches for the button. */
  readonly fetchMap: () => void;
  /** A key pressed above the list or in it. */
  readonly pressed: (event: KeyboardEvent) => void;
  readonly closed: () => void;
}

/** The dialog: what is looked for, what was found, and what will be collected where. */
export function pointFinder(props: PointFinderProps): TemplateResult {
  return html`<dialog part="finder" aria-labelledby="finder-title" @click=${closeOnBackdrop} @close=${props.closed}>
    <div class="finder">
      <header @keydown=${props.pressed}>${title(props)} ${search(props)} ${chips(props)} <p class="said" role="status">${props.said}</p></header>
      ${panes(props)} ${props.collect ? collectBar(props.collect) : nothing}
    </div>
  </dialog>`;
}

const title = ({ words: { t } }: PointFinderProps): TemplateResult =>
  html`<div class="title">
    <h2 id="finder-title" tabindex="-1" autofocus>${t('choosePoint')}</h2>
    <button type="button" part="close-button" aria-label=${t('close')} @click=${close}>×</button>
  </div>`;

function search({ words: { t }, search: submit }: PointFinderProps): TemplateResult {
  const go = (event: Event) => submit(fieldOf(event)?.value ?? '');
  return html`<div class="search" role="search">
    <label for="finder-search">${t('searchLabel')}</label>
    <input
      id="finder-search"
      type="search"
      enterkeyhint="search"
      autocomplete="off"
      @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && !event.isComposing && go(event)}
    />
    <button type="button" part="search-button" class="primary" @click=${go}>${t('search')}</button>
  </div>`;
}

/** The map, and short ways to other points. A filter says how many it would leave, so that none leads nowhere unseen. */
function chips(props: PointFinderProps): TemplateResult {
  const { words, filters, showsMore, hasMap, locate, moreFilters } = props;
  const onShow = filters.filter(({ filter, active }) => showsMore || active || isCommon(filter));
  return html`<div class="chips">
    ${hasMap ? mapButton(props) : nothing}
    ${locate ? html`<button type="button" part="locate-button" @click=${locate}>${words.t('locate')}</button>` : nothing}
    ${
      filters.length > 0
        ? html`<div part="filters" role="group" aria-label=${words.t('filters')}>
          ${onShow.map((each) => chip(each, props))}
          ${onShow.length < filters.length ? html`<button type="button" part="filter" @click=${moreFilters}>${words.t('moreFilters')}</button>` : nothing}
        </div>`
        : nothing
    }
  </div>`;
}

const mapButton = ({ words: { t }, layout, toggleMap, fetchMap }: PointFinderProps): TemplateResult =>
  html`<button type="button" part="map-button" @click=${toggleMap} @pointerenter=${fetchMap} @focus=${fetchMap}>
    ${t(layout === 'list' ? 'showMap' : 'hideMap')}
  </button>`;

function chip(
  { filter, count, active }: PointFinderProps['filters'][number],
  { words: { t, lang }, filter: toggle }: PointFinderProps,
): TemplateResult {
  return html`<button type="button" part="filter" aria-pressed=${String(active)} ?disabled=${count === 0 && !active} @click=${() => toggle(filter)}>
    ${t(filter)} <small>${count.toLocaleString(lang)}</small>
  </button>`;
}

function panes(props: PointFinderProps): TemplateResult {
  const { layout, keepsMap, mapFailed, words, picked, marked, card } = props;
  const picture = layout !== 'list' && !mapFailed;
  const cards = picked.map((place) => pointCard({ ...card, words, place, marked: markedOf(place, marked), group: 'picked' }));
  return html`<div class=${`panes ${picture ? layout : 'list'}-panes`}>
    <div class="list" part="point-list" aria-busy=${String(props.busy)} @keydown=${props.pressed}>${layout !== 'list' && mapFailed ? html`<p class="small">${words.t('mapFailed')}</p>` : nothing} ${list(props)}</div>
    ${keepsMap ? html`<div class="map" part="map"></div>` : nothing}
    ${picture && cards.length > 0 ? html`<div class=${cards.length > 1 ? 'picked several' : 'picked'}>${cards}</div>` : nothing}
  </div>`;
}

/** The marked point, where it is one of this place. */
const markedOf = ({ points }: Place<ServicePoint>, marked: ServicePoint | undefined): ServicePoint | undefined =>
  points.find(({ id }) => id === marked?.id);

function list(props: PointFinderProps): TemplateResult {
  const { words, places, shown, filters, busy, failed, retry, showMore, filter } = props;
  const { t } = words;
  const emptied = !busy && places.length === 0 && filters.some(({ active }) => active);
  return html`${emptied ? html`<button type="button" @click=${() => filter(undefined)}>${t('clearFilters')}</button>` : nothing}
    ${failed ? html`<button type="button" @click=${retry}>${t('retry')}</button>` : nothing}
    <fieldset class="cards">
      <legend class="spoken">${t('choosePoint')}</legend>
      ${cards(props)}
    </fieldset>
    ${places.length > shown ? html`<button type="button" class="grow" part="more-button" @click=${showMore}>${t('showMore')}</button>` : nothing}`;
}

function cards({ words, places, shown, marked: point, card, written }: PointFinderProps): TemplateResult[] {
  // Hours and distances of a long list take long to write. They change with the words, and with the minute.
  const basis = [words, card.known, Math.floor(card.now / 60_000)];
  const write = (place: Place<ServicePoint>, marked?: ServicePoint) => pointCard({ ...card, words, place, marked, group: 'point' });
  return places.slice(0, shown).map((place) => {
    const marked = markedOf(place, point);
    return marked ? write(place, marked) : written.get(place, basis, () => write(place));
  });
}

const fieldOf = ({ currentTarget }: Event) => (currentTarget as HTMLElement).closest('.search')?.querySelector('input');

const close = ({ currentTarget }: Event): void => (currentTarget as HTMLElement).closest('dialog')?.close();

/** The dialog's own box is covered by what is in it, so a click that lands on it was beside it. */
const closeOnBackdrop = ({ target, currentTarget }: Event): void => {
  if (target === currentTarget) (currentTarget as HTMLDialogElement).close();
};
