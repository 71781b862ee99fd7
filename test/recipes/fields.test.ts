import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import { magentoFields, medusaData, prestaShopFields, wooCommerceFields } from '../../widget/fields/index.ts';
import {
  keptByConnectedShipping,
  keptByMagento,
  keptByPrestaShop,
  keptBySmartShipping,
  keptFromCartUpdate,
  keptFromExtensions,
} from './support/store-side.ts';

const servicePoint: ServicePoint = {
  id: '10168633',
  carrier: 'dhl_de',
  carrierName: 'DHL',
  carrierServicePointId: '139',
  type: 'locker',
  name: 'Packstation 139',
  addressLines: [],
  street: 'Alexanderplatz',
  houseNumber: '1a',
  postalCode: '10178',
  city: 'Berlin',
  country: 'DE',
  latitude: 52.521,
  longitude: 13.412,
  distance: 240,
  opening: { status: 'unknown', week: null },
  requires: ['post-number'],
};
const chosen = { servicePoint, postNumber: '12345678' };
const awkward = {
  servicePoint: { ...servicePoint, name: 'Tabac "L\'Étoile" \\ 100%ab <24/7> | Presse', street: 'Rue\nSaint-Honoré' },
  postNumber: null,
};

describe('the fields for WooCommerce', () => {
  const fields = wooCommerceFields(chosen);

  it('are kept by Smart Shipping Platform under its names', () => {
    assert.deepEqual(keptBySmartShipping(fields.form), {
      sendcloudshipping_service_point_meta: {
        id: '10168633',
        extra: 'Packstation 139|Alexanderplatz 1a|10178 Berlin',
        post_number: '12345678',
      },
    });
  });

  it('are kept by Connected Shipping under its names', () => {
    const { sendcloudshipping_v2_service_point: json } = fields.meta;
    assert.deepEqual(JSON.parse(json), {
      id: '10168633',
      toPostalCode: '12345678',
      name: 'Packstation 139',
      street: 'Alexanderplatz',
      city: 'Berlin',
      postal_code: '10178',
      house_number: '1a',
    });
    assert.deepEqual(keptByConnectedShipping(fields.form), { sendcloudshipping_v2_service_point: json });
  });

  it('are kept from the block checkout, as the Store API takes them', () => {
    const { sendcloudshipping_v2_service_point: json } = fields.meta;
    assert.deepEqual(fields.extensions, { 'sendcloud-connected-shipping': { service_point: json } });
    assert.deepEqual(fields.cartUpdate, { namespace: 'sendcloud-connected-shipping-sp-block', data: { servicePoint: json } });
    assert.deepEqual(keptFromExtensions({ extensions: fields.extensions }), { sendcloudshipping_v2_service_point: json });
    assert.deepEqual(keptFromCartUpdate(fields.cartUpdate), { sendcloudshipping_v2_service_point: json });
  });

  it('are, as a whole, what a front end of its own would keep', () => {
    assert.deepEqual({ ...keptBySmartShipping(fields.form), ...keptByConnectedShipping(fields.form) }, fields.meta);
  });

  it('survive quotation marks, backslashes, tags, bars and percent signs', () => {
    const odd = wooCommerceFields(awkward);
    for (const kept of [
      keptByConnectedShipping(odd.form),
      keptFromExtensions({ extensions: odd.extensions }),
      keptFromCartUpdate(odd.cartUpdate),
    ])
      assert.deepEqual(kept, { sendcloudshipping_v2_service_point: odd.meta.sendcloudshipping_v2_service_point });
    const { name, toPostalCode, street } = JSON.parse(odd.meta.sendcloudshipping_v2_service_point) as Record<string, string>;
    assert.deepEqual([name, toPostalCode, street], ['Tabac ”L’Étoile” 100% ab 24/7 | Presse', '', 'Rue Saint-Honoré']);
    assert.equal(odd.meta.sendcloudshipping_service_point_meta.extra.split('|').length, 3);
    assert.deepEqual({ ...keptBySmartShipping(odd.form), ...keptByConnectedShipping(odd.form) }, odd.meta);
  });
});

describe('the fields for Magento 2', () => {
  it('are the declared extension attributes, each of its type, and all of them', () => {
    assert.deepEqual(keptByMagento(magentoFields(chosen)), {
      sendcloud_service_point_id: 10168633,
      sendcloud_service_point_name: 'Packstation 139',
      sendcloud_service_point_street: 'Alexanderplatz',
      sendcloud_service_point_house_number: '1a',
      sendcloud_service_point_zip_code: '10178',
      sendcloud_service_point_city: 'Berlin',
      sendcloud_service_point_country: 'DE',
      sendcloud_service_point_postnumber: '12345678',
    });
  });

  it('have an empty post number where none is asked for', () => {
    assert.equal(magentoFields({ servicePoint }).sendcloud_service_point_postnumber, '');
  });
});

describe('the fields for PrestaShop', () => {
  it('are kept by the module as the point its templates show', () => {
    const fields = prestaShopFields(chosen);
    assert.deepEqual(keptByPrestaShop(fields.save), { status: 204, details: fields.details });
    const { id, name, street, house_number, postal_code, city } = JSON.parse(fields.details) as Record<string, unknown>;
    assert.deepEqual(
      { id, name, street, house_number, postal_code, city },
      { id: 10168633, name: 'Packstation 139', street: 'Alexanderplatz', house_number: '1a', postal_code: '10178', city: 'Berlin' },
    );
    assert.equal(fields.form.sendcloud_service_point_details, fields.details);
  });

  it('survive quotation marks and backslashes', () => {
    const { save, details } = prestaShopFields(awkward);
    assert.deepEqual(keptByPrestaShop(save), { status: 204, details });
  });
});

describe('the data for Medusa 2', () => {
  it('names the point as the Sendcloud provider asks for it, and says what to show', () => {
    assert.deepEqual(medusaData(chosen), {
      service_point_id: '10168633',
      post_number: '12345678',
      service_point: {
        carrier: 'dhl_de',
        name: 'Packstation 139',
        address: 'Alexanderplatz 1a',
        postal_code: '10178',
        city: 'Berlin',
        country_code: 'de',
      },
    });
  });
});
