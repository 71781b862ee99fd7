import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible } from './support/accessibility.ts';
import { addMerchant, checkKeys, finding, keepKeys, openConnection, operator } from './support/back-office.ts';
import { startWorld, type World } from './support/world.ts';

interface Integration {
  webhook_active: boolean;
  webhook_url: string | null;
  service_point_enabled: boolean;
}

describe('a merchant connects a Sendcloud account in the back office', () => {
  let world: World;
  let page: Page;
  let complaints: string[];
  before(async () => {
    world = await startWorld();
    ({ page, complaints } = await world.visit());
  });
  after(() => world?.close());

  /** A new merchant's page, with the keys of an account of the sandbox looked at. */
  async function tryAccount(merchant: string, account: string, secret?: string): Promise<{ webhookUrl: string }> {
    const made = await addMerchant(world, merchant);
    await openConnection(page, world, merchant);
    await checkKeys(page, account, secret);
    return made;
  }

  /** As Sendcloud's own API shows it to who has the keys. */
  async function integrationOf(account: string): Promise<Integration> {
    const headers = { authorization: `Basic ${btoa(`demo-${account}-public:demo-${account}-secret-not-a-secret`)}` };
    const read = async (path: string) => (await fetch(`${world.sandbox.url}/api/v3${path}`, { headers })).json();
    const { data } = (await read('/user/auth/metadata')) as { data: { integration_id: number } };
    return ((await read(`/integrations/${data.integration_id}`)) as { data: Integration }).data;
  }

  /** Sendcloud repeats what it has posted to this address, byte for byte. */
  async function sendAgain(address: string): Promise<void> {
    const listed = await (await fetch(`${world.sandbox.url}/__sandbox/webhooks`)).json();
    const { deliveries } = listed as { deliveries: { id: number; url: string }[] };
    const ids = deliveries.filter(({ url }) => url === address).map(({ id }) => id);
    const headers = { 'content-type': 'application/json' };
    const sent = await fetch(`${world.sandbox.url}/__sandbox/webhooks/send`, { method: 'POST', headers, body: JSON.stringify({ ids }) });
    assert.equal(sent.status, 200);
  }

  const tried = () => page.locator('[part="tried-keys"] h3').innerText();

  it('with good keys: looked at first, kept when asked, and the webhook set by one button', () =>
    world.alive(async () => {
      const { webhookUrl } = await tryAccount('good', 'own-v3');
      assert.equal(await tried(), 'Sendcloud accepts these keys.');
      assert.equal((await operator<{ state: string }>(world, 'GET', '/merchants/good')).state, 'not-connected', 'nothing is kept unasked');
      await assertAccessible(page);
      await keepKeys(page);
      await finding(page, 'webhook-off').locator('[part="apply-button"]').click();
      await finding(page, 'webhook-off').waitFor({ state: 'detached' });
      const { webhook_active, webhook_url } = await integrationOf('own-v3');
      assert.deepEqual({ webhook_active, webhook_url }, { webhook_active: true, webhook_url: webhookUrl });
    }));

  it('with bad keys: not kept, and said where right ones are', () =>
    world.alive(async () => {
      await tryAccount('bad', 'own-v3', 'not-the-secret');
      assert.equal(await tried(), 'These keys cannot be used.');
      assert.match(await finding(page, 'keys-refused').innerText(), /does not accept these keys[\s\S]*Copy both keys again/);
      assert.equal(await page.locator('[part="keep-button"]').count(), 0);
    }));

  it('without service points: switched on by one button', () =>
    world.alive(async () => {
      await tryAccount('no-points', 'service-points-off');
      assert.match(await finding(page, 'service-points-off').innerText(), /Service points are switched off[\s\S]*tick the carriers/);
      await keepKeys(page);
      await finding(page, 'service-points-off').locator('[part="apply-button"]').click();
      await finding(page, 'service-points-off').waitFor({ state: 'detached' });
      assert.equal((await integrationOf('service-points-off')).service_point_enabled, true);
    }));

  it('without a configuration: said that nothing can be offered', () =>
    world.alive(async () => {
      await tryAccount('no-configuration', 'no-checkout');
      assert.match(await finding(page, 'checkout-none').innerText(), /nothing can be offered[\s\S]*Settings, Checkout, and publish/);
    }));

  it('without a webhook: the address to enter is there to copy', () =>
    world.alive(async () => {
      const { webhookUrl } = await tryAccount('no-webhook', 'one-carrier');
      const words = await finding(page, 'webhook-off').innerText();
      assert.match(words, /sends no messages about parcels/);
      assert.ok(words.includes(webhookUrl), words);
    }));

  it('that takes OAuth only: found out without being told', () =>
    world.alive(async () => {
      await tryAccount('oauth', 'oauth-only');
      assert.equal(await tried(), 'Sendcloud accepts these keys.');
      assert.match(await finding(page, 'uses-oauth').innerText(), /opened with OAuth/);
      await keepKeys(page);
      await page.getByText('Keys, by OAuth').waitFor();
    }));

  it('whose keys are revoked later: said, with a form for others', () =>
    world.alive(async () => {
      await tryAccount('revoked-later', 'two-brands');
      await keepKeys(page);
      await world.sandbox.turn('/__sandbox/accounts/two-brands', { revoked: true });
      await page.getByRole('button', { name: 'Check again' }).click();
      await page.locator('[part="state"][data-state="keys-refused"]').waitFor();
      assert.match(await page.locator('[part="findings"]').innerText(), /Settings, Integrations/);
      await page.locator('[part="keys-form"]').waitFor();
      await checkKeys(page, 'own-v2');
      await keepKeys(page);
    }));

  it('by signing in at Sendcloud, where a forged message and a repeated one change nothing', () =>
    world.alive(async () => {
      const { page, close } = await world.visit();
      await addMerchant(world, 'signing-in');
      await openConnection(page, world, 'signing-in');
      await page.getByRole('button', { name: 'Sign in at Sendcloud' }).click();
      await page.waitForURL(`${world.sandbox.url}/**`);
      const address = new URL(page.url()).searchParams.get('webhook_url') ?? '';
      const keys = { action: 'integration_credentials', integration_id: 1, public_key: 'theirs', secret_key: 'theirs' };
      const headers = { 'sendcloud-signature': '0'.repeat(64) };
      const forged = await fetch(address, { method: 'POST', headers, body: JSON.stringify(keys) });
      assert.ok(forged.status >= 400 && forged.status < 500, String(forged.status));
      await page.getByLabel(/account/i).selectOption('demo-no-carriers-public');
      await page.getByRole('button').click();
      await page.waitForURL(`${world.officeUrl}/**`);
      await page.getByText('10016').waitFor();

      await page.getByRole('button', { name: 'Replace the keys' }).click();
      await checkKeys(page, 'own-v2');
      await keepKeys(page);
      await sendAgain(address);
      await page.getByRole('button', { name: 'Check again' }).click();
      await page.getByText('Wheel & Spoke · 10002').waitFor();
      await close();
    }));

  it('pauses, goes on and disconnects, asked first', () =>
    world.alive(async () => {
      await openConnection(page, world, 'good', 'de');
      const confirm = () => page.locator('dialog[open] [part="confirm-button"]').click();
      await page.getByRole('button', { name: 'Pausieren' }).click();
      await confirm();
      await page.locator('[part="state"][data-state="paused"]').waitFor();
      await page.getByRole('button', { name: 'Fortfahren' }).click();
      await page.locator('[part="state"][data-state="ready"]').waitFor();
      await page.getByRole('button', { name: 'Verbindung trennen' }).click();
      await assertAccessible(page);
      await confirm();
      await page.locator('[part="state"][data-state="not-connected"]').waitFor();
      assert.equal((await integrationOf('own-v3')).webhook_active, false, 'our webhook is taken away');
    }));

  it('under a policy that allows nothing inline, without a complaint', () => assert.deepEqual(complaints, []));
});
