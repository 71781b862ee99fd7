/** At most `most` of something in any `span` of milliseconds. */
export interface Limit {
  most: number;
  span: number;
}

/** The moments at which something limited happened, or is going to: the newest `most` of them, oldest first. */
export type Moments = number[];

/** The first moment from `now` on at which one more keeps the limit; epoch milliseconds. */
export function nextMoment(moments: Moments, { most, span }: Limit, now: number): number {
  const earlier = moments[moments.length - most];
  return earlier === undefined ? now : Math.max(now, earlier + span);
}

/** Writes a moment down. Moments never go back, so one that was promised to come is not overtaken. */
export function keepMoment(moments: Moments, { most }: Limit, at: number): void {
  moments.push(Math.max(at, moments.at(-1) ?? at));
  if (moments.length > most) moments.shift();
}

/** How many fall into the span before `now`, or are still to come. */
export function momentsWithin(moments: Moments, { span }: Limit, now: number): number {
  const first = moments.findIndex((at) => at > now - span);
  return first < 0 ? 0 : moments.length - first;
}
