import type { FaultKind } from './faults.ts';

const FAULTS: Record<FaultKind, string> = {
  latency: 'Waits `milliseconds` (1000), then goes on as usual.',
  status: "Answers `status` (500) and does nothing: 429 with an empty body, others in the API version's error shape.",
  'status-after-commit': 'Does everything, saves it, then answers `status` (500).',
  reset: 'Cuts the connection before anything is done.',
  'reset-after-commit': 'Does everything, saves it, then cuts the connection.',
  hang: 'Never answers.',
  'slow-body': 'Sends the answer in four pieces, `milliseconds` (1000) apart.',
  truncated: 'Promises the whole body and breaks off in the middle.',
  html: 'Answers an HTML error page with `status` (502).',
  'announcement-failed': 'The carrier refuses: v3 answers 201 with ANNOUNCEMENT_FAILED and `message`, v2 a 400.',
  'geocoder-down': 'Service points by address answer 503.',
  'point-unavailable': 'check-availability answers false.',
  'still-processing': 'POST /api/v3/orders answers 400 “We are still processing a previous request …” and saves nothing.',
  'already-exists': 'POST /api/v3/parcels/tracking answers 409 as if another request had just been quicker.',
};

/** What `GET /__sandbox/` says: every control with a line to paste. */
export function description(baseUrl: string) {
  const controls = `${baseUrl}/__sandbox`;
  const post = (path: string, body: object, method = 'POST'): string =>
    `curl -X ${method} ${controls}${path} -H 'content-type: application/json' -d '${JSON.stringify(body)}'`;
  return {
    what: 'A stand-in for Sendcloud. The API is under /api/v3, /api/v2 and /oauth2/token; these controls turn it. They ask for no key: keep the sandbox to yourself.',
    accounts: {
      what: 'Who can call, with which keys. An account may be named by its public key or its short name.',
      list: `curl ${controls}/accounts`,
      holdings: ['orders', 'parcels', 'shipments', 'charges'].map((kind) => `curl ${controls}/accounts/own-v3/${kind}`),
      try: `curl -u demo-own-v3-public:demo-own-v3-secret-not-a-secret '${baseUrl}/api/v3/service-points?country_code=NL&use_integration_carriers=true&address=5611EM&limit=3'`,
    },
    requests: {
      what: 'What the sandbox received, newest last, without secrets. Filters: account, method, path (its beginning), limit.',
      list: `curl '${controls}/requests?account=own-v3&method=POST&path=/api/v3/orders&limit=5'`,
      clear: `curl -X DELETE ${controls}/requests`,
    },
    faults: {
      what: 'Trouble on demand. `account`, `method` and `path` (its beginning) say whom it strikes, all when absent; `times` how often, for ever when absent; `rate` how likely (0 to 1) with `seed` for its dice.',
      kinds: FAULTS,
      add: [
        post('/faults', { kind: 'status', status: 500, account: 'own-v3', method: 'POST', path: '/api/v3/orders', times: 1 }),
        post('/faults', { kind: 'latency', milliseconds: 3000, path: '/api/v3/service-points', rate: 0.5, seed: 'monday' }),
        post('/faults', {
          kind: 'announcement-failed',
          account: 'central',
          message: 'Service error: the postal code is unknown.',
          times: 1,
        }),
      ],
      list: `curl ${controls}/faults`,
      remove: `curl -X DELETE ${controls}/faults/1`,
      removeAll: `curl -X DELETE ${controls}/faults`,
    },
    clock: {
      what: 'All times come from here: opening hours, cut-off, tokens, delays, retries of webhooks.',
      read: `curl ${controls}/clock`,
      set: post('/clock', { now: '2026-12-24T16:30:00+01:00' }),
      advance: post('/clock', { advanceMs: 3_600_000 }),
    },
    points: {
      what: 'One service point by its id: closed for good, or full.',
      change: post('/points/10070214', { expired: true, available: false }, 'PATCH'),
    },
    parcels: {
      what: 'Moves a parcel to the next status on its way, or to a named one; the shop hears of it by webhook.',
      advance: `curl -X POST ${controls}/parcels/300000001/advance`,
      set: post('/parcels/300000001/advance', { status: 'DELIVERED' }),
      surcharge: post('/parcels/300000001/surcharge', { reason: 'weight-correction', cents: 250, afterMs: 86_400_000 }),
    },
    webhooks: {
      what: 'Every webhook with its attempts. Turn them on with PATCH /api/v3/integrations/{id} { webhook_active, webhook_url }. Set `webhooks` to `held` and send them by id: in any order, twice, late.',
      list: `curl ${controls}/webhooks`,
      hold: post('/settings', { webhooks: 'held' }, 'PATCH'),
      send: post('/webhooks/send', { ids: [2, 1, 1] }),
    },
    settings: {
      what: 'Where Sendcloud leaves a choice: orderDelay and announceDelay in milliseconds, duplicateParcel refuse, return-existing or create, duplicateShipment bare or wrapped, webhooks once, twice or held, webhookDelay in milliseconds, rateLimits, personality documented or worst-case.',
      read: `curl ${controls}/settings`,
      change: post('/settings', { orderDelay: 900_000, rateLimits: true }, 'PATCH'),
    },
    reset: { what: 'As if just started.', do: `curl -X POST ${controls}/reset` },
  };
}
