import type { ServicePoint } from '../../proxy/contract/service-points.ts';

/** A service point as Sendcloud's API v2 and its hosted picker give it (`v2/service-points.yaml`). Day "0" is Monday. */
export interface HostedPoint {
  id: number;
  code: string;
  is_active: boolean;
  shop_type: string | null;
  general_shop_type: string | null;
  extra_data: Record<string, unknown>;
  name: string;
  street: string;
  house_number: string;
  postal_code: string;
  city: string;
  latitude: string;
  longitude: string;
  email: string;
  phone: string;
  homepage: string;
  carrier: string;
  country: string;
  formatted_opening_times: Record<string, string[]>;
  open_tomorrow: boolean;
  open_upcoming_week: boolean;
  distance?: number;
}

const generalTypes: Readonly<Record<ServicePoint['type'], string | null>> = {
  shop: 'servicepoint',
  locker: 'locker',
  'post-office': 'post_office',
  depot: 'carrier_depot',
  other: null,
};

/** What a shop's code expects of the hosted picker. `weekday` is today's, 0 for Monday. What is not known is empty, as there. */
export function hostedPoint(point: ServicePoint, weekday: number): HostedPoint {
  const hours = Array.from({ length: 7 }, (_, day) => hoursOn(point, day));
  return {
    id: Number(point.id),
    code: point.carrierServicePointId,
    is_active: true,
    shop_type: null,
    general_shop_type: generalTypes[point.type],
    extra_data: {},
    name: point.name,
    street: point.street,
    house_number: point.houseNumber,
    postal_code: point.postalCode,
    city: point.city,
    latitude: point.latitude.toFixed(6),
    longitude: point.longitude.toFixed(6),
    email: '',
    phone: '',
    homepage: '',
    carrier: point.carrier,
    country: point.country,
    formatted_opening_times: Object.fromEntries(hours.map((intervals, day) => [String(day), intervals])),
    open_tomorrow: (hours[(weekday + 1) % 7]?.length ?? 0) > 0,
    open_upcoming_week: hours.some((intervals) => intervals.length > 0),
    ...(point.distance === null ? {} : { distance: point.distance }),
  };
}

const hoursOn = ({ opening }: ServicePoint, day: number): string[] =>
  (opening.week?.[day]?.hours ?? []).map(([from, until]) => `${from} - ${until}`);
