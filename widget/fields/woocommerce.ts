import { type ChosenPoint, plain } from './chosen-point.ts';

/**
 * A service point as Sendcloud's two WooCommerce plugins read and keep it: "Sendcloud | Smart Shipping Platform" (`sendcloud-shipping`)
 * and the newer "Sendcloud Connected Shipping" (`sendcloud-connected-shipping`).
 */
export interface WooCommerceFields {
  /** Posted by the classic checkout. */
  form: {
    sendcloudshipping_service_point_selected: string;
    sendcloudshipping_service_point_extra: string;
    sendcloudshipping_post_number: string;
    sendcloudshipping_service_point_extra_v2: string;
  };
  /** Kept with the order. */
  meta: {
    sendcloudshipping_service_point_meta: { id: string; extra: string; post_number: string };
    sendcloudshipping_v2_service_point: string;
  };
  /** `extensions` of the block checkout's `POST /wc/store/v1/checkout`. */
  extensions: { 'sendcloud-connected-shipping': { service_point: string } };
  /** Body of the block checkout's `POST /wc/store/v1/cart/extensions`. */
  cartUpdate: { namespace: 'sendcloud-connected-shipping-sp-block'; data: { servicePoint: string } };
}

/**
 * Names: `Checkout_Handler` and `Service_Point_Meta` of sendcloud-shipping 2.4.5; `SCCSP_Checkout_Handler`, `SCCSP_Order_Repository` and
 * `SCCSP_Checkout_Block_Handler` of sendcloud-connected-shipping (both on plugins.svn.wordpress.org). The newer plugin calls the post
 * number `toPostalCode` and saves nothing when that key is missing. Its first versions read `extensions`, later ones `cartUpdate`.
 */
export function wooCommerceFields(chosen: ChosenPoint): WooCommerceFields {
  const { id, name, street, houseNumber, postalCode, city } = chosen.servicePoint;
  const postNumber = plain(chosen.postNumber ?? '');
  const extra = [name, `${street} ${houseNumber}`, `${postalCode} ${city}`].map((line) => plain(line.replaceAll('|', '/'))).join('|');
  const point = JSON.stringify({
    id,
    toPostalCode: postNumber,
    name: plain(name),
    street: plain(street),
    city: plain(city),
    postal_code: plain(postalCode),
    house_number: plain(houseNumber),
  });
  return {
    form: {
      sendcloudshipping_service_point_selected: id,
      sendcloudshipping_service_point_extra: extra,
      sendcloudshipping_post_number: postNumber,
      sendcloudshipping_service_point_extra_v2: point,
    },
    meta: {
      sendcloudshipping_service_point_meta: { id, extra, post_number: postNumber },
      sendcloudshipping_v2_service_point: point,
    },
    extensions: { 'sendcloud-connected-shipping': { service_point: point } },
    cartUpdate: { namespace: 'sendcloud-connected-shipping-sp-block', data: { servicePoint: point } },
  };
}
