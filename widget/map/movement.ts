import type { Map as LeafletMap } from 'leaflet/dist/leaflet-src.esm.js';

/** How long the map rests before the page hears of it, in milliseconds. */
const restTime = 250;

/** Everything a shopper can move the map with. */
const gestures = ['pointerdown', 'touchstart', 'wheel', 'keydown', 'click'] as const;

/**
 * Calls `tell` when the shopper has moved the map and it has come to rest; not when the page has moved it.
 *
 * Leaflet tells no gesture from a call, so the last of the two decides. Aborting `signal` ends it.
 */
export function tellWhenMoved(leaflet: LeafletMap, root: HTMLElement, tell: () => void, signal: AbortSignal): { byPage(): void } {
  let shopperMoves = false;
  let timer = 0;
  const byShopper = () => {
    shopperMoves = true;
  };
  for (const gesture of gestures) root.addEventListener(gesture, byShopper, { capture: true, passive: true, signal });
  leaflet.on('moveend', () => {
    if (!shopperMoves) return;
    clearTimeout(timer);
    timer = window.setTimeout(tell, restTime);
  });
  signal.addEventListener('abort', () => clearTimeout(timer));
  return {
    byPage: () => {
      shopperMoves = false;
    },
  };
}
