import { z } from 'zod';
import type { Clock, Log } from '../services/ports.ts';
import { type PointSearch, type Sendcloud, UpstreamError } from '../services/upstream.ts';
import type { HttpClient } from './http-client.ts';
import { maybeBoolean, read, readEach } from './wire.ts';
import { placeOf, servicePointOf, WireGeocoding, WireServicePoint, wireTypeOf } from './wire-service-point.ts';

const ListReply = z.object({ data: z.object({ results: z.unknown(), geocoding: WireGeocoding }) });
const OneReply = z.object({ data: WireServicePoint });
const AvailabilityReply = z.object({ data: z.object({ is_available: maybeBoolean }) });

/** Sendcloud gives at most this many in one answer, and there is no next page. */
const MOST = 200;

/** Service points by API v3 (`v3/service-points.yaml`). Carriers are always named, so the merchant need not tick them in a panel. */
export function servicePointsV3({
  http,
  clock,
  log,
}: {
  http: HttpClient;
  clock: Clock;
  log: Log | undefined;
}): Pick<Sendcloud, 'findServicePoints' | 'servicePoint' | 'isAvailable'> {
  return {
    async findServicePoints(credential, search, call) {
      const limit = Math.min(search.limit, MOST);
      const query = queryOf(search, limit);
      const { json } = await http.send(credential, { method: 'GET', path: '/api/v3/service-points', query, read: true }, call);
      const { results, geocoding } = read(ListReply, json).data;
      const usable = readEach(WireServicePoint, results, log, 'service-point').filter((point) => !point.is_expired);
      return {
        points: usable.map((point) => servicePointOf(point, search.country, clock.now())),
        place: placeOf(geocoding),
        cut: Array.isArray(results) && results.length >= limit,
      };
    },

    async servicePoint(credential, id, call) {
      if (!isPointId(id)) return null;
      const { status, json } = await http.send(
        credential,
        { method: 'GET', path: `/api/v3/service-points/${id}`, read: true, alsoAnswers: [404] },
        call,
      );
      if (status === 404) return null;
      const point = read(OneReply, json).data;
      return point.is_expired ? null : servicePointOf(point, '', clock.now());
    },

    async isAvailable(credential, id, call) {
      if (!isPointId(id)) return false;
      const { status, json } = await http.send(
        credential,
        { method: 'POST', path: `/api/v3/service-points/${id}/check-availability`, read: true, alsoAnswers: [404] },
        call,
      );
      if (status === 404) return false;
      const available = read(AvailabilityReply, json).data.is_available;
      if (available === undefined) throw new UpstreamError('malformed', { status });
      return available;
    },
  };
}

/** Sendcloud's ids are positive integers; anything else is not there, and must not reach a path. */
const isPointId = (id: string) => /^[1-9]\d{0,18}$/.test(id);

function queryOf({ country, carriers, types, place }: PointSearch, limit: number): [string, string][] {
  const wanted = (types ?? []).map(wireTypeOf).filter((type) => type !== undefined);
  return [
    ['country_code', country],
    ...(carriers.length === 0
      ? [['use_integration_carriers', 'true'] as [string, string]]
      : carriers.map((code): [string, string] => ['carrier_code', code])),
    ...wanted.map((type): [string, string] => ['general_shop_type', type]),
    ...Object.entries(placeQuery(place)).flatMap(([name, value]): [string, string][] =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
    ['limit', String(limit)],
  ];
}

/** Exactly one of the three ways to name a place. A house number alone says nothing and is refused, so it goes with a street or a code. */
function placeQuery(place: PointSearch['place']): Record<string, string | number | undefined> {
  if ('text' in place) return { address: place.text };
  if ('latitude' in place) return { latitude: place.latitude, longitude: place.longitude, radius: place.radius };
  if ('north' in place) return { ne_latitude: place.north, ne_longitude: place.east, sw_latitude: place.south, sw_longitude: place.west };
  const { street, houseNumber, postalCode, city } = place as { street?: string; houseNumber?: string; postalCode?: string; city?: string };
  const located = Boolean(street || postalCode);
  return {
    address_street: street,
    address_house_number: located ? houseNumber : undefined,
    address_postal_code: postalCode,
    address_city: city,
  };
}
