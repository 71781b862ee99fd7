import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type Contact, type FakeSheet, redacted } from '../../demo/wallets/fake-sheet.ts';
import { servePage } from '../docs/support/serve-page.ts';
import type { Visit } from '../e2e/support/visit.ts';
import { startWorld, type World } from '../e2e/support/world.ts';
import { bundlePage } from '../support/bundle-page.ts';
import type { WalletOptions } from '../../widget/core/wallet.ts';
import { blocksOf } from './support/recipes.ts';

declare const sheet: FakeSheet;
declare const picker: HTMLElement & { value: string; walletOptions(): WalletOptions };

const jo: Contact = {
  givenName: 'Jo',
  familyName: 'Vermeer',
  addressLines: ['Stadhuisplein 1'],
  locality: 'Eindhoven',
  postalCode: '5611 EM',
  countryCode: 'NL',
  emailAddress: 'jo@example.com',
};

describe('an address before the payment', () => {
  it('has no name, no street, and half a postal code where the wallets halve it', () => {
    assert.deepEqual(redacted(jo), {
      givenName: '',
      familyName: '',
      addressLines: [],
      locality: 'Eindhoven',
      postalCode: '5611 EM',
      countryCode: 'NL',
    });
    assert.equal(redacted({ postalCode: 'SW1A 1AA', countryCode: 'GB' }).postalCode, 'SW1A');
    assert.equal(redacted({ postalCode: 'K1A 0B1', countryCode: 'CA' }).postalCode, 'K1A');
  });
});

describe("a wallet's sheet", () => {
  let world: World;
  let visit: Visit;
  let served: Awaited<ReturnType<typeof servePage>>;
  before(async () => {
    world = await startWorld();
    const [helper] = (await blocksOf('wallets')).filter(({ own }) => own);
    const script = `${helper?.code}\n${await bundlePage('test/recipes/support/wallet-page.ts')}`;
    served = await servePage(`<!doctype html><html lang="en"><title>Shop</title><link rel="icon" href="data:,">
      <form><sendcloud-delivery-picker name="delivery" publishable-key="pk_demo_own_v3" proxy="${world.proxyUrl}"
        country="NL" postal-code="1011AB" weight="2500" order-value="45.90" currency="EUR"></sendcloud-delivery-picker></form>
      <script type="module">${script.replaceAll('</script', '<\\/script')}</script></html>`);
    visit = await world.visit();
    await visit.page.goto(served.url);
    await visit.page.locator('[part~="option"]').first().waitFor();
  });
  after(async () => {
    await visit?.close();
    await served?.close();
    await world?.close();
  });

  it('gets methods in the documented shape for a redacted address, and none to collect', () =>
    world.alive(async () => {
      const { methods, total } = await visit.page.evaluate(async (contact) => {
        await sheet.chooseAddress(contact);
        return { methods: sheet.methods, total: sheet.total };
      }, jo);
      assert.ok(methods.length > 0);
      for (const method of methods) {
        assert.deepEqual(Object.keys(method).sort(), ['amount', 'detail', 'identifier', 'label']);
        assert.match(method.amount, /^\d+\.\d\d$/);
      }
      assert.equal(total, (45.9 + Number(methods[0]!.amount)).toFixed(2));
      const { shippingType, pickupContact, shippingOptionParameters } = await visit.page.evaluate(() => picker.walletOptions());
      assert.deepEqual([shippingType, pickupContact], ['shipping', null]);
      assert.deepEqual(Object.keys(shippingOptionParameters).sort(), ['defaultSelectedOptionId', 'shippingOptions']);
      for (const option of shippingOptionParameters.shippingOptions)
        assert.deepEqual(Object.keys(option).sort(), ['description', 'id', 'label']);
      assert.ok(shippingOptionParameters.shippingOptions.some(({ id }) => id === shippingOptionParameters.defaultSelectedOptionId));
    }));

  it('has the method the buyer takes in the picker, and pays by the whole address', () =>
    world.alive(async () => {
      const last = await visit.page.evaluate(async (contact) => {
        await sheet.chooseAddress(contact);
        await sheet.chooseMethod(sheet.methods.at(-1)!.identifier);
        return { ...sheet.methods.at(-1)!, total: sheet.total };
      }, jo);
      assert.equal(last.total, (45.9 + Number(last.amount)).toFixed(2));
      const chosen = () => visit.page.evaluate(() => picker.walletOptions().shippingMethods[0]);
      await visit.page.waitForFunction((id) => picker.walletOptions().shippingMethods[0]?.identifier === id, last.identifier);
      assert.equal(await visit.page.evaluate((contact) => sheet.pay(contact), jo), 'success');
      assert.equal((await chosen())?.label, last.label);
      assert.match(await visit.page.evaluate(() => picker.value), /^sel1\./);
    }));

  it('is told where a service point was chosen before', () =>
    world.alive(async () => {
      await visit.page.locator('[part~="finder-button"]').first().click();
      await visit.page.locator('dialog[open] .list .card').first().click();
      await visit.page.locator('dialog[open] [part~="collect-button"]').click();
      await visit.page.waitForFunction(() => picker.walletOptions().shippingType === 'storePickup');
      const { pickupContact, shippingMethods, shippingOptionParameters } = await visit.page.evaluate(() => picker.walletOptions());
      assert.deepEqual(Object.keys(pickupContact ?? {}).sort(), ['addressLines', 'countryCode', 'locality', 'postalCode']);
      assert.equal(shippingMethods[0]?.identifier, shippingOptionParameters.defaultSelectedOptionId);
    }));

  it('hears that nothing goes to where the shop does not deliver', () =>
    world.alive(async () => {
      const methods = await visit.page.evaluate(async () => {
        await sheet.chooseAddress({ countryCode: 'GB', postalCode: 'SW1A 1AA', locality: 'London' });
        return sheet.methods.length;
      });
      assert.equal(methods, 0);
      assert.deepEqual(visit.complaints, []);
    }));
});
