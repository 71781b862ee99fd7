import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { languages } from '../../proxy/messages/messages.ts';
import { openStore } from '../../proxy/store/open.ts';
import { createSealer } from '../../proxy/security/sealer.ts';
import { createFingerprints } from '../../proxy/security/fingerprints.ts';
import { fingerprintKey } from '../../proxy/services/fingerprint-key.ts';
import type { Fingerprints } from '../../proxy/services/ports.ts';
import { repairPath } from '../../proxy/services/repair-link.ts';
import { anOrder } from '../support/orders.ts';
import { assertAccessible } from './support/accessibility.ts';
import { secretKeyOf } from './support/sandbox-reader.ts';
import { startWorld, type World } from './support/world.ts';

const merchant = 'central-hold';

interface Shown {
  id: string;
  state: string;
  updatedAt: string;
  repairUrl: string | null;
  delivery: { servicePoint: { id: string } | null };
  upstream: { id: string } | null;
}

describe('a shopper whose service point closes after they have paid', () => {
  let world: World;
  let folder: string;
  const secret = new Uint8Array(32).fill(7);
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'repair-'));
    process.env.DATABASE_URL = `file:${join(folder, 'delivery.db')}`;
    process.env.PROXY_SECRET = Buffer.from(secret).toString('base64');
    world = await startWorld();
  });
  after(async () => {
    await world?.close();
    await rm(folder, { recursive: true });
  });

  /** As the proxy itself makes them: with the key that rests in its database. */
  async function fingerprints(): Promise<Fingerprints> {
    const store = await openStore(process.env.DATABASE_URL ?? '');
    const key = await fingerprintKey({ store, sealer: createSealer([secret]) });
    await store.close();
    return createFingerprints(async () => key);
  }

  const shop = async (method: string, path: string, body?: object): Promise<Shown> => {
    const headers = { authorization: `Bearer ${secretKeyOf(merchant)}`, 'content-type': 'application/json' };
    const response = await fetch(world.proxyUrl + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    assert.ok(response.ok, await response.clone().text());
    return (await response.json()) as Shown;
  };

  /** Paid and held; then its point closes, which shows when the shop wants the label. */
  async function orphaned(number: string): Promise<Shown> {
    const near = new URLSearchParams({ key: 'pk_demo_central_hold', country: 'NL', postalCode: '5611EM', carriers: 'postnl' });
    const found = await fetch(`${world.proxyUrl}/checkout/service-points?${near}`, { headers: { origin: world.shopUrl } });
    const { points } = (await found.json()) as { points: { id: string; requires: string[] }[] };
    const servicePointId = points.find(({ requires }) => requires.length === 0)!.id;
    const order = await shop('POST', '/orders', { order: anOrder({ number }), delivery: { option: 'service-point', servicePointId } });
    assert.equal(order.state, 'held');
    await world.sandbox.turn(`/__sandbox/points/${servicePointId}`, { available: false });
    const orphan = await shop('POST', `/orders/${order.id}/label`, {});
    assert.equal(orphan.state, 'needs-service-point');
    assert.equal(orphan.delivery.servicePoint?.id, servicePointId);
    await world.sandbox.turn(`/__sandbox/points/${servicePointId}`, { available: true });
    return orphan;
  }

  for (const javaScript of [true, false])
    it(`chooses one of three with one tap, ${javaScript ? 'by keyboard' : 'without scripts'}, and the parcel carries it`, () =>
      world.alive(async () => {
        const orphan = await orphaned(`REPAIR-${javaScript}`);
        const { page, complaints, origins, close } = await world.visit({ javaScript });
        await page.goto(orphan.repairUrl!);
        if (javaScript) await assertAccessible(page);
        const choices = page.getByRole('button');
        assert.equal(await choices.count(), 3);
        const chosen = await choices.nth(1).getAttribute('value');
        await choices.nth(1).focus();
        await page.keyboard.press('Enter');
        await page.getByRole('heading', { name: 'Thank you' }).waitFor();
        if (javaScript) await assertAccessible(page);
        assert.deepEqual(complaints, []);
        assert.deepEqual([...origins], [world.proxyUrl]);

        const labelled = await shop('POST', `/orders/${orphan.id}/label`, {});
        assert.equal(labelled.state, 'labelled');
        const { data } = (await world.sandbox.get(merchant, `/api/v3/shipments/${labelled.upstream!.id}`)) as {
          data: { to_service_point: { id: string } };
        };
        assert.equal(String(data.to_service_point.id), chosen);
        assert.notEqual(chosen, orphan.delivery.servicePoint!.id);

        await page.goto(orphan.repairUrl!);
        await page.getByRole('heading', { name: 'already being prepared' }).waitFor();
        await close();
      }));

  it('reads it in any of the ten languages, on the narrowest phone, by day and by night', () =>
    world.alive(async () => {
      const { repairUrl } = await orphaned('REPAIR-LANGUAGES');
      for (const [locale, { chooseTitle, collectHere }] of Object.entries(languages)) {
        const { page, complaints, close } = await world.visit({ locale });
        await page.setViewportSize({ width: 320, height: 568 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await page.goto(repairUrl!);
          await page.getByRole('heading', { name: chooseTitle }).waitFor();
          assert.equal(await page.getByRole('button', { name: collectHere }).count(), 3, locale);
          await assertAccessible(page);
        }
        assert.deepEqual(complaints, []);
        await close();
      }
    }));

  it('is told in other words that a link is forged, and that it is too old', () =>
    world.alive(async () => {
      const { id, repairUrl } = await orphaned('REPAIR-LINKS');
      const { page, close } = await world.visit();
      await page.goto(repairUrl!.replace(/.{4}$/, 'AAAA'));
      await page.getByRole('heading', { name: 'not complete' }).waitFor();
      await assertAccessible(page);
      const old = await repairPath(await fingerprints(), { merchant, id, updatedAt: 0 });
      await page.goto(world.proxyUrl + old);
      await page.getByRole('heading', { name: 'too old' }).waitFor();
      await assertAccessible(page);
      await close();
    }));
});
