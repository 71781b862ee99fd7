import type { FaultsWorld } from './world.ts';

/** How likely each trouble strikes one upstream call. Together they strike about half of all calls. */
const troubles = [
  { kind: 'status', status: 500, rate: 0.06 },
  { kind: 'status', status: 503, rate: 0.04 },
  { kind: 'status', status: 429, rate: 0.04 },
  { kind: 'status-after-commit', status: 500, rate: 0.06 },
  { kind: 'status-after-commit', status: 504, rate: 0.04 },
  { kind: 'reset', rate: 0.06 },
  { kind: 'reset-after-commit', rate: 0.06 },
  { kind: 'truncated', rate: 0.06 },
  { kind: 'html', rate: 0.06 },
  { kind: 'hang', rate: 0.01 },
  { kind: 'latency', milliseconds: 40, rate: 0.03 },
  { kind: 'slow-body', milliseconds: 10, rate: 0.03 },
  { kind: 'announcement-failed', method: 'POST', path: '/api/v3/shipments/announce', rate: 0.04, message: 'Service error: try later.' },
  { kind: 'point-unavailable', path: '/api/v3/service-points/', rate: 0.03 },
] as const;

interface Struck {
  kind: string;
  status?: number;
  struck: number;
}

/** What the faults came to: how many kinds struck, and which share of the calls. */
export interface Weather {
  calls: number;
  kinds: number;
  share: number;
}

/** Lets the trouble begin; every kind has dice of its own. The calls that were made until then. */
export async function breakWeather({ sandboxUrl }: FaultsWorld, seed: string, worst: boolean): Promise<number> {
  // What a taken reference meets in v2 is not documented, so it is taken again.
  await control(sandboxUrl, '/settings', 'PATCH', { duplicateParcel: 'create' });
  if (worst) await control(sandboxUrl, '/settings', 'PATCH', { personality: 'worst-case', orderDelay: 10 * 60_000 });
  for (const trouble of troubles)
    await control(sandboxUrl, '/faults', 'POST', {
      ...trouble,
      seed: `${seed} ${trouble.kind} ${'status' in trouble ? trouble.status : ''}`,
    });
  return countCalls(sandboxUrl);
}

/** Kinds that end a call before it is worked on; those after the work are only thrown for the calls that are left. */
const early = ['status', 'reset', 'hang', 'html', 'latency'];

/** The share of calls that met at least one fault: the dice are independent, so it follows from how often each kind struck. */
export async function readWeather({ sandboxUrl }: FaultsWorld, callsBefore: number): Promise<Weather> {
  const { faults } = (await control(sandboxUrl, '/faults', 'GET')) as { faults: Struck[] };
  const calls = (await countCalls(sandboxUrl)) - callsBefore;
  const isEarly = ({ kind }: Struck) => early.includes(kind);
  const before = union(faults.filter(isEarly), calls);
  const after = union(
    faults.filter((fault) => !isEarly(fault)),
    calls * (1 - before),
  );
  return { calls, kinds: faults.filter(({ struck }) => struck > 0).length, share: before + (1 - before) * after };
}

const union = (faults: readonly Struck[], calls: number): number =>
  1 - faults.reduce((spared, { struck }) => spared * (1 - struck / Math.max(calls, 1)), 1);

export async function countCalls(sandboxUrl: string): Promise<number> {
  const { requests } = (await control(sandboxUrl, '/requests?limit=1', 'GET')) as { requests: { n: number }[] };
  return requests.at(-1)?.n ?? 0;
}

export async function control(sandboxUrl: string, path: string, method: string, body?: object): Promise<unknown> {
  const sent = body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`${sandboxUrl}/__sandbox${path}`, { method, ...sent });
  if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}
