import { hostedPoint } from '../spp/hosted-point.ts';
import { type ChosenPoint, plain } from './chosen-point.ts';

/** A service point as Sendcloud's PrestaShop module takes and keeps it. */
export interface PrestaShopFields {
  /** Body, as a form, of a POST to the module's `ServicePointSelection` controller, whose address is `data-save-url` of `#sendcloud__meta`. */
  save: { ajax: 'true'; action: 'save'; service_point_data: string };
  /** The hidden field beside it, by which the module's own script knows the choice. */
  form: { sendcloud_service_point_details: string };
  /** Column of the table `sendcloud_service_points`, one row a cart. */
  details: string;
}

/**
 * The point in the shape of the hosted picker, as JSON: the module keeps what it is given and shows `name`, `street`, `house_number`,
 * `postal_code`, `city` and `id`. It has no place for a post number. `weekday` is today's, 0 for Monday.
 *
 * Names: https://github.com/SendCloud/prestashop-thirtybees-module `controllers/front/ServicePointSelection.php`,
 * `views/templates/hook/display-before-carrier.tpl`, `sql/install.php`.
 */
export function prestaShopFields({ servicePoint }: ChosenPoint, weekday = (new Date().getDay() + 6) % 7): PrestaShopFields {
  const point = hostedPoint(servicePoint, weekday);
  const details = JSON.stringify(point, (_, value: unknown) => (typeof value === 'string' ? plain(value) : value));
  return {
    save: { ajax: 'true', action: 'save', service_point_data: details },
    form: { sendcloud_service_point_details: details },
    details,
  };
}
