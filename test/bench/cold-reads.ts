import demo from '../../demo/merchants.json' with { type: 'json' };
import { MerchantsFile } from '../../proxy/contract/merchants.ts';
import { startBenchProxy } from './bench-proxy.ts';
import { quantile, round } from './figures.ts';
import type { Figures } from './run.ts';

const { merchants } = MerchantsFile.parse(demo);
const codes = Array.from({ length: 60 }, (_, index) => `${1000 + index * 140}AB`);

/** What the proxy adds to Sendcloud's own time when a postal code is asked for that nobody asked for before. */
export async function measureColdReads(): Promise<Figures> {
  let upstream = 0;
  const bench = await startBenchProxy({ size: 20_000 }, { merchants }, async (sandbox, request) => {
    const began = performance.now();
    const answer = await sandbox.fetch(request);
    upstream += performance.now() - began;
    return answer;
  });
  const added: number[] = [];
  for (const postalCode of codes) {
    upstream = 0;
    const began = performance.now();
    const query = new URLSearchParams({ key: 'pk_demo_own_v3', country: 'NL', postalCode });
    const request = new Request(`http://localhost:8787/checkout/service-points?${query}`, { headers: { origin: 'http://localhost:8080' } });
    await (await bench.proxy.fetch(request)).arrayBuffer();
    added.push(performance.now() - began - upstream);
  }
  await bench.close();
  const warm = added.slice(10);
  return {
    'a postal code never seen, ms beyond Sendcloud’s own time, median': round(quantile(warm, 0.5), 1),
    'a postal code never seen, ms beyond Sendcloud’s own time, p95': round(quantile(warm, 0.95), 1),
  };
}
