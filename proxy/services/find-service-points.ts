import type { ServicePoints } from '../contract/service-points.ts';
import type { PointType } from '../contract/values.ts';
import { fencedPointCarriers } from '../domain/fence.ts';
import type { Merchant } from '../domain/merchant.ts';
import type { CheckoutDeps } from './checkout-deps.ts';
import type { PointSearch } from './upstream.ts';
import { noAccount, upstreamProblem } from './upstream-problem.ts';

/** What a page asks for. No carriers: all that the merchant's fence lets through. */
export interface PointQuestion {
  country: string;
  carriers: readonly string[] | null;
  types: readonly PointType[] | null;
  place: PointSearch['place'];
}

/** A hundred around a place is more than a shopper reads; a map of a city shows ten times as many. */
const limits = { place: 100, box: 1000 };

/** Finds the service points around a place, nearest first, of carriers that the merchant allows. */
export async function findServicePoints(deps: CheckoutDeps, merchant: Merchant, question: PointQuestion): Promise<ServicePoints> {
  const carriers = fencedPointCarriers(merchant.carriers ?? null, question.carriers)?.toSorted() ?? null;
  if (carriers?.length === 0) return { points: [], completeness: 'whole', stale: false, age: 0, place: null, map: deps.map };
  const credential = await deps.merchants.credential(merchant);
  if (!credential) throw noAccount();
  const search: PointSearch = {
    country: question.country,
    carriers: question.carriers === null ? [] : (carriers ?? []),
    types: question.types?.toSorted() ?? null,
    place: coarse(question.place),
    limit: 'north' in question.place ? limits.box : limits.place,
  };
  try {
    return await deps.points.find(merchant, credential, search, carriers);
  } catch (error) {
    throw upstreamProblem(error);
  }
}

/** Rounds coordinates to about 100 m and writes postal codes one way: neighbours share an answer, and nobody's doorstep is kept. */
function coarse(place: PointSearch['place']): PointSearch['place'] {
  if ('latitude' in place) return { ...place, latitude: rounded(place.latitude), longitude: rounded(place.longitude) };
  if ('postalCode' in place && Object.keys(place).length === 1)
    return { postalCode: place.postalCode?.toUpperCase().replaceAll(/\s+/g, '') ?? '' };
  return place;
}

const rounded = (degrees: number): number => Math.round(degrees * 1000) / 1000;
