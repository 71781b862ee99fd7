import { carrierOf } from '../catalogue/carriers.ts';
import { countryOf } from '../catalogue/countries.ts';
import { weekOf } from '../world/holidays.ts';
import type { Point } from '../world/points.ts';
import { localDate } from '../zone.ts';

/** Coordinates are text, hours are `"0"` for Monday to `"6"`, and a closed day is an empty list. */
export function servicePointShapeV2(point: Point, now: number, distance: number | null) {
  const today = localDate(now, countryOf(point.country)?.timeZone ?? 'UTC');
  const week = weekOf(point.week, point.country, today);
  const tomorrow = today.plus(1);
  return {
    id: point.id,
    code: point.carrierServicePointId,
    is_active: !point.expired,
    shop_type: point.shopType,
    general_shop_type: point.kind,
    extra_data:
      carrierOf(point.carrier)?.code === 'postnl'
        ? { partner_name: 'PostNL', sales_channel: 'AFHAALPUNT', retail_network_id: 'PNPNL-01' }
        : {},
    name: point.name,
    street: point.street,
    house_number: point.houseNumber,
    postal_code: point.postalCode.replace(' ', ''),
    city: point.city.toUpperCase(),
    latitude: point.latitude.toFixed(6),
    longitude: point.longitude.toFixed(6),
    email: point.email,
    phone: point.phone,
    homepage: '',
    carrier: point.carrier,
    country: point.country,
    formatted_opening_times: Object.fromEntries(
      week.map((day, index) => [String(index), (day ?? []).map(([start, end]) => `${start} - ${end}`)]),
    ),
    open_tomorrow: weekOf(point.week, point.country, tomorrow)[tomorrow.weekday] != null,
    open_upcoming_week: week.some((day) => day !== null),
    ...(distance !== null && { distance }),
  };
}
