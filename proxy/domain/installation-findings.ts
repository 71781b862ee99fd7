import { error, type Finding, warning, when } from './finding.ts';
import type { Merchant } from './merchant.ts';

/** What the proxy's own settings say, and whether the world reaches it. */
export interface InstallationFacts {
  publicUrl: string;
  /** Whether `GET /health` at the public address was answered by a proxy. */
  reachable: boolean;
  hasTiles: boolean;
}

/** What is wrong with the proxy itself, whatever the merchant. */
export function installationFindings({ publicUrl, reachable, hasTiles }: InstallationFacts, merchants: readonly Merchant[]): Finding[] {
  const local = isLocal(publicUrl);
  const abroad = merchants.flatMap(({ origins }) => origins).find((origin) => !isLocal(origin));
  return [
    ...when(local && abroad !== undefined, () =>
      error(
        'public-url-local',
        `PUBLIC_URL is ${publicUrl}, which pages at ${abroad} cannot reach.`,
        'Set PUBLIC_URL to the https address of this proxy.',
      ),
    ),
    ...when(!local && !reachable, () =>
      error(
        'public-url-unreachable',
        `${publicUrl}/health is not answered by this proxy.`,
        'Start the proxy, and see that the name and the certificate of PUBLIC_URL lead to its port.',
      ),
    ),
    ...when(merchants.length === 0, () =>
      warning(
        'merchants-none',
        'There are no merchants, so nobody’s account was looked at.',
        'Name them in MERCHANTS_FILE, or add them by POST /merchants.',
      ),
    ),
    ...when(!hasTiles, () =>
      warning('map-off', 'There are no map tiles, so shoppers see the list of service points alone.', 'Set TILE_URL and TILE_ATTRIBUTION.'),
    ),
    ...merchants.flatMap(({ name, origins }) =>
      when(origins.length === 0, () =>
        error(
          'origins-none',
          `${name} has no origins, so no page may show its deliveries.`,
          'Set "origins" to the addresses of the shop\u2019s pages.',
        ),
      ),
    ),
  ];
}

const isLocal = (origin: string): boolean => /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])(:(\d+|\*))?$/.test(origin);
