import { carrierName } from '../catalogue/carriers.ts';
import { countryOf } from '../catalogue/countries.ts';
import { localDate, zonedInstant } from '../zone.ts';
import type { Point } from '../world/points.ts';
import { weekOf } from '../world/holidays.ts';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** A point as `GET /service-points/{id}` shows it. Hours are the current week's, holidays and all, as Sendcloud gives them. */
export function servicePointShape(point: Point, now: number) {
  const timeZone = countryOf(point.country)?.timeZone ?? 'UTC';
  const today = localDate(now, timeZone);
  const week = weekOf(point.week, point.country, today);
  return {
    id: point.id,
    name: point.name,
    carrier: carrierShape(point.carrier),
    carrier_service_point_id: point.carrierServicePointId,
    carrier_shop_type: point.shopType,
    general_shop_type: point.kind,
    address: {
      street: point.street,
      house_number: point.houseNumber,
      postal_code: point.postalCode,
      city: point.city,
      country_code: point.country,
    },
    position: { latitude: point.latitude, longitude: point.longitude },
    contact: { email: point.email, phone: point.phone },
    opening_times: Object.fromEntries(
      DAYS.map((day, index) => [day, week[index]?.map(([start_time, end_time]) => ({ start_time, end_time })) ?? null]),
    ),
    is_open_tomorrow: weekOf(point.week, point.country, today.plus(1))[today.plus(1).weekday] != null,
    next_open_at: nextOpenAt(point, now, timeZone),
    is_expired: point.expired,
  };
}

const carrierShape = (code: string) => ({
  code,
  name: carrierName(code),
  logo_url: `https://cdn.sendcloud.com/global-media/${code}/img/logo.svg`,
  icon_url: `https://cdn.sendcloud.com/global-media/${code}/img/icon.svg`,
});

/** The next start of an interval within a week, with its zone's offset; null when there is none. */
function nextOpenAt(point: Point, now: number, timeZone: string): string | null {
  const today = localDate(now, timeZone);
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = today.plus(ahead);
    for (const [start] of weekOf(point.week, point.country, day)[day.weekday] ?? []) {
      const instant = zonedInstant(day, start, timeZone);
      if (instant.epoch > now) return instant.iso;
    }
  }
  return null;
}
