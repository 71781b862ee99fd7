import { expect } from '@open-wc/testing';
import { emulateMedia, sendMouse, setViewport } from '@web/test-runner-commands';
import { createPointMap } from '../../widget/map/leaflet-map.ts';
import type { MapBox, MapPoint, PointMap, PointMapOptions } from '../../widget/map/point-map.ts';

const center = { latitude: 51.4416, longitude: 5.4697 };
const tile = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

const point = (id: string, name: string, latitude = center.latitude, longitude = center.longitude): MapPoint => ({
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

/** A map of 600 × 400 px in a shadow root, as the picker has it. */
function arrange(options: Partial<PointMapOptions> = {}): Arranged {
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

async function until(condition: () => boolean, what: string): Promise<void> {
  const deadline = performance.now() + 4000;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`Waited in vain: ${what}`);
    await new Promise(requestAnimationFrame);
  }
}

const bakery = point('1', 'Kettle Corner');
const florist = point('2', 'Stem & Leaf', 51.4446, 5.4757);

describe('the map', () => {
  afterEach(() => {
    for (const clean of cleanups.splice(0)) clean();
  });

  it('is accessible', async () => {
    const { map, root } = arrange();
    map.show([bakery, florist], '2');
    await expect(root.host).to.be.accessible();
  });

  it('draws a named pin for each point, 24 px or more and out of the tab order', () => {
    const { map, pins } = arrange();
    map.show([bakery, florist], undefined);
    expect(pins().map((pin) => pin.ariaLabel)).to.have.members(['Kettle Corner', 'Stem & Leaf']);
    for (const pin of pins()) {
      expect(pin.title).to.equal(pin.ariaLabel);
      expect(pin.tabIndex).to.equal(-1);
      expect(Math.min(pin.offsetWidth, pin.offsetHeight)).to.be.at.least(24);
    }
  });

  it('takes a name for text, never for HTML', () => {
    const { map, pin, root } = arrange();
    const name = '<img src=x onerror="window.hacked = true">';
    map.show([point('1', name)], undefined);
    expect(pin(name).title).to.equal(name);
    expect(root.querySelector('img[onerror]')).to.equal(null);
  });

  it('shows the attribution as text', () => {
    const { root } = arrange();
    expect(root.querySelector('[part=map-attribution]')?.textContent).to.equal('© The <b>map</b> makers');
  });

  it('says which point was picked', () => {
    const { map, pin, picks } = arrange();
    map.show([bakery, florist], undefined);
    pin('Stem & Leaf').click();
    expect(picks).to.deep.equal([['2']]);
  });

  it('takes a drag that begins on a pin for a drag', async () => {
    const { map, pin, picks } = arrange();
    map.show([bakery], undefined);
    const before = map.box!;
    const { x, y, width, height } = pin('Kettle Corner').getBoundingClientRect();
    const from = [Math.round(x + width / 2), Math.round(y + height / 2)] as const;
    await sendMouse({ type: 'move', position: [...from] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [from[0] - 60, from[1]] });
    await sendMouse({ type: 'up' });
    await until(() => map.box!.west > before.west, 'the map moves');
    expect(picks).to.deep.equal([]);
    const { left, top } = pin('Kettle Corner').getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    await until(() => picks.length > 0, 'a click picks');
  });

  it('keeps each pin at its place, also through a zoom', async () => {
    const { map, pins, button, container } = arrange();
    map.show([bakery, florist], undefined);
    const strayed = () => {
      const { west, east } = map.box!;
      const { left, width } = container.getBoundingClientRect();
      return [bakery, florist].map(({ name, longitude }) => {
        const pin = pins()
          .find(({ ariaLabel }) => ariaLabel === name)!
          .getBoundingClientRect();
        return Math.abs((pin.left + pin.right) / 2 - (left + (width * (longitude - west)) / (east - west)));
      });
    };
    expect(Math.max(...strayed())).to.be.below(2);
    const before = map.box!;
    button('Zoom in').click();
    await until(() => map.box!.east - map.box!.west < (before.east - before.west) * 0.6, 'the map zooms in');
    await until(() => Math.max(...strayed()) < 2, 'the pins are where they belong');
  });

  it('makes points at one place one pin that picks them all', () => {
    const { map, pins, pin, picks } = arrange();
    map.show([bakery, point('3', 'Parcel locker')], undefined);
    expect(pins()).to.have.length(1);
    pin('2 service points').click();
    expect(picks).to.deep.equal([['1', '3']]);
  });

  it('marks the chosen pin and names it, also where several share a place', () => {
    const { map, pin, root } = arrange();
    map.show([bakery, point('3', 'Parcel locker'), florist], '3');
    expect(pin('Parcel locker').part.contains('map-pin-chosen')).to.equal(true);
    expect(root.querySelectorAll('[part~=map-pin-chosen]')).to.have.length(1);
  });

  it('clusters what stands close, keeps the chosen point out of it, and comes apart on a pick', async () => {
    const { map, pins, pin, picks } = arrange({ view: { center, zoom: 12 } });
    const near = Array.from({ length: 20 }, (_, i) =>
      point(`${i}`, `Point ${i}`, center.latitude + (i % 5) * 0.002, center.longitude + Math.floor(i / 5) * 0.002),
    );
    map.show(near, '7');
    expect(pins().length).to.be.below(8);
    expect(pin('Point 7').part.contains('map-pin-chosen')).to.equal(true);
    const [cluster] = pins().filter((pin) => pin.part.contains('map-cluster'));
    const before = map.box!;
    cluster!.click();
    await until(() => map.box!.north - map.box!.south < (before.north - before.south) * 0.75, 'the map zooms in');
    expect(picks).to.deep.equal([]);
  });

  it('keeps the view, and each pin that stays, when other points come', () => {
    const { map, pin } = arrange();
    map.show([bakery, florist], undefined);
    const [before, kept] = [map.box, pin('Kettle Corner')];
    map.show([bakery], undefined);
    expect(map.box).to.deep.equal(before);
    expect(pin('Kettle Corner')).to.equal(kept);
    expect(pin('Stem & Leaf')).to.equal(undefined);
  });

  it('tells the page of a move the shopper made, once, when it rests', async () => {
    const { map, button, moves } = arrange();
    button('Zoom out').click();
    await until(() => moves.length > 0, 'a move is told');
    expect(moves).to.deep.equal([map.box]);
  });

  it('does not tell the page of a move the page made', async () => {
    const { map, moves, button } = arrange();
    map.moveTo({ latitude: 52.37, longitude: 4.9 }, 12);
    map.fit({ north: 52, east: 6, south: 51, west: 5 });
    button('Zoom in').click();
    await until(() => moves.length > 0, 'the move after them is told');
    expect(moves).to.have.length(1);
  });

  it('brings a place to the middle, and a box into view', async () => {
    const { map } = arrange();
    map.moveTo({ latitude: 52.37, longitude: 4.9 });
    await until(() => Math.abs((map.box!.north + map.box!.south) / 2 - 52.37) < 0.01, 'Amsterdam is in the middle');
    map.fit({ north: 52, east: 6, south: 51, west: 5 });
    await until(() => map.box!.north > 52 && map.box!.south < 51 && map.box!.east > 6 && map.box!.west < 5, 'the box is in view');
  });

  it('keeps its middle when it is hidden, resized and shown', async () => {
    const { map, container } = arrange();
    const middle = () => [(map.box!.north + map.box!.south) / 2, (map.box!.east + map.box!.west) / 2] as const;
    const [latitude, longitude] = middle();
    container.hidden = true;
    await new Promise(requestAnimationFrame);
    container.style.inlineSize = '300px';
    container.hidden = false;
    const wide = map.box!.east - map.box!.west;
    await until(() => map.box!.east - map.box!.west < wide * 0.6, 'the map is narrower');
    expect(middle()[0]).to.be.closeTo(latitude, 0.0001);
    expect(middle()[1]).to.be.closeTo(longitude, 0.0001);
  });

  it('waits for a size before it looks anywhere', async () => {
    const { map, container, pins } = arrange({ view: { box: { north: 52, east: 6, south: 51, west: 5 } } });
    map.destroy();
    container.hidden = true;
    const hidden = createPointMap(container, { ...optionsOf(), view: { center, zoom: 15 } });
    cleanups.push(() => hidden.destroy());
    hidden.show([bakery], undefined);
    expect(hidden.box).to.equal(undefined);
    container.hidden = false;
    await until(() => hidden.box !== undefined, 'the map has a view');
    expect(pins()).to.have.length(1);
  });

  it('lets the wheel scroll the page and says how to zoom', () => {
    const { map, root } = arrange();
    const before = map.box;
    const plain = wheel(false);
    root.querySelector('[part=map-canvas]')!.dispatchEvent(plain);
    expect(plain.defaultPrevented).to.equal(false);
    expect(root.textContent).to.contain('Hold Ctrl and scroll to zoom');
    expect(map.box).to.deep.equal(before);
  });

  it('zooms by the wheel with Ctrl', async () => {
    const { map, root } = arrange();
    const before = map.box!;
    const withCtrl = wheel(true);
    root.querySelector('[part=map-canvas]')!.dispatchEvent(withCtrl);
    expect(withCtrl.defaultPrevented).to.equal(true);
    await until(() => map.box!.north < before.north, 'the map zooms in');
  });

  it('lets one finger scroll the page, and takes two', () => {
    const { root } = arrange();
    const canvas = root.querySelector('[part=map-canvas]')!;
    const [one, two] = [touches(canvas, 'touchstart', 1), touches(canvas, 'touchstart', 2)];
    canvas.dispatchEvent(one);
    canvas.dispatchEvent(touches(canvas, 'touchmove', 1));
    expect(one.defaultPrevented).to.equal(false);
    expect(root.textContent).to.contain('Use two fingers to move the map');
    canvas.dispatchEvent(two);
    expect(two.defaultPrevented).to.equal(true);
  });

  it('has buttons for what the wheel does, and says when they lead no further', async () => {
    const { button } = arrange({ view: { center, zoom: 18 } });
    expect(button('Zoom in').ariaDisabled).to.equal('false');
    button('Zoom in').click();
    await until(() => button('Zoom in').ariaDisabled === 'true', 'the nearest zoom is reached');
    expect(button('Zoom out').ariaDisabled).to.equal('false');
  });

  it('moves at once for who prefers less motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const { map, root } = arrange();
    await emulateMedia({ reducedMotion: 'no-preference' });
    map.moveTo({ latitude: 51.4426, longitude: 5.4697 });
    expect((map.box!.north + map.box!.south) / 2).to.be.closeTo(51.4426, 0.0001);
    const before = map.box!;
    const canvas = root.querySelector<HTMLElement>('[part=map-canvas]')!;
    canvas.focus();
    canvas.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', code: 'ArrowUp', keyCode: 38, bubbles: true, composed: true }));
    expect(map.box!.north).to.be.above(before.north);
  });

  it('glides for everyone else', async () => {
    const { map } = arrange();
    const before = map.box!;
    map.moveTo({ latitude: 51.4426, longitude: 5.4697 });
    expect(map.box!.north).to.be.closeTo(before.north, 0.0001);
    await until(() => map.box!.north > before.north + 0.0002, 'the map moves');
  });

  it('fits a narrow phone', async () => {
    await setViewport({ width: 320, height: 640 });
    const { container, root } = arrange();
    container.style.inlineSize = '100%';
    expect(root.querySelector<HTMLElement>('[part=map]')!.offsetWidth).to.be.at.most(320);
    await setViewport({ width: 800, height: 600 });
  });
});

describe('taking the map apart', () => {
  it('leaves no node, style, listener or global behind, not even in the middle of a zoom', async () => {
    const globals = Object.getOwnPropertyNames(window);
    const errors: unknown[] = [];
    const onError = (event: ErrorEvent) => errors.push(event.error);
    window.addEventListener('error', onError);
    const listeners = countListeners([window, document]);
    const { map, container, root, moves } = arrange();
    map.show([bakery, florist], '1');
    const timers = holdTimers();
    try {
      root.querySelector<HTMLButtonElement>('button')!.click();
      await until(() => timers.held > 0, 'the zoom is under way');
      map.destroy();
    } finally {
      timers.restore();
    }
    // Whatever was put off and not called off comes now, and a frame after it.
    timers.run();
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    listeners.restore();
    expect(container.childNodes).to.have.length(0);
    expect(root.adoptedStyleSheets).to.have.length(0);
    expect(listeners.open()).to.deep.equal([]);
    expect(Object.getOwnPropertyNames(window)).to.deep.equal(globals);
    expect(moves).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
    window.removeEventListener('error', onError);
  });

  it('makes later calls do nothing', () => {
    const { map } = arrange();
    map.destroy();
    map.show([bakery], undefined);
    map.moveTo(center, 12);
    map.fit({ north: 52, east: 6, south: 51, west: 5 });
    map.destroy();
    expect(map.box).to.equal(undefined);
  });

  it("never touches the shop's own Leaflet", () => {
    const own = { version: '0.7' };
    Object.assign(window, { L: own });
    const { map } = arrange();
    map.show([bakery], undefined);
    expect((window as unknown as { L: unknown }).L).to.equal(own);
    expect(Object.getOwnPropertyNames(window).filter((name) => name.includes('leaflet'))).to.deep.equal([]);
    expect(Object.getOwnPropertyNames(document).filter((name) => name.includes('leaflet'))).to.deep.equal([]);
    Reflect.deleteProperty(window, 'L');
  });
});

const optionsOf = (): PointMapOptions => ({
  tiles: `${tile}#{z}/{x}/{y}`,
  attribution: '',
  labels: { map: 'Map', zoomIn: 'In', zoomOut: 'Out', group: String, wheelHint: 'Ctrl', touchHint: 'Two' },
  view: { center, zoom: 15 },
  onPick: () => {},
});

const wheel = (ctrlKey: boolean): WheelEvent =>
  new WheelEvent('wheel', { deltaY: -300, ctrlKey, bubbles: true, composed: true, cancelable: true, clientX: 200, clientY: 200 });

function touches(target: Element, type: string, count: number): TouchEvent {
  const fingers = Array.from(
    { length: count },
    (_, identifier) => new Touch({ identifier, target, clientX: 100 + identifier * 50, clientY: 100 }),
  );
  return new TouchEvent(type, { touches: fingers, changedTouches: fingers, bubbles: true, composed: true, cancelable: true });
}

/** Holds back what is put off by `setTimeout`, so that a test decides when it comes. */
function holdTimers(): { readonly held: number; restore(): void; run(): void } {
  const held = new Map<number, () => void>();
  const { setTimeout: later, clearTimeout: callOff } = window;
  let last = 1e9;
  Object.assign(window, {
    setTimeout: (act: () => void) => held.set(++last, act) && last,
    clearTimeout: (id: number) => held.delete(id) || callOff(id),
  });
  return {
    get held() {
      return held.size;
    },
    restore: () => void Object.assign(window, { setTimeout: later, clearTimeout: callOff }),
    run: () => {
      for (const act of held.values()) act();
    },
  };
}

/** Counts what is listened to on shared targets and never let go. */
function countListeners(targets: EventTarget[]): { open(): string[]; restore(): void } {
  const open = new Set<string>();
  const ids = new Map<unknown, number>();
  const keyOf = (type: string, listener: unknown) => {
    if (!ids.has(listener)) ids.set(listener, ids.size);
    return `${type} ${ids.get(listener)}`;
  };
  for (const target of targets) {
    Object.assign(target, {
      addEventListener(type: string, listener: never, options: never) {
        open.add(keyOf(type, listener));
        EventTarget.prototype.addEventListener.call(target, type, listener, options);
      },
      removeEventListener(type: string, listener: never, options: never) {
        open.delete(keyOf(type, listener));
        EventTarget.prototype.removeEventListener.call(target, type, listener, options);
      },
    });
  }
  return {
    open: () => [...open],
    restore: () => {
      for (const target of targets)
        for (const method of ['addEventListener', 'removeEventListener']) Reflect.deleteProperty(target, method);
    },
  };
}
