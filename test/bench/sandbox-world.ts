/** One world of a size, in a process of its own: `node sandbox-world.ts <size>` prints its figures as JSON. */
import { performance } from 'node:perf_hooks';

const SEARCHES = 400;
const CARRIERS = ['postnl', 'dhl', 'dpd', 'dhl_de', 'ups', 'bpost', 'mondial_relay', 'poste_italiane'].map(
  (code) => `carrier_code=${code}`,
);

const started = performance.now();
const { createSandbox } = await import('../../demo/sandbox/sandbox.ts');
const { places } = await import('../../demo/sandbox/world/places.ts');
const sandbox = createSandbox({ size: Number(process.argv[2]) });
const authorization = `Basic ${btoa('demo-own-v3-public:demo-own-v3-secret-not-a-secret')}`;

async function search(latitude: number, longitude: number, country: string): Promise<number> {
  const query = `country_code=${country}&${CARRIERS.join('&')}&latitude=${latitude}&longitude=${longitude}&radius=5000&limit=50`;
  const response = await sandbox.fetch(new Request(`http://sandbox/api/v3/service-points?${query}`, { headers: { authorization } }));
  const { data } = (await response.json()) as { data: { results: unknown[] } };
  return data.results.length;
}

await search(51.44, 5.47, 'NL');
const ready = performance.now() - started;

// Places by turns large and small, all over the map; the second time round their points are there already.
const centres = Array.from({ length: SEARCHES }, (_, index) => places[(index * 37) % places.length]).filter((place) => place !== undefined);
const round = async (): Promise<number[]> => {
  const times: number[] = [];
  for (const { latitude, longitude, country } of centres) {
    const from = performance.now();
    await search(latitude, longitude, country);
    times.push(performance.now() - from);
  }
  return times.sort((a, b) => a - b);
};
const first = await round();
let points = 0;
for (const _ of sandbox.world.all()) points += 1;
const again = await round();

const rate = (times: number[]): number => Math.round((times.length / times.reduce((sum, each) => sum + each, 0)) * 1000);
console.log(
  JSON.stringify({
    points,
    'ready with a first search, ms': Math.round(ready),
    'searches a second, places never seen': rate(first),
    'searches a second, all points made': rate(again),
    'half of the searches within, ms': Number((again[Math.floor(again.length / 2)] ?? 0).toFixed(2)),
    'p99, ms': Number((again[Math.floor(again.length * 0.99)] ?? 0).toFixed(2)),
    'memory with all points made, MB': Math.round(process.memoryUsage().rss / 1e6),
  }),
);
