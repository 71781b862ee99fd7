import type { CDPSession } from 'playwright-core';

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds of the thread's own clock: time in which the thread did not run does not count. */
  tdur?: number;
  args?: { name?: string };
}

/**
 * Does `act` and says how long the longest task of the page's main thread took meanwhile, in milliseconds of that thread: what
 * else the machine does falls on nobody.
 */
export async function longestTask(cdp: CDPSession, act: () => Promise<void>): Promise<number> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: unknown[] }) => void events.push(...(value as TraceEvent[]));
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', { traceConfig: { includedCategories: ['toplevel', '__metadata'] }, transferMode: 'ReportEvents' });
  await act();
  const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
  await cdp.send('Tracing.end');
  await complete;
  cdp.off('Tracing.dataCollected', collect);
  return longestIn(events);
}

/** The page's process is the one whose main thread worked most: the browser has others, which stand by. */
function longestIn(events: readonly TraceEvent[]): number {
  const threads = new Map<string, { longest: number; sum: number }>();
  const mains = new Set(events.filter(({ args }) => args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  for (const { name, pid, tid, tdur = 0 } of events) {
    const key = `${pid} ${tid}`;
    if (!mains.has(key) || !name.endsWith('RunTask')) continue;
    const { longest, sum } = threads.get(key) ?? { longest: 0, sum: 0 };
    threads.set(key, { longest: Math.max(longest, tdur), sum: sum + tdur });
  }
  const [busiest] = [...threads.values()].toSorted((a, b) => b.sum - a.sum);
  if (busiest === undefined) throw new Error('The trace has no main thread');
  return busiest.longest / 1000;
}
