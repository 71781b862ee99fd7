/** `npm run full -- from-empty`: from an empty folder to an order with its point in Sendcloud, by what the recipes say and nothing else; the seconds each took. */
import { startWorld } from '../e2e/support/world.ts';
import { buildTarball } from '../package/support/tarball.ts';
import { isHere, type Path, paths } from './support/paths.ts';
import { walk } from './support/walk.ts';

const wanted = process.argv.slice(2);
const tarball = await buildTarball();
const world = await startWorld();
try {
  for (const path of paths) if (wanted.length === 0 || wanted.includes(path.recipe)) await report(path);
} finally {
  await world.close();
}

async function report(path: Path): Promise<void> {
  if (!isHere(path))
    return console.log(`${path.name}: not run, as there is no ${path.needs} here; its form and its JSON are those of plain Node`);
  const times = new Map<string, number>();
  const began = performance.now();
  try {
    await walk(world, path, { tarball }, (what) => times.set(what, performance.now() - began));
    const told = [...times].map(([what, after]) => `${what} after ${(after / 1000).toFixed(1)} s`);
    console.log(`${path.name}: ${told.join(', ')}`);
  } catch (error) {
    console.error(`${path.name}: ${error instanceof Error ? error.stack : String(error)}`);
    process.exitCode = 1;
  }
}
