import type { ServicePoint } from '../contract/service-points.ts';
import type { Credential } from '../domain/merchant.ts';

/** The points that pages were shown lately, by account: what is known of one of them while Sendcloud cannot be asked. */
export interface ShownPoints {
  note(credential: Credential, points: readonly ServicePoint[]): void;
  find(credential: Credential, id: string): ServicePoint | undefined;
}

/** About 25 MB. */
const CAP = 10_000;

export function createShownPoints(cap = CAP): ShownPoints {
  const shown = new Map<string, ServicePoint>();
  const keyOf = ({ id: account }: Credential, id: string): string => `${account} ${id}`;
  return {
    note(credential, points) {
      for (const point of points) {
        const key = keyOf(credential, point.id);
        shown.delete(key);
        shown.set(key, point);
      }
      for (const oldest of shown.keys()) {
        if (shown.size <= cap) break;
        shown.delete(oldest);
      }
    },
    find: (credential, id) => shown.get(keyOf(credential, id)),
  };
}
