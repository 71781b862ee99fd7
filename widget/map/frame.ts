import leafletCss from 'leaflet/dist/leaflet.css?inline';
import frameCss from './frame.css?inline';
import { leaveScrollingToPage } from './gestures.ts';
import type { PointMapOptions } from './point-map.ts';

/** Everything around the tiles and pins: the box itself, its zoom buttons, hints, attribution and style. */
export interface Frame {
  /** Where the map is drawn. */
  canvas: HTMLElement;
  root: HTMLElement;
  /** Says which way the map can still zoom. */
  limit(canZoomIn: boolean, canZoomOut: boolean): void;
}

/** Builds the frame inside `container`. Aborting `signal` takes all of it away again. */
export function buildFrame(
  container: HTMLElement,
  { labels, attribution }: PointMapOptions,
  zoom: (by: 1 | -1) => void,
  signal: AbortSignal,
): Frame {
  const root = box('delivery-map', 'map');
  const canvas = box('canvas', 'map-canvas');
  canvas.role = 'region';
  canvas.ariaLabel = labels.map;
  const zoomIn = button('+', labels.zoomIn, () => zoom(1), signal);
  const zoomOut = button('−', labels.zoomOut, () => zoom(-1), signal);
  const buttons = box('zoom', 'map-zoom');
  buttons.append(zoomIn, zoomOut);
  const credit = box('attribution', 'map-attribution');
  credit.textContent = attribution;
  root.append(canvas, buttons, credit);
  leaveScrollingToPage(root, { wheel: labels.wheelHint, touch: labels.touchHint }, signal);
  container.append(root);
  signal.addEventListener('abort', () => root.remove());
  dress(root, signal);
  followScheme(root, signal);
  return {
    canvas,
    root,
    limit: (canZoomIn, canZoomOut) => {
      zoomIn.ariaDisabled = String(!canZoomIn);
      zoomOut.ariaDisabled = String(!canZoomOut);
    },
  };
}

function box(className: string, part: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.part.add(part);
  return element;
}

function button(text: string, label: string, press: () => void, signal: AbortSignal): HTMLButtonElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.ariaLabel = label;
  element.title = label;
  element.addEventListener('click', press, { signal });
  return element;
}

/** Adopted style sheets are the one way to bring styles that neither a shadow root nor a strict policy stops. */
function dress(root: HTMLElement, signal: AbortSignal): void {
  const tree = root.getRootNode();
  if (!(tree instanceof Document || tree instanceof ShadowRoot)) throw new Error('The map must be built in a connected element');
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(leafletCss + frameCss);
  tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  signal.addEventListener('abort', () => {
    tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
  });
}

/** Says to the style sheet whether the map stands on a dark page: no selector knows the colour scheme that counts there, only colours do. */
function followScheme(root: HTMLElement, signal: AbortSignal): void {
  const look = () => root.classList.toggle('dark', getComputedStyle(root).color !== 'rgb(0, 0, 0)');
  look();
  root.addEventListener('transitionend', ({ target }) => target === root && look(), { signal });
}
