import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { SealedKind } from '../../proxy/store/store.ts';
import { anOrder, body, choosePoint, type MerchantName, place, problemType, readOrder, secretKeyOf } from '../support/orders.ts';
import { cart, shopOrigin, startProxy, type TestProxy } from '../support/proxy.ts';
import { databases, openFor } from '../support/stores.ts';
import { sendcloudSecretOf, webhook, webhookUrlOf } from '../support/webhooks.ts';

const home = { delivery: { option: 'standard' } };
const shops = ['own-v3', 'own-v2', 'central'] as const;

/** The accounts that Sendcloud was asked by, of the requests after the first `before`. */
const askedBy = (p: TestProxy, before: number): Set<string | null> =>
  new Set(
    p.sandbox.requests
      .list({ limit: 10_000 })
      .slice(before)
      .map(({ account }) => account),
  );
const pathsAsked = (p: TestProxy, before: number): string[] =>
  [
    ...new Set(
      p.sandbox.requests
        .list({ limit: 10_000 })
        .slice(before)
        .map(({ path }) => path),
    ),
  ].toSorted();
const askedSoFar = (p: TestProxy): number => p.upstream('/');

/** Tells at an address that a parcel was delivered, signed with that account's key. */
function tell(p: TestProxy, url: string, account: string, parcel: { id: number; order_number?: string }): Promise<Response> {
  const status = { id: 11, message: 'Delivered' };
  const event = { action: 'parcel_status_changed', timestamp: 1_796_000_000_000, parcel: { ...parcel, status } };
  return p.proxy.fetch(webhook(url, event, sendcloudSecretOf(account)));
}

for (const database of databases())
  describe(`between merchants, on ${database.name}`, () => {
    const start = async (t: TestContext) => startProxy(t, { store: await openFor(t, await database.create(t)) });

    it('no token crosses', async (t) => {
      const p = await start(t);
      const foreign = await choosePoint(p, 'own-v3');
      const asked = askedSoFar(p);
      const paid = { weight: 2500, orderValue: '45.90', currency: 'EUR', address: { country: 'NL', postalCode: '5611EM' } };
      const key = 'pk_demo_own_v2';
      const bearer = secretKeyOf('own-v2');
      const answers = await Promise.all([
        p.post('/checkout/selections', { key, quote: foreign.quote, servicePointId: foreign.pointId }),
        p.post('/checkout/selections/recheck', { key, token: foreign.token }),
        p.shop('POST', '/selections/verify', { token: foreign.token, ...paid }, bearer),
        p.shop('POST', '/orders', { token: foreign.token, order: anOrder() }, bearer),
        p.shop('POST', '/orders', { token: foreign.quote, order: anOrder() }, bearer),
      ]);
      for (const answer of answers) assert.equal(await problemType(answer), 'foreign-token');
      assert.equal(askedSoFar(p), asked);
      assert.deepEqual((await body(await p.shop('GET', '/orders', undefined, bearer))).orders, []);
    });

    it('the id of an order opens nothing at another’s', async (t) => {
      const p = await start(t);
      const { id } = await place(p, 'own-v3', home);
      assert.equal((await p.shop('GET', `/orders/${id}`, undefined, secretKeyOf('own-v3'))).status, 200);
      for (const other of ['own-v2', 'central', 'no-checkout'] as const)
        assert.equal((await p.shop('GET', `/orders/${id}`, undefined, secretKeyOf(other))).status, 404, other);
    });

    it('order numbers and idempotency keys are each one’s own', async (t) => {
      const p = await start(t);
      const send = (merchant: MerchantName, weight: number) =>
        p.proxy.fetch(
          new Request('http://localhost:8787/orders', {
            method: 'POST',
            headers: { authorization: `Bearer ${secretKeyOf(merchant)}`, 'content-type': 'application/json', 'idempotency-key': 'one' },
            body: JSON.stringify({ ...home, order: anOrder({ weight }) }),
          }),
        );
      const ids = new Set<string>();
      for (const [n, merchant] of shops.entries()) {
        const response = await send(merchant, 2000 + n);
        assert.equal(response.status, 201, await response.clone().text());
        ids.add((await body(response)).id);
      }
      assert.equal(ids.size, 3);
      for (const [n, merchant] of shops.entries()) {
        const again = await send(merchant, 2000 + n);
        assert.deepEqual([again.status, (await body(again)).id], [200, [...ids][n]]);
        const { orders } = await body(await p.shop('GET', `/orders?number=${anOrder().number}`, undefined, secretKeyOf(merchant)));
        assert.deepEqual(
          orders.map(({ id }) => id),
          [[...ids][n]],
        );
      }
    });

    it('Sendcloud is asked by each one’s own keys, also about what another has just been told', async (t) => {
      const p = await start(t);
      const pages = ['own-v3', 'own-v2', 'central-hold', 'no-checkout'] as const;
      const questions = new Map<string, string[]>();
      for (const merchant of pages) {
        const account = merchant === 'central-hold' ? 'central' : merchant;
        const key = `pk_demo_${merchant.replaceAll('-', '_')}`;
        const reads: [path: string, query: Record<string, string>][] = [
          ['/checkout/delivery-options', cart],
          ['/checkout/service-points', { country: 'NL', postalCode: '5611EM' }],
          ['/checkout/service-points', { country: 'NL', lat: '51.44', lng: '5.48' }],
          ['/checkout/service-points/10001', {}],
        ];
        for (const [path, query] of reads) {
          const before = askedSoFar(p);
          await (await p.read(path, { key, ...query })).text();
          assert.deepEqual([...askedBy(p, before)], [`demo-${account}-public`], `${path} for ${merchant}`);
          const asked = pathsAsked(p, before);
          const name = `${path} ${JSON.stringify(query)}`;
          assert.deepEqual(asked, questions.get(name) ?? asked, `${name} is asked for ${merchant} as for the first`);
          questions.set(name, asked);
        }
        const before = askedSoFar(p);
        const { id } = await place(p, merchant, { ...home, order: anOrder({ number: `A-${merchant}` }) });
        await readOrder(p, merchant, id);
        for (const path of ['shipping-options', 'tracking', 'return-portal'])
          await (await p.shop('GET', `/orders/${id}/${path}`, undefined, secretKeyOf(merchant))).text();
        await (await p.shop('POST', `/orders/${id}/service-point`, { servicePointId: '10001' }, secretKeyOf(merchant))).text();
        await (await p.shop('POST', `/orders/${id}/cancel`, undefined, secretKeyOf(merchant))).text();
        assert.deepEqual([...askedBy(p, before)], [`demo-${account}-public`], `an order of ${merchant}`);
      }
    });

    it('availability of a point that one account knows is asked again by another', async (t) => {
      const p = await start(t);
      for (const merchant of shops) {
        const before = askedSoFar(p);
        await choosePoint(p, merchant);
        const checks = p.sandbox.requests
          .list({ limit: 10_000 })
          .slice(before)
          .filter(({ path }) => path.includes('availability'));
        assert.deepEqual([...new Set(checks.map(({ account }) => account))], [`demo-${merchant}-public`]);
      }
    });

    it('an event of one account tells nothing of another’s parcels and orders', async (t) => {
      const p = await start(t);
      const ids: Record<string, string> = {};
      for (const merchant of shops) ids[merchant] = (await place(p, merchant, { ...home, order: anOrder({ number: `E-${merchant}` }) })).id;
      const parcels = new Map<string, number>();
      for (const merchant of shops) parcels.set(merchant, Number((await readOrder(p, merchant, ids[merchant]!)).parcel?.id ?? 4711));
      const seen = () => Promise.all(shops.map(async (merchant) => (await readOrder(p, merchant, ids[merchant]!)).parcel?.status));
      const before = await seen();
      for (const teller of shops)
        for (const other of shops.filter((one) => one !== teller)) {
          const about = [{ id: parcels.get(other)! }, { id: 4712, order_number: `E-${other}` }, { id: 4713, order_number: `E-${teller}x` }];
          for (const parcel of about) assert.equal((await tell(p, await webhookUrlOf(p, teller), teller, parcel)).status, 200);
          assert.equal(
            (await tell(p, await webhookUrlOf(p, other), teller, about[0]!)).status,
            404,
            `${teller} at the address of ${other}`,
          );
          const guessed = (await webhookUrlOf(p, other)).replace(/\.[^.]+$/, `.${'A'.repeat(43)}`);
          const swapped = (await webhookUrlOf(p, other)).replace(other === 'central' ? 'central' : `own:${other}`, `own:${teller}`);
          for (const address of [guessed, swapped]) assert.equal((await tell(p, address, other, about[0]!)).status, 404, address);
        }
      assert.deepEqual(await seen(), before);
    });

    it('an address from before a move to the central account takes no event of that one', async (t) => {
      const p = await start(t);
      const { id } = await place(p, 'central', home);
      const { parcel } = await readOrder(p, 'central', id);
      const address = await webhookUrlOf(p, 'own-v3');
      assert.equal((await p.operator('PATCH', '/merchants/own-v3', { account: 'central', orderApi: null })).status, 200);
      assert.equal((await tell(p, address, 'central', { id: Number(parcel?.id) })).status, 404);
    });

    it('an order stays with the account it was accepted for when its merchant moves', async (t) => {
      const p = await start(t);
      const imported = await place(p, 'own-v3', { ...home, order: anOrder({ number: 'M-1' }) });
      await p.proxy.idle();
      p.sandbox.faults.add({ kind: 'status', status: 503 });
      const waiting = await place(p, 'own-v3', { ...home, order: anOrder({ number: 'M-2' }) });
      await p.proxy.idle();
      p.sandbox.faults.clear();
      assert.equal((await p.operator('PATCH', '/merchants/own-v3', { account: 'central', orderApi: null })).status, 200);
      const before = askedSoFar(p);
      p.advance(20 * 60_000);
      const held = await readOrder(p, 'own-v3', waiting.id);
      assert.deepEqual([held.state, held.review[0]?.type], ['review', 'account-changed']);
      const bearer = secretKeyOf('own-v3');
      for (const [method, path] of [
        ['POST', 'cancel'],
        ['GET', 'return-portal'],
        ['GET', 'shipping-options'],
        ['POST', 'label'],
      ] as const)
        assert.equal((await p.shop(method, `/orders/${imported.id}/${path}`, undefined, bearer)).status, 409, path);
      assert.deepEqual([...askedBy(p, before)], []);
    });

    it('an order that somebody releases for the account its merchant has moved to goes there as if it had been nowhere else', async (t) => {
      const p = await start(t);
      p.sandbox.faults.add({ kind: 'status', status: 503 });
      const { id } = await place(p, 'own-v3', home);
      await p.proxy.idle();
      p.sandbox.faults.clear();
      assert.equal((await p.operator('PUT', '/merchants/own-v3/account', { account: 'central' })).status, 200);
      p.advance(20 * 60_000);
      const held = await readOrder(p, 'own-v3', id);
      assert.match(
        held.review[0]?.detail ?? '',
        /^Accepted for the own account; .* It may have arrived there: look before it is released\.$/,
      );
      assert.equal((await p.shop('POST', `/orders/${id}/release`, undefined, secretKeyOf('own-v3'))).status, 200);
      assert.equal((await p.shop('POST', `/orders/${id}/label`, undefined, secretKeyOf('own-v3'))).status, 200);
      const { state, upstream, label } = await readOrder(p, 'own-v3', id);
      assert.deepEqual([state, upstream?.api, upstream?.reference, label.available], ['labelled', 'v3-shipments', `${id}.2`, true]);
    });

    it('no label is bought centrally for an own account', async (t) => {
      const p = await start(t);
      const { id } = await place(p, 'own-v3', { delivery: { option: 'pigeon' } });
      const before = askedSoFar(p);
      const bought = await p.shop('POST', `/orders/${id}/label`, { shippingOptionCode: 'postnl:standard' }, secretKeyOf('own-v3'));
      assert.equal(await problemType(bought), 'label-not-available');
      assert.equal((await readOrder(p, 'own-v3', id)).state, 'review');
      assert.equal(askedSoFar(p), before);
    });

    it('the operator’s list of what waits has no post number', async (t) => {
      const p = await start(t);
      await place(p, 'central', { delivery: { option: 'service-point', servicePointId: '1', postNumber: '87654321' } });
      const text = await (await p.operator('GET', '/review')).text();
      assert.ok(text.includes('service-point-gone'));
      assert.ok(!text.includes('87654321'));
    });

    it('a repair link opens its own order', async (t) => {
      const p = await start(t);
      const dead = { delivery: { option: 'service-point', servicePointId: '1' } };
      const link = async (merchant: MerchantName, number: string): Promise<string[]> => {
        const { id } = await place(p, merchant, { ...dead, order: anOrder({ number }) });
        return new URL((await readOrder(p, merchant, id)).repairUrl!).pathname.slice('/repair/'.length).split('.');
      };
      const mine = await link('own-v3', '1');
      const open = async (parts: string[]) => (await p.proxy.fetch(new Request(`http://localhost:8787/repair/${parts.join('.')}`))).status;
      assert.equal(await open(mine), 200);
      for (const theirs of [await link('own-v2', '1'), await link('own-v3', '2')])
        for (const at of mine.keys()) {
          const mixed = mine.map((part, here) => (here === at ? theirs[here]! : part));
          if (mixed.join() !== mine.join()) assert.equal(await open(mixed), 404, mixed.join('.'));
        }
    });

    it('a merchant on the central account sees neither the address of its webhooks nor what is added to its prices', async (t) => {
      const p = await start(t);
      const settings = { accountChoices: ['own', 'central'], markup: { percent: '10' } };
      assert.equal((await p.operator('PATCH', '/merchants/central', settings)).status, 200);
      const { token } = await body(await p.operator('POST', '/sessions', { merchant: 'central', role: 'connect' }));
      const headers = { authorization: `Bearer ${token}`, origin: shopOrigin };
      const seen = await (await p.proxy.fetch(new Request('http://localhost:8787/merchants/central', { headers }))).text();
      assert.match(seen, /"webhookUrl":null/);
      assert.doesNotMatch(seen, /webhooks\/|markup|percent/);
      assert.match(await (await p.operator('GET', '/merchants/central')).text(), /"percent":"10".*webhooks\/central\./);
    });

    it('nobody becomes another by a name or a key', async (t) => {
      const p = await start(t);
      const settings = {
        id: 'new',
        name: 'New',
        origins: [shopOrigin],
        account: 'central',
        orders: 'proxy',
        shipFrom: { country: 'NL', postalCode: '5611EM' },
        timeZone: 'Europe/Amsterdam',
        currency: 'EUR',
      };
      const before = await (await p.operator('GET', '/merchants')).text();
      for (const taken of [{ id: 'own-v3' }, { publishableKey: 'pk_demo_own_v3' }, { secretKey: secretKeyOf('own-v3') }])
        assert.equal((await p.operator('POST', '/merchants', { ...settings, ...taken })).status, 400, JSON.stringify(taken));
      const keys = { publicKey: 'demo-own-v3-public', secretKey: sendcloudSecretOf('own-v3') };
      assert.equal((await p.operator('PUT', '/merchants/central/credentials', keys)).status, 400);
      assert.equal(await (await p.operator('GET', '/merchants')).text(), before);
      assert.equal((await p.shop('GET', '/orders', undefined, secretKeyOf('own-v3'))).status, 200);
    });

    it('a sealed value in another’s place does not open', async (t) => {
      const store = await openFor(t, await database.create(t));
      const p = await startProxy(t, { store });
      const ids = await Promise.all(
        (['own-v3', 'own-v3', 'own-v2'] as const).map(async (merchant, n) => ({
          merchant,
          id: (await place(p, merchant, { delivery: { option: 'none' }, order: anOrder({ number: `S-${n}` }) })).id,
        })),
      );
      await p.proxy.idle();
      await swap('order', ids[0]!.id, ids[1]!.id);
      for (const { id } of ids.slice(0, 2)) await refused(await p.shop('GET', `/orders/${id}`));
      await swap('order', ids[1]!.id, ids[2]!.id);
      await refused(await p.shop('GET', `/orders/${ids[2]!.id}`, undefined, secretKeyOf('own-v2')));

      await swap('credentials', 'own:own-v3', 'own:own-v2');
      const fresh = await startProxy(t, { store, merchants: [] });
      await refused(await fresh.read('/checkout/delivery-options', { key: 'pk_demo_own_v3', ...cart }));
      assert.equal(askedSoFar(fresh), 0, 'nobody was asked with another’s keys');

      async function swap(kind: SealedKind, a: string, b: string): Promise<void> {
        const rows = await store.sealed.notUnder('', kind, { after: '', limit: 100 });
        const [one, other] = [a, b].map((id) => rows.find((row) => row.id === id)!);
        assert.ok(await store.sealed.replace(one!, other!.sealed));
        assert.ok(await store.sealed.replace(other!, one!.sealed));
      }
    });
  });

async function refused(response: Response): Promise<void> {
  assert.equal(response.status, 500);
  assert.doesNotMatch(await response.text(), /Anna|Stratumseind|sealed|Operation|demo-own/);
}
