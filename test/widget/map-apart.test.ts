import { expect } from '@open-wc/testing';
import { arrange, bakery, center, cleanUp, florist, until } from './support/point-map.ts';

describe('taking the map apart', () => {
  afterEach(cleanUp);

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
