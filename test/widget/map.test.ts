import { expect } from '@open-wc/testing';
import { sendMouse, setViewport } from '@web/test-runner-commands';
import { arrange, bakery, center, cleanUp, florist, point, until } from './support/point-map.ts';

describe('the map', () => {
  afterEach(cleanUp);

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

  it('fits a narrow phone', async () => {
    await setViewport({ width: 320, height: 640 });
    const { container, root } = arrange();
    container.style.inlineSize = '100%';
    expect(root.querySelector<HTMLElement>('[part=map]')!.offsetWidth).to.be.at.most(320);
    await setViewport({ width: 800, height: 600 });
  });
});
