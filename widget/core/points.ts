import { bare } from './plain.ts';

/** What these functions need to know of a service point. */
export interface PointLike {
  readonly id: string;
  readonly carrier: string;
  readonly type: string;
  readonly carrierServicePointId: string;
  readonly requires: readonly string[];
}

/** The points a carrier knows by this: its own number for one, or a part of the name, however they are written. */
export function calledSo<T extends PointLike & { readonly name: string }>(points: readonly T[], text: string): T[] {
  const wanted = bare(text);
  return wanted
    ? points.filter(({ name, carrierServicePointId }) => [name, carrierServicePointId].some((own) => bare(own).includes(wanted)))
    : [];
}

/** A point by the carrier's own id, as a shop keeps it in the shopper's account. */
type Known = Pick<PointLike, 'carrier' | 'carrierServicePointId'>;

/** Is this one of the points the shopper has used before? */
export const isKnown = ({ carrier, carrierServicePointId }: Known, known: readonly Known[]): boolean =>
  known.some((point) => point.carrier === carrier && point.carrierServicePointId === carrierServicePointId);

/** The points the shopper has used before, then the others, each in the order they came. */
export const knownFirst = <T extends Known>(points: readonly T[], known: readonly Known[]): readonly T[] =>
  known.length === 0 ? points : points.toSorted((a, b) => Number(isKnown(b, known)) - Number(isKnown(a, known)));

/** Which points an option can deliver to; no `carriers` and `types: null` mean any. */
export interface PointRule {
  readonly carriers: readonly string[];
  readonly types: readonly string[] | null;
}

export const fits = (point: PointLike, { carriers, types }: PointRule): boolean =>
  (carriers.length === 0 || carriers.includes(point.carrier)) && (types === null || types.includes(point.type));

/** Can one tap take this point? It fits, and asks nothing of the shopper. */
export const isReady = (point: PointLike, rule: PointRule): boolean => fits(point, rule) && point.requires.length === 0;

/** A rule narrowed to the kinds of point the page wants to show. */
export const narrowed = (rule: PointRule, types: readonly string[]): PointRule =>
  types.length === 0 ? rule : { ...rule, types: (rule.types ?? types).filter((type) => types.includes(type)) };

/** Six to ten digits, as DHL gives them; spaces are how people read them off a card. */
export function parsePostNumber(text: string): string | undefined {
  const digits = text.replace(/[\s-]/g, '');
  return /^\d{6,10}$/.test(digits) ? digits : undefined;
}

/** Can this never become a post number, however it goes on? */
export const isHopelessPostNumber = (text: string): boolean => /[^\d\s-]|(\d\D*){11}/.test(text);
