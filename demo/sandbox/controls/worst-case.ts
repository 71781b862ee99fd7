import { hashOf } from '../world/random.ts';

/** Fields whose text comes from a list of Sendcloud's, and grows without warning. */
const OPEN_LISTS = new Set(['general_shop_type', 'precision', 'sustainability_rating', 'charging_type', 'last_mile']);
/** Numbers that other replies of Sendcloud give as text. */
const AS_TEXT = new Set(['latitude', 'longitude', 'distance', 'id', 'lead_time']);
/** Fields that are missing, null or "null" somewhere in Sendcloud's own examples. */
const MAY_VANISH = new Set([
  'phone',
  'house_number',
  'delivery_dates',
  'lead_time_hours',
  'sustainability_rating',
  'description',
  'icon_url',
  'carrier_shop_type',
  'is_open_tomorrow',
  'message',
]);

/**
 * A reply with everything that Sendcloud has been seen to do, or might: numbers as text, `null`, `"null"` and absent for one
 * another, values outside their list, fields nobody knows. The same reply always comes out the same.
 */
export async function worstCase(response: Response): Promise<Response> {
  if (!response.ok || !response.headers.get('content-type')?.includes('application/json')) return response;
  const body = twisted(await response.json(), '');
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return new Response(JSON.stringify(body), { status: response.status, headers });
}

function twisted(value: unknown, path: string): unknown {
  if (Array.isArray(value)) return value.map((each, index) => twisted(each, `${path}/${index}`));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).flatMap(([name, each]) => field(name, each, `${path}/${name}`));
  return { ...Object.fromEntries(fields), a_field_nobody_knows: { since: 'today' } };
}

/** The field as it comes out; none when it vanishes. */
function field(name: string, value: unknown, path: string): [string, unknown][] {
  const dice = hashOf('worst', path) % 6;
  if (MAY_VANISH.has(name)) {
    if (dice === 0) return [];
    if (dice === 1) return [[name, null]];
    if (dice === 2 && typeof value === 'string') return [[name, 'null']];
  }
  if (OPEN_LISTS.has(name) && dice === 3) return [[name, 'something_new']];
  if (AS_TEXT.has(name) && typeof value === 'number' && dice < 3) return [[name, String(value)]];
  return [[name, twisted(value, path)]];
}
