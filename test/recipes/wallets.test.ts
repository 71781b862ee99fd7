import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { redacted } from '../../demo/wallets/public/fake-sheet.js';
import type { WalletOptions } from '../../widget/core/wallet.ts';
import { assertAccessible } from '../e2e/support/accessibility.ts';
import type { Visit } from '../e2e/support/visit.ts';
import { startWorld, type World } from '../e2e/support/world.ts';
import { claim } from '../docs/support/claims.ts';
import { sheetTold } from './support/sheet-told.ts';

const claims = await claim('wallets');
const take = (words: string): string => claims.take('docs/recipes/wallets.md', words).code;
const jo = { givenName: 'Jo', addressLines: ['Stadhuisplein 1'], locality: 'Eindhoven', postalCode: '5611 EM', countryCode: 'NL' };

describe('an address before the payment', () => {
  it('has no name, no street, and half a postal code where the wallets halve it', () => {
    const nobody = { givenName: '', familyName: '', addressLines: [] };
    assert.deepEqual(redacted(jo), { ...nobody, locality: 'Eindhoven', postalCode: '5611 EM', countryCode: 'NL' });
    assert.equal(redacted({ postalCode: 'SW1A 1AA', countryCode: 'GB' }).postalCode, 'SW1A');
    assert.equal(redacted({ postalCode: 'K1A 0B1', countryCode: 'CA' }).postalCode, 'K1A');
  });
});

describe("a wallet's sheet", () => {
  let world: World;
  let visit: Visit;
  before(async () => {
    world = await startWorld();
    visit = await world.visit();
    await visit.page.goto('/wallets/');
    await visit.page.locator('[part~="option"]').first().waitFor();
  });
  after(async () => {
    await visit?.close();
    await world?.close();
  });

  const walletOptions = (): Promise<WalletOptions> =>
    visit.page.evaluate(() =>
      (document.querySelector('sendcloud-delivery-picker') as HTMLElement & { walletOptions(): WalletOptions }).walletOptions(),
    );
  const openSheet = async () => {
    await visit.page.getByRole('button', { name: 'Pay with a wallet' }).click();
    await visit.page.locator('#pay:enabled').waitFor();
  };

  const helpers = [take('const optionsFor'), take('const tokens')];
  const [apple, google] = [take('session.onshipping'), take('onPaymentDataChanged')] as const;

  it('is answered by the demo with the lines that the recipe has', async () => {
    const demo = await readFile('demo/wallets/public/wallet.js', 'utf8');
    for (const helper of helpers) assert.ok(demo.includes(helper.split('\n').slice(1).join('\n').trim()));
  });

  it('is answered by the recipe’s lines for either wallet', () =>
    world.alive(async () => {
      const {
        contact,
        method,
        held,
        google: answer,
        googleMethod,
      } = await sheetTold(visit.page, { helper: helpers.join('\n'), apple, google }, redacted(jo));
      assert.ok(contact.newShippingMethods.length > 0);
      assert.equal(contact.newTotal, contact.newShippingMethods[0]?.amount);
      assert.equal(method.newTotal, contact.newShippingMethods.at(-1)?.amount);
      assert.match(held, /^sel1\./);
      const { shippingOptions, defaultSelectedOptionId } = answer.newShippingOptionParameters;
      assert.ok(shippingOptions.some(({ id }) => id === defaultSelectedOptionId));
      const priceOf = (wanted?: string) => contact.newShippingMethods.find(({ identifier }) => identifier === wanted)?.amount;
      assert.equal(answer.newTransactionInfo, priceOf(defaultSelectedOptionId));
      assert.equal(googleMethod.newTransactionInfo, priceOf(googleMethod.id));
      assert.match(googleMethod.held, /^sel1\./);
      assert.notEqual(googleMethod.held, held);
      await visit.page.reload();
      await visit.page.locator('[part~="option"]').first().waitFor();
    }));

  it('has no block that is not run or checked', () => assert.deepEqual(claims.left(), []));

  it('gets methods in the documented shape for a redacted address, and nothing that is yet to be chosen', () =>
    world.alive(async () => {
      await openSheet();
      await assertAccessible(visit.page);
      const { shippingMethods, shippingType, pickupContact, shippingOptionParameters } = await walletOptions();
      assert.deepEqual([shippingType, pickupContact], ['shipping', null]);
      for (const method of shippingMethods) {
        assert.deepEqual(Object.keys(method).sort(), ['amount', 'detail', 'identifier', 'label']);
        assert.match(method.amount, /^\d+\.\d\d$/);
      }
      const told = shippingMethods.map(({ label, detail }) => `${label} ${detail}`);
      assert.equal(new Set(told).size, told.length, 'a buyer can tell them apart');
      assert.equal(await visit.page.locator('#methods input').count(), shippingMethods.length);
      const { shippingOptions, defaultSelectedOptionId } = shippingOptionParameters;
      for (const option of shippingOptions) assert.deepEqual(Object.keys(option).sort(), ['description', 'id', 'label']);
      assert.ok(shippingOptions.some(({ id }) => id === defaultSelectedOptionId));
    }));

  it('takes another method into the picker, and pays by the whole address', () =>
    world.alive(async () => {
      await visit.page.locator('#methods label').last().click();
      const total = (await visit.page.locator('#methods label b').last().textContent()) ?? '';
      await visit.page.getByText(`€${(45.9 + Number(total.slice(1))).toFixed(2)}`).waitFor();
      await visit.page.getByRole('button', { name: 'Pay', exact: true }).click();
      await visit.page.getByText(/^Paid €\d+\.\d\d\.$/).waitFor();
    }));

  it('hears that nothing goes to where the shop does not deliver, and where it does again', () =>
    world.alive(async () => {
      await openSheet();
      await visit.page.locator('#contact').selectOption({ index: 2 });
      await visit.page.getByText('We do not deliver there.').waitFor();
      assert.equal(await visit.page.locator('#told').textContent(), 'SW1A London GB');
      await visit.page.locator('#contact').selectOption({ index: 1 });
      await visit.page.locator('#pay:enabled').waitFor();
      await visit.page.getByRole('button', { name: 'Cancel' }).click();
    }));

  it('is told where a service point was chosen before', () =>
    world.alive(async () => {
      await visit.page.locator('[part~="finder-button"]').first().click();
      await visit.page.locator('dialog[open] .list .card').first().click();
      await visit.page.locator('dialog[open] [part~="collect-button"]').click();
      await visit.page.locator('dialog[open]').waitFor({ state: 'detached' });
      const { shippingType, pickupContact, shippingMethods, shippingOptionParameters } = await walletOptions();
      assert.equal(shippingType, 'storePickup');
      assert.deepEqual(Object.keys(pickupContact ?? {}).sort(), ['addressLines', 'countryCode', 'locality', 'postalCode']);
      assert.equal(shippingMethods[0]?.identifier, shippingOptionParameters.defaultSelectedOptionId);
      assert.deepEqual(visit.complaints, []);
    }));

  it('has the chosen point again when the buyer comes back to it from another method', () =>
    world.alive(async () => {
      const goesTo = (type: WalletOptions['shippingType']) =>
        visit.page.waitForFunction(
          (wanted) =>
            document.querySelector<HTMLElement & { walletOptions(): WalletOptions }>('sendcloud-delivery-picker')?.walletOptions()
              .shippingType === wanted,
          type,
        );
      await openSheet();
      await goesTo('storePickup');
      await visit.page.locator('#methods label').last().click();
      await goesTo('shipping');
      await visit.page.locator('#methods label').first().click();
      await goesTo('storePickup');
      await visit.page.getByRole('button', { name: 'Pay', exact: true }).click();
      await visit.page.getByText(/^Paid €\d+\.\d\d\.$/).waitFor();
      await goesTo('storePickup');
    }));
});
