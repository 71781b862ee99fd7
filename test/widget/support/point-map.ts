import { createPointMap } from '../../../widget/map/leaflet-map.ts';
import type { MapBox, MapPoint, PointMap, PointMapOptions } from '../../../widget/map/point-map.ts';

export const center = { latitude: 51.4416, longitude: 5.4697 };
export const tile = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

export const point = (id: string, name: string, latitude = center.latitude, longitude = center.longitude): MapPoint => ({
  id,
  name,
  latitude,
  longitude,
});

interface Arranged {
  map: PointMap;
  container: HTMLElement;
  root: ShadowRoot;
  picks: (readonly string[])[];
  moves: MapBox[];
  pins(): HTMLElement[];
  pin(name: string): HTMLElement;
  button(name: string): HTMLButtonElement;
}

const cleanups: (() => void)[] = [];

/** Takes away every map that was arranged. */
export function cleanUp(): void {
  for (const clean of cleanups.splice(0)) clean();
}

/** A map of 600 × 400 px in a shadow root, as the picker has it. */
export function arrange(options: Partial<PointMapOptions> = {}): Arranged {
  const host = document.createElement('div');
  const root = host.attachShadow({ mode: 'open' });
  const container = document.createElement('div');
  container.style.inlineSize = '600px';
  container.style.blockSize = '400px';
  root.append(container);
  document.body.append(host);
  const picks: (readonly string[])[] = [];
  const moves: MapBox[] = [];
  const map = createPointMap(container, {
    tiles: `${tile}#{z}/{x}/{y}`,
    attribution: '© The <b>map</b> makers',
    labels: {
      map: 'Map of service points',
      zoomIn: 'Zoom in',
      zoomOut: 'Zoom out',
      group: (count) => `${count} service points`,
      wheelHint: 'Hold Ctrl and scroll to zoom',
      touchHint: 'Use two fingers to move the map',
    },
    view: { center, zoom: 15 },
    onPick: (ids) => picks.push(ids),
    onMove: (box) => moves.push(box),
    ...options,
  });
  cleanups.push(() => {
    map.destroy();
    host.remove();
  });
  const pins = () => [...root.querySelectorAll<HTMLElement>('[role=img]')];
  return {
    map,
    container,
    root,
    picks,
    moves,
    pins,
    pin: (name) => pins().find((pin) => pin.ariaLabel === name)!,
    button: (name) => root.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`)!,
  };
}

export async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 4000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise(requestAnimationFrame);
  }
}

export const bakery = point('1', 'Kettle Corner');
export const florist = point('2', 'Stem & Leaf', 51.4446, 5.4757);
