import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openGallery, type StateGallery } from './support/state-gallery.ts';

describe('the picture of the map, which is a light one', () => {
  let states: StateGallery;
  before(async () => {
    states = await openGallery('states.ts');
  });
  after(() => states?.close());

  const look = (scheme: 'light' | 'dark') => states.look({ scheme, width: 375 });

  /** From 0 to 255, once every tile is there. */
  async function brightness(): Promise<number> {
    await states.page.waitForFunction(() => {
      const { shadowRoot } = document.querySelector('sendcloud-delivery-picker')!;
      const tiles = [...shadowRoot!.querySelectorAll<HTMLImageElement>('img.leaflet-tile')];
      return tiles.length > 0 && tiles.every((tile) => tile.complete && getComputedStyle(tile).opacity === '1');
    });
    const picture = await states.page.locator('[part~="map"]').first().screenshot();
    return states.page.evaluate(meanBrightness, `data:image/png;base64,${picture.toString('base64')}`);
  }

  it('is dark on a dark page, light on a light one, and follows when that changes', async () => {
    await look('light');
    await states.show('the finder with its map alone');
    const light = await brightness();
    assert.ok(light > 200, `light: ${light} of 255`);

    await look('dark');
    await states.page.locator('.delivery-map.dark').waitFor();
    const dark = await brightness();
    assert.ok(dark < 80, `turned dark: ${dark} of 255`);

    await states.show('the finder with its map alone');
    const fresh = await brightness();
    assert.ok(fresh < 80, `dark from the start: ${fresh} of 255`);
  });
});

/** Runs in the page: how bright a picture is on the whole, from 0 to 255. */
async function meanBrightness(source: string): Promise<number> {
  const image = new Image();
  image.src = source;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext('2d')!;
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return data.reduce((sum, value, index) => (index % 4 === 3 ? sum : sum + value), 0) / (data.length * 0.75);
}
