/**
 * What the server side of Sendcloud's modules does with what a checkout hands it, read off their public sources: which keys must be there,
 * what is done to the texts, and under which names they are kept.
 */

/** https://developer.wordpress.org/reference/functions/sanitize_text_field/ */
const sanitizeTextField = (text: string): string =>
  text
    .replaceAll(/<[^>]*>?/g, '')
    .replaceAll(/[\r\n\t ]+/g, ' ')
    .replaceAll(/%[a-f0-9]{2}/gi, '')
    .trim();

/** PHP's `stripslashes`: WordPress' `wp_unslash`, and inside PrestaShop's `Tools::getValue`. */
const stripSlashes = (text: string): string => text.replaceAll(/\\(.?)/gs, '$1');

/** WordPress slashes `$_POST` before anybody sees it. */
const asWordPressPosts = (text: string): string => text.replaceAll(/[\\'"\0]/g, '\\$&');

type Posted = Record<string, string>;

/** sendcloud-shipping 2.4.5, `Checkout_Handler::update_order_meta` and `Service_Point_Meta::to_array`. It sanitises without unslashing. */
export function keptBySmartShipping(posted: Posted): object | null {
  const [id, extra, postNumber] = ['service_point_selected', 'service_point_extra', 'post_number'].map(
    (name) => posted[`sendcloudshipping_${name}`],
  );
  if (id === undefined || extra === undefined || postNumber === undefined) return null;
  const kept = (text: string) => sanitizeTextField(asWordPressPosts(text));
  return { sendcloudshipping_service_point_meta: { id: kept(id), extra: kept(extra), post_number: kept(postNumber) } };
}

const needed = ['id', 'toPostalCode', 'name', 'street', 'city', 'postal_code', 'house_number'];

function keptPoint(text: string): object | null {
  const json = sanitizeTextField(text);
  const point = parsed(json);
  const isWhole = point !== null && needed.every((key) => point[key] !== undefined && point[key] !== null);
  return isWhole ? { sendcloudshipping_v2_service_point: json } : null;
}

function parsed(json: string): Record<string, unknown> | null {
  try {
    return JSON.parse(json) as Record<string, unknown> | null;
  } catch {
    return null;
  }
}

/** sendcloud-connected-shipping, `SCCSP_Checkout_Handler::update_order_meta`: the classic checkout. */
export const keptByConnectedShipping = (posted: Posted): object | null =>
  keptPoint(stripSlashes(asWordPressPosts(posted.sendcloudshipping_service_point_extra_v2 ?? '')));

/** The same plugin's `SCCSP_Checkout_Block_Handler`, first versions: the body of `POST /wc/store/v1/checkout`. JSON is not slashed, and unslashed all the same. */
export const keptFromExtensions = (body: { extensions?: Record<string, Record<string, string>> }): object | null =>
  keptPoint(stripSlashes(body.extensions?.['sendcloud-connected-shipping']?.service_point ?? ''));

/** Later versions: the session, which a callback for this namespace of `POST /wc/store/v1/cart/extensions` fills. */
export const keptFromCartUpdate = ({ namespace, data }: { namespace: string; data: { servicePoint: string | null } }): object | null =>
  namespace === 'sendcloud-connected-shipping-sp-block' ? keptPoint(stripSlashes(data.servicePoint ?? '')) : null;

/** The module's `etc/extension_attributes.xml`, with the type of each. */
const magentoAttributes: Record<string, 'number' | 'string'> = {
  sendcloud_service_point_id: 'number',
  sendcloud_service_point_name: 'string',
  sendcloud_service_point_street: 'string',
  sendcloud_service_point_house_number: 'string',
  sendcloud_service_point_zip_code: 'string',
  sendcloud_service_point_city: 'string',
  sendcloud_service_point_country: 'string',
  sendcloud_service_point_postnumber: 'string',
};

/** `Plugin/BeforeSaveShippingInformation.php`: attributes that are not declared, or of another type, are an error of Magento's web API. */
export function keptByMagento(attributes: object): object {
  for (const [name, value] of Object.entries(attributes))
    if (magentoAttributes[name] !== typeof value) throw new TypeError(`Property "${name}" is no declared ${typeof value}`);
  const unset = Object.keys(magentoAttributes).filter((name) => !(name in attributes));
  return { ...Object.fromEntries(unset.map((name) => [name, null])), ...attributes };
}

/** `ServicePointSelectionModuleFrontController::init`; the row's column `details`, or why not. */
export function keptByPrestaShop(posted: Posted): { status: number; details: string | null } {
  if (posted.ajax === undefined) return { status: 404, details: null };
  if (posted.action === 'delete') return { status: 204, details: null };
  const details = stripSlashes(posted.service_point_data ?? '');
  return details && parsed(details) ? { status: 204, details } : { status: 400, details: null };
}
