import { divIcon, type LayerGroup, marker, type Marker } from 'leaflet/dist/leaflet-src.esm.js';
import type { Pin } from './pins.ts';

/** Sizes in pixels: at least 24, so that a finger finds them. */
const dropSize = 36;
const chosenSize = 46;
const discSize = 40;

/** Says a pin's name: a point's own, or how many it stands for. */
type NameOf = (pin: Pin) => string;

/** Draws `pins` into `layer` and takes away what is no longer among them; what stays is not touched. */
export function drawPins(
  layer: LayerGroup,
  drawn: Map<string, Marker>,
  pins: readonly Pin[],
  nameOf: NameOf,
  pick: (pin: Pin) => void,
): void {
  const wanted = new Map(pins.map((pin) => [pin.key, pin]));
  for (const [key, old] of drawn) {
    if (wanted.has(key)) continue;
    layer.removeLayer(old);
    drawn.delete(key);
  }
  for (const [key, pin] of wanted) {
    if (drawn.has(key)) continue;
    const fresh = markerOf(pin, nameOf(pin)).on('click', () => pick(pin));
    drawn.set(key, fresh);
    layer.addLayer(fresh);
  }
}

/** A marker without a tab stop: the list beside the map is the way in by keyboard. */
function markerOf(pin: Pin, name: string): Marker {
  const isCluster = 'zoom' in pin.pick;
  const size = isCluster ? discSize : pin.chosen ? chosenSize : dropSize;
  const icon = divIcon({
    html: isCluster ? disc(pin.count) : drop(pin.count),
    className: pin.chosen ? 'pin chosen' : 'pin',
    iconSize: [size, size],
    iconAnchor: [size / 2, isCluster ? size / 2 : size],
  });
  const fresh = marker([pin.latitude, pin.longitude], { icon, title: name, keyboard: false, zIndexOffset: pin.chosen ? 1000 : 0 });
  return fresh.on('add', () => {
    const element = fresh.getElement();
    if (element === undefined) return;
    element.role = 'img';
    element.ariaLabel = name;
    element.part.add(isCluster ? 'map-cluster' : 'map-pin');
    if (pin.chosen) element.part.add('map-pin-chosen');
  });
}

function disc(count: number): HTMLElement {
  const element = document.createElement('span');
  element.className = 'disc';
  element.textContent = String(count);
  return element;
}

function drop(count: number): HTMLElement {
  const element = document.createElement('span');
  element.className = 'drop';
  const inside = document.createElement('span');
  if (count > 1) inside.textContent = String(count);
  else inside.className = 'dot';
  element.append(inside);
  return element;
}
