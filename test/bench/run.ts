import { benchBurst } from './burst.ts';
import { benchDay } from './day.ts';
import { benchLists } from './lists.ts';
import { benchMap } from './map.ts';
import { benchOrders } from './orders.ts';
import { benchOutage } from './outage.ts';
import { benchReads } from './reads.ts';
import { benchSandbox } from './sandbox.ts';
import { benchWidget } from './widget.ts';

/** A bench prints named figures, with what was measured beside what in the same run. */
export type Figures = Record<string, number | string>;

const benches: Record<string, () => Promise<Figures>> = {
  reads: benchReads,
  orders: benchOrders,
  sandbox: benchSandbox,
  burst: benchBurst,
  day: benchDay,
  outage: benchOutage,
  lists: benchLists,
  widget: benchWidget,
  map: benchMap,
};

const words = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const unknown = words.filter((word) => !Object.hasOwn(benches, word));
if (unknown.length > 0) throw new Error(`"${unknown.join(' ')}" is no bench; there are ${Object.keys(benches).join(', ')}`);

const figures: Record<string, Figures> = {};
for (const [name, bench] of Object.entries(benches)) if (words.length === 0 || words.includes(name)) figures[name] = await bench();
if (process.argv.includes('--json')) console.log(JSON.stringify(figures));
else
  for (const [name, named] of Object.entries(figures))
    for (const [what, value] of Object.entries(named)) console.log(`${name}  ${what}: ${value}`);
