import type { Sandbox } from '../context.ts';
import { places } from '../world/places.ts';
import { FAULTS } from './fault-words.ts';
import { exampleRequests } from './example-requests.ts';

/** One kind of control, with lines to paste. */
export interface Section {
  name: string;
  what: string;
  /** Words that a request may hold, each with what it does. */
  words?: Record<string, string>;
  /** What a line does, and the line. */
  lines: Record<string, string>;
}

const SETTINGS = {
  orderDelay: 'milliseconds until a saved order can be read (0)',
  announceDelay: 'milliseconds until an asynchronous announcement is done (2000)',
  duplicateParcel: 'a second v2 parcel with one external_reference: refuse, return-existing, create',
  duplicateShipment: 'the 409 for a second shipment: bare, wrapped',
  rateLimits: 'true: 429 beyond 1000 reads and 100 writes a minute, 15 writes a second, an account',
  webhooks: 'once, twice, held (until sent by hand)',
  webhookDelay: 'milliseconds until a webhook first leaves (0)',
  movement: 'by-hand (parcels wait for the controls), by-itself (announced parcels move as their carriers drive, by the clock)',
  personality: 'documented, worst-case (replies with all that was ever seen or feared)',
};

/** What `GET /__sandbox/` says: every control, with lines that work as they stand on a sandbox just started. */
export function description({ settings, world }: Sandbox): Section[] {
  const { baseUrl } = settings;
  const controls = `${baseUrl}/__sandbox`;
  const get = (path: string): string => `curl '${controls}${path}'`;
  const send = (path: string, body: object, method = 'POST'): string =>
    `curl -X ${method} '${controls}${path}' -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;
  const pointId = nearEindhoven(world);
  return [
    {
      name: 'the api',
      what: 'Under /api/v3, /api/v2 and /oauth2/token. These requests give the faults below something to strike.',
      lines: exampleRequests(baseUrl, pointId),
    },
    {
      name: 'pages',
      what: 'For a browser: what a merchant sees, where tracking links lead, and where a merchant allows a platform access.',
      lines: {
        panel: `${baseUrl}/panel`,
        connect: `${baseUrl}/shops/my-platform/connect/?url_webshop=${encodeURIComponent(baseUrl)}&webhook_url=${encodeURIComponent('http://localhost:9999/hook')}&shop_name=My+shop`,
      },
    },
    {
      name: 'accounts',
      what: 'Who can call, with which keys; then what one holds and would be charged. Named by short name or public key.',
      lines: {
        'all, with keys': get('/accounts'),
        ...Object.fromEntries(['orders', 'parcels', 'shipments', 'charges'].map((kind) => [kind, get(`/accounts/own-v3/${kind}`)])),
        'its keys are deleted in the panel; false brings them back': send('/accounts/pounds', { revoked: true }, 'PATCH'),
      },
    },
    {
      name: 'faults',
      what: 'Trouble on demand. `account`, `method` and `path` (its beginning) say whom it strikes, all when absent; `times` how often, for ever when absent; `rate` how likely (0 to 1), with `seed` for its dice. The first that fits a request strikes.',
      words: FAULTS,
      lines: {
        'lose the next order': send('/faults', {
          kind: 'status',
          status: 500,
          account: 'own-v3',
          method: 'POST',
          path: '/api/v3/orders',
          times: 1,
        }),
        'save it, then cut the line': send('/faults', { kind: 'reset-after-commit', method: 'POST', path: '/api/v3/orders', times: 1 }),
        'half of the searches slow': send('/faults', {
          kind: 'latency',
          milliseconds: 3000,
          path: '/api/v3/service-points',
          rate: 0.5,
          seed: 'monday',
        }),
        'the carrier refuses': send('/faults', {
          kind: 'announcement-failed',
          account: 'central',
          message: 'Service error: the postal code is unknown.',
          times: 1,
        }),
        'all, with how often each struck': get('/faults'),
        'remove one': `curl -X DELETE '${controls}/faults/1'`,
        'remove all': `curl -X DELETE '${controls}/faults'`,
      },
    },
    {
      name: 'requests',
      what: 'What the sandbox received, newest last, without secrets. Filters: account, method, path (its beginning), limit.',
      lines: {
        some: get('/requests?account=own-v3&method=POST&path=/api/v3/orders&limit=5'),
        forget: `curl -X DELETE '${controls}/requests'`,
      },
    },
    {
      name: 'clock',
      what: 'All times come from here: opening hours, cut-off, tokens, delays, retries of webhooks.',
      lines: {
        read: get('/clock'),
        set: send('/clock', { now: '2026-12-24T16:30:00+01:00' }),
        'an hour on': send('/clock', { advanceMs: 3_600_000 }),
      },
    },
    {
      name: 'points',
      what: 'One service point, by an id from a search: closed for good, or full; `false` and `true` bring it back.',
      lines: { close: send(`/points/${pointId}`, { expired: true, available: false }, 'PATCH') },
    },
    {
      name: 'parcels',
      what: 'By an id that accounts/{name}/parcels shows; 300000003 is what the requests above buy first. The shop hears of each step by webhook.',
      lines: {
        'next step of its way': `curl -X POST '${controls}/parcels/300000003/advance'`,
        'to a status': send('/parcels/300000003/advance', { status: 'DELIVERED' }),
        'charge more, a day later': send('/parcels/300000003/surcharge', { reason: 'weight-correction', cents: 250, afterMs: 86_400_000 }),
      },
    },
    {
      name: 'webhooks',
      what: 'Off until an account names an address. Tried again as documented, on the sandbox’s clock. Held ones go out by id: in any order, twice, late.',
      lines: {
        'turn on': `curl -X PATCH '${baseUrl}/api/v3/integrations/10001' -u demo-own-v3-public:demo-own-v3-secret-not-a-secret -H 'content-type: application/json' -d '{"webhook_active":true,"webhook_url":"http://localhost:9999/hook"}'`,
        'all, with every attempt': get('/webhooks'),
        hold: send('/settings', { webhooks: 'held' }, 'PATCH'),
        'send by hand': send('/webhooks/send', { ids: [1, 1] }),
      },
    },
    {
      name: 'settings',
      what: 'Where Sendcloud leaves a choice.',
      words: SETTINGS,
      lines: { read: get('/settings'), change: send('/settings', { orderDelay: 900_000, rateLimits: true }, 'PATCH') },
    },
    { name: 'reset', what: 'As if just started.', lines: { do: `curl -X POST '${controls}/reset'` } },
  ];
}

const TITLE = 'A stand-in for Sendcloud, and the controls that turn it. They ask for no key: keep the sandbox to yourself.';

/** The same to read and to paste from. */
export function asText(sections: readonly Section[]): string {
  const list = (entries: Record<string, string>, between: string): string[] =>
    Object.entries(entries).map(([name, value]) => `  ${name}${between}${value}`);
  const paragraphs = sections.map(({ name, what, words = {}, lines }) =>
    [name.toUpperCase(), what, ...list(words, ': '), ...list(lines, ':\n    ')].join('\n'),
  );
  return `${[TITLE, 'As JSON with `accept: application/json`.', ...paragraphs].join('\n\n')}\n`;
}

/** The id of some PostNL point in the middle of Eindhoven. */
function nearEindhoven(world: Sandbox['world']): number {
  const reference = places.find(({ name, country }) => name === 'Eindhoven' && country === 'NL');
  const [nearest] = world.search({ country: 'NL', carriers: new Set(['postnl']) }, reference ? { reference } : {}, 1);
  return nearest?.point.id ?? 0;
}
