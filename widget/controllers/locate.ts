import type { MessageKey } from '../messages/messages.ts';

/** Where somebody is, in degrees. */
export interface Here {
  readonly latitude: number;
  readonly longitude: number;
}

/** How long the shopper waits for the browser to know, in milliseconds. */
const PATIENCE = 10_000;

/** Where the shopper is, or the sentence that says why nobody knows. The browser asks the shopper first. */
export function locate(geolocation: Geolocation | undefined): Promise<Here | MessageKey> {
  return new Promise((resolve) => {
    if (!geolocation) return resolve('locateUnavailable');
    const failed = ({ code }: GeolocationPositionError) => resolve(reasons[code] ?? 'locateUnavailable');
    geolocation.getCurrentPosition(({ coords }) => resolve(coords), failed, { timeout: PATIENCE, maximumAge: 60_000 });
  });
}

/** By `GeolocationPositionError.code`. */
const reasons: Readonly<Record<number, MessageKey>> = { 1: 'locateDenied', 2: 'locateUnavailable', 3: 'locateTimeout' };
