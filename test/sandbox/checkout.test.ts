import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { arrange, cart } from './client.ts';

interface Option {
  id: string;
  delivery_method_type: string;
  cut_off_time: string | null;
  checkout_identifier: { value: string };
  shipping_rate: { value: string | null };
  delivery_dates: { delivery_date: string; parcel_handover_date: string }[] | null;
}

const { as, sandbox } = arrange();
const quote = (change: object = {}, account = 'own-v3') => as(account)('POST', '/api/v3/checkout/delivery-options', cart(change));
const optionsAt = async (now: string, change: object = {}): Promise<Option[]> => {
  sandbox.clock.set(Date.parse(now));
  return (await quote(change)).body.delivery_options;
};
const priceOf = (options: Option[], code: string) =>
  options.find(({ checkout_identifier }) => checkout_identifier.value === code)?.shipping_rate.value;
const TUESDAY_MORNING = '2026-11-24T10:00:00+01:00';

describe('POST /checkout/delivery-options', () => {
  it('offers same day until the cut-off', async () => {
    const sameDay = async (now: string) =>
      (await optionsAt(now)).find(({ delivery_method_type }) => delivery_method_type === 'same_day_delivery');
    const option = await sameDay(TUESDAY_MORNING);
    assert.equal(option?.cut_off_time, '2026-11-24T12:00:00+01:00');
    assert.deepEqual(option?.delivery_dates, [
      { delivery_date: '2026-11-24T18:00:00+01:00', parcel_handover_date: '2026-11-24T12:00:00+01:00' },
    ]);
    assert.equal(await sameDay('2026-11-24T12:00:00+01:00'), undefined);
  });

  it('offers fourteen working days to choose from, across the change of the clocks', async () => {
    const options = await optionsAt('2026-10-23T18:00:00+02:00');
    const nominated = options.find(({ delivery_method_type }) => delivery_method_type === 'nominated_day_delivery');
    assert.equal(nominated?.delivery_dates?.length, 14);
    assert.deepEqual(nominated?.delivery_dates?.[0], {
      delivery_date: '2026-10-27T12:00:00+01:00',
      parcel_handover_date: '2026-10-26T12:00:00+01:00',
    });
  });

  it('repeats a method for each of its carriers, under one id', async () => {
    const points = (await optionsAt(TUESDAY_MORNING)).filter(
      ({ delivery_method_type }) => delivery_method_type === 'service_point_delivery',
    );
    assert.equal(new Set(points.map(({ id }) => id)).size, 1);
    assert.deepEqual(
      points.map(({ checkout_identifier }) => checkout_identifier.value),
      ['postnl:pakjegemak', 'dhl:complete/standard,service_point'],
    );
  });

  it('is free from a value on, keeps weight limits, and tells a missing price from a free one', async () => {
    const below = await optionsAt(TUESDAY_MORNING, { total_price: { value: '99.99' } });
    assert.deepEqual([priceOf(below, 'postnl:standard'), priceOf(below, 'ups:standard')], ['4.95', null]);
    assert.equal(priceOf(await optionsAt(TUESDAY_MORNING, { total_price: { value: '100.00' } }), 'postnl:standard'), '0');
    const heavy = await optionsAt(TUESDAY_MORNING, { total_weight: { value: '30', unit: 'kg' } });
    assert.deepEqual(
      heavy.map(({ checkout_identifier }) => checkout_identifier.value),
      ['ups:standard'],
    );
  });

  it('follows metadata and the country', async () => {
    assert.equal(priceOf(await optionsAt(TUESDAY_MORNING), 'postnl:standard/signature'), undefined);
    assert.equal(priceOf(await optionsAt(TUESDAY_MORNING, { metadata: { customer: 'trade' } }), 'postnl:standard/signature'), '2.50');
    const german = await optionsAt(TUESDAY_MORNING, { to_address: { country_code: 'DE', postal_code: '10115' } });
    assert.deepEqual(
      german.map(({ checkout_identifier }) => checkout_identifier.value),
      ['dpd:home', 'dhl_de:paket/service_point', 'dpd:classic/service_point', 'ups:standard'],
    );
    assert.deepEqual(await optionsAt(TUESDAY_MORNING, { to_address: { country_code: 'US' } }), []);
  });

  it('refuses what Sendcloud refuses', async () => {
    const refused = async (change: object, account?: string) =>
      (await quote(change, account)).body.errors.map((error: { code: string; detail: string; source?: { pointer: string } }) => [
        error.code,
        error.detail,
        error.source?.pointer,
      ]);
    assert.deepEqual(await refused({}, 'no-checkout'), [
      ['non_field_errors', 'There is no active configuration for the authenticated integration', undefined],
    ]);
    assert.deepEqual(await refused({ total_weight: undefined, from_address: undefined }), [
      ['required', 'Field required', '/data/attributes/total_weight'],
      ['required', 'Field required', '/data/attributes/from_address'],
    ]);
    assert.deepEqual(await refused({ to_address: { country_code: 'XX' } }), [
      ['validation_error', 'Invalid country code', '/data/attributes/to_address/country_code'],
    ]);
    assert.deepEqual(await refused({ total_weight: { value: '0' } }), [
      ['validation_error', 'Input should be greater than 0', '/data/attributes/total_weight/value'],
    ]);
    assert.deepEqual(await refused({ total_weight: { value: 2500 } }), [
      ['validation_error', 'Input should be a valid string', '/data/attributes/total_weight/value'],
    ]);
    assert.deepEqual(await refused({ weight: 1 }), [['extra_forbidden', 'Extra inputs are not permitted', '/data/attributes/weight']]);
  });
});

describe('POST /shipping-options', () => {
  it('gives prices only when asked, and codes that exist', async () => {
    const ask = async (change: object) =>
      (await as('own-v3')('POST', '/api/v3/shipping-options', { to_address: { country_code: 'NL' }, ...change })).body.data;
    assert.ok((await ask({})).every((option: { quotes: unknown }) => option.quotes === null));
    const [quoted] = await ask({
      calculate_quotes: true,
      shipping_option_code: 'postnl:pakjegemak',
      parcels: [{ weight: { value: '2', unit: 'kg' } }],
    });
    assert.equal(quoted.quotes[0].price.total.value, '4.75');
    assert.equal(quoted.requirements.is_service_point_required, true);
  });

  it('refuses a foreign contract and an empty list of parcels', async () => {
    const ask = async (body: object) => (await as('own-v3')('POST', '/api/v3/shipping-options', body)).body.errors;
    assert.deepEqual(await ask({ contract_id: 9 }), [{ code: 'invalid', detail: 'Invalid contract.', status: '400' }]);
    assert.deepEqual(await ask({ parcels: [] }), [{ code: 'invalid', detail: 'At least one parcel must be provided.', status: '400' }]);
  });
});

describe('a British shop’s checkout', () => {
  const offered = async (to: string, change: object = {}) => {
    const { as } = arrange();
    const to_address = { country_code: 'NL', postal_code: to };
    return (await as('pounds')('POST', '/api/v3/checkout/delivery-options', cart({ to_address, ...change }))).body.delivery_options;
  };

  it('is in pounds, by the zone of the postal code, without lead times', async () => {
    const prices = [];
    for (const code of ['1012AB', '8881AA', '5611EM']) prices.push((await offered(code))[0].shipping_rate);
    assert.deepEqual(
      prices,
      ['2.95', '12.50', '4.50'].map((value) => ({ value, currency: 'GBP' })),
    );
    assert.equal((await offered('5611EM'))[0].lead_time_hours, null);
  });

  it('has an offer for the trade, for carts that say so', async () => {
    const titles = async (change: object) => (await offered('5611EM', change)).map(({ title }: { title: string }) => title);
    assert.ok((await titles({ metadata: { customer: 'trade' } })).includes('Trade delivery with signature'));
    assert.ok(!(await titles({})).includes('Trade delivery with signature'));
  });
});

describe('same-day delivery', () => {
  const sameDay = async (account: string, at: string) => {
    const { as, sandbox } = arrange();
    sandbox.clock.set(Date.parse(at));
    const { delivery_options } = (await as(account)('POST', '/api/v3/checkout/delivery-options', cart())).body;
    return delivery_options.some((option: { delivery_method_type: string }) => option.delivery_method_type === 'same_day_delivery');
  };

  it('is there at the weekend until noon in the shop’s zone, where the carrier drives every day', async () => {
    assert.deepEqual(
      [
        await sameDay('own-v3', '2026-11-21T11:59:00+01:00'),
        await sameDay('own-v3', '2026-11-21T12:00:00+01:00'),
        await sameDay('own-v3', '2026-11-22T11:59:00+01:00'),
        await sameDay('pounds', '2026-11-21T09:00:00+00:00'),
        await sameDay('pounds', '2026-11-23T09:00:00+00:00'),
      ],
      [true, false, true, false, true],
    );
  });
});
