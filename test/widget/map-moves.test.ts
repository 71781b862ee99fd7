import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import { createPointMap } from '../../widget/map/leaflet-map.ts';
import type { PointMapOptions } from '../../widget/map/point-map.ts';
import { arrange, bakery, center, cleanUp, tile, until } from './support/point-map.ts';

describe('the map, moved', () => {
  afterEach(cleanUp);

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
    hidden.show([bakery], undefined);
    expect(hidden.box).to.equal(undefined);
    container.hidden = false;
    await until(() => hidden.box !== undefined, 'the map has a view');
    expect(pins()).to.have.length(1);
    hidden.destroy();
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
