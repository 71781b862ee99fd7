import { setTimeout as pause } from 'node:timers/promises';
import { dice, pick } from './dice.ts';
import type { CrashPoint } from './inject/instructions.ts';
import type { FaultsWorld } from './world.ts';

/** Times a point is passed before one dies there, at most. */
const PASSES = 8;
/** Milliseconds between two looks at a proxy. */
const BREATH = 20;
/** Milliseconds until a proxy that did not come to its point is killed wherever it is. */
const PATIENCE = 3_000;

/** Kills proxies one after another, at every named point in turn, and waits until each is back. */
export async function killProxies(
  world: FaultsWorld,
  { kills, seed, points }: { kills: number; seed: string; points: readonly CrashPoint[] },
  mayKill: (n: number) => Promise<void>,
): Promise<string[]> {
  const died: string[] = [];
  for (let n = 0; n < kills; n++) {
    await mayKill(n);
    const proxy = pick(world.proxies, dice(seed, 'kill', n));
    const crashAt = points[n % points.length]!;
    const before = proxy.deaths;
    proxy.tell({ crashAt, nth: 1 + Math.floor(dice(seed, 'nth', n) * PASSES) });
    const ordered = await until(() => proxy.deaths > before, PATIENCE);
    if (!ordered) proxy.kill();
    while (proxy.deaths === before) await pause(BREATH);
    died.push(ordered ? crashAt : 'anywhere');
    await proxy.ready;
  }
  return died;
}

async function until(holds: () => boolean, patience: number): Promise<boolean> {
  for (const end = Date.now() + patience; Date.now() < end; await pause(BREATH)) if (holds()) return true;
  return holds();
}
