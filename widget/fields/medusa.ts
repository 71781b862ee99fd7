import type { ChosenPoint } from './chosen-point.ts';

/** `data` of a shipping method in Medusa 2: what a fulfilment provider is given, and what stays with the order. */
export interface MedusaData {
  service_point_id: string;
  post_number: string;
  service_point: { carrier: string; name: string; address: string; postal_code: string; city: string; country_code: string };
}

/**
 * For `sdk.store.cart.addShippingMethod(cart, { option_id, data })` (https://docs.medusajs.com/resources/references/types/HttpTypes/interfaces/types.HttpTypes.StoreAddCartShippingMethods).
 * `service_point_id` is what the community's Sendcloud provider asks for; the rest is there to be shown.
 */
export function medusaData({ servicePoint, postNumber }: ChosenPoint): MedusaData {
  const { id, carrier, name, street, houseNumber, postalCode, city, country } = servicePoint;
  return {
    service_point_id: id,
    post_number: postNumber ?? '',
    service_point: {
      carrier,
      name,
      address: `${street} ${houseNumber}`.trim(),
      postal_code: postalCode,
      city,
      country_code: country.toLowerCase(),
    },
  };
}
