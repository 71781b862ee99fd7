import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAssets } from '../../proxy/file-assets.ts';
import { type Engine, enginesHere } from '../support/engines.ts';
import { checkout, moduleTag, picker } from './support/checkout-page.ts';
import { useOf } from './support/files-in-use.ts';
import { type ListeningProxy, startListeningProxy } from './support/listening-proxy.ts';
import { asVersion } from './support/older-version.ts';
import { type Shop, startShop } from './support/shop.ts';
import { choosePoint } from './support/shopper.ts';
import { readWidgetFiles, type WidgetFiles } from './support/widget-files.ts';

const built = await readWidgetFiles();

/** Languages are made alike: one stands for all but in the long matrix. */
const isTried = (path: string): boolean => process.env.FULL === '1' || !/messages-(?!nl)/.test(path);

/** A line's end becomes another white space, by one bit: what would run would run as before. */
function flipOneBit(code: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const flipped = code.slice();
  const at = flipped.lastIndexOf(0x0a);
  assert.ok(at >= 0, 'the file has a line end to flip');
  flipped[at] = 0x0b;
  return flipped;
}

for (const [name, start] of await enginesHere()) {
  describe(`a file of the widget that is not what its hash says, in ${name}`, () => {
    const files: WidgetFiles = {
      ...built,
      read: async (path) => (path === flipped ? flipOneBit(built.contents.get(path)!) : built.read(path)),
    };
    let flipped: string | undefined;
    let proxy: ListeningProxy;
    let shop: Shop;
    let engine: Engine;

    before(async () => {
      proxy = await startListeningProxy(files);
      shop = await startShop();
      engine = await start();
    });
    after(() => Promise.all([engine?.close(), shop?.close(), proxy?.close()]));

    /** Whether the file at `path` ran on a page that needs it, and every entry the form has for it then. */
    async function visit(path: string): Promise<{ ran: boolean; entries: string }> {
      const { page, settle, name } = useOf(path, proxy.url, built.manifest);
      const window = await engine.open();
      try {
        await window.goto(shop.page(page));
        await window.run(settle, undefined);
        return await window.run(readOutcome, name);
      } finally {
        await window.close();
      }
    }

    for (const path of Object.keys(built.manifest.files).filter(isTried)) {
      it(`never runs when one bit of ${path} differs, and the checkout goes on without it`, async () => {
        flipped = undefined;
        assert.equal((await visit(path)).ran, true, 'the file runs as it was built');
        flipped = path;
        const { ran, entries } = await visit(path);
        assert.equal(ran, false);
        assert.match(entries, /^[^\n]+$/, 'the form has one entry');
        if (/picker|spp/.test(path)) assert.equal(entries, 'standard');
      });
    }
  });

  describe(`a page made for an older version, in ${name}`, () => {
    let folder: string;
    let proxy: ListeningProxy;
    let shop: Shop;
    let engine: Engine;
    const older = asVersion('0.0.9', built);

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'delivery-older-'));
      for (const [path, content] of older.contents) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), content);
      }
      proxy = await startListeningProxy(fileAssets(['dist/cdn', folder]));
      shop = await startShop();
      engine = await start();
    });
    after(async () => {
      await Promise.all([engine?.close(), shop?.close(), proxy?.close()]);
      await rm(folder, { recursive: true });
    });

    it('works as it did, with the files of its own version, beside a newer one', async () => {
      const window = await engine.open();
      try {
        await window.goto(shop.page({ head: moduleTag(proxy.url, older.manifest), body: checkout(picker(proxy.url)) }));
        const { heard, entries, point } = await window.run(choosePoint, undefined);
        assert.equal(heard, '');
        assert.equal((await proxy.verify(entries)).servicePoint?.id, point);
        assert.deepEqual(await window.run(readVersions, undefined), '0.0.9');
      } finally {
        await window.close();
      }
    });
  });
}

describe('integrity.json', () => {
  it('lists every script of the build with its hash and what it is for', () => {
    const scripts = [...built.contents.keys()].filter((path) => path.endsWith('.js'));
    assert.deepEqual(Object.keys(built.manifest.files).toSorted(), scripts.toSorted());
    for (const { integrity, purpose } of Object.values(built.manifest.files)) {
      assert.match(integrity, /^sha384-[A-Za-z0-9+/]{64}$/);
      assert.ok(purpose.length > 10);
    }
  });
});

/** Runs in the page: whether the file has run that leaves this name. */
function readOutcome(name: string): { ran: boolean; entries: string } {
  const { ran } = window as unknown as { ran: string[] };
  const entries = new FormData(document.querySelector('form') as HTMLFormElement).getAll('delivery').map(String);
  return {
    ran: ran.includes(name) || name in window || customElements.get(name) !== undefined,
    entries: entries.join('\n'),
  };
}

/** Runs in the page: the versions of all files that have run there. */
function readVersions(): string {
  const { ran } = window as unknown as { ran: string[] };
  return [...new Set(ran.filter((name) => name.includes('@')).map((name) => name.split('@')[1]))].join(' ');
}
