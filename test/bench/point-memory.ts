import type { ServicePoint } from '../../proxy/contract/service-points.ts';
import type { Merchant } from '../../proxy/domain/merchant.ts';
import { boxArea } from '../../proxy/domain/geo.ts';
import { createPointCells, type PointCells } from '../../proxy/services/point-cells.ts';
import type { AskForPoints } from '../../proxy/services/point-source.ts';

/**
 * Prints how many kilobytes 1,000 service points in the cache take, when it holds 1,000, 10,000, 100,000 and 1,000,000: one line of JSON.
 * In a process of its own with `--expose-gc`, so that nothing else is counted.
 */
const PER_CELL = 125;
let made = 0;

const ask: AskForPoints = async (_, scope, { place }) => {
  if (!('north' in place)) throw new Error('Cells ask for boxes');
  const points = Array.from({ length: PER_CELL }, () =>
    pointAt((made += 1), scope.country, (place.north + place.south) / 2, place.west + 0.0001),
  );
  return { points, place: null, cut: false };
};

function pointAt(id: number, country: string, latitude: number, longitude: number): ServicePoint {
  const hours: [string, string][] = [
    [`0${7 + (id % 3)}:${10 + (id % 50)}`, '12:30'],
    ['13:30', `18:${10 + (id % 49)}`],
  ];
  return {
    id: String(10_000_000 + id),
    carrier: 'postnl',
    carrierName: 'PostNL',
    carrierServicePointId: `NL-POS-${id}`,
    type: 'shop',
    name: `Corner shop number ${id}`,
    addressLines: [`Long street ${id}`, '5611 EM Eindhoven'],
    street: 'Long street',
    houseNumber: String(id),
    postalCode: '5611 EM',
    city: 'Eindhoven',
    country,
    latitude,
    longitude,
    distance: null,
    opening: {
      status: 'open',
      until: '2026-11-24T18:00:00+01:00',
      week: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => ({ day, hours })),
    },
    requires: [],
  };
}

const used = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const credential = { id: 'own:bench', publicKey: 'public', secretKey: 'secret', auth: 'basic' } as const;
const scope = { credential, country: 'NL', carriers: [] };
const hour = 3_600_000;
const clock = { now: () => 0 };
const lifetimes = { clock, ttl: () => hour, grace: () => hour, keep: hour, pause: 0, passing: () => false, down: () => false };
const newCells = () => createPointCells({ ask, lifetimes, cap: 2_000_000, shelf: null });

/** Fills one more cell. */
async function fill(cells: PointCells, cell: number): Promise<void> {
  const [west, south] = [(cell % 1000) * 0.25 - 170, Math.floor(cell / 1000) * 0.25 - 50];
  const area = boxArea({ west: west + 0.01, east: west + 0.24, south: south + 0.01, north: south + 0.24 });
  await cells.within({ id: 'bench' } as Merchant, scope, area, { calls: 1, patience: 0, partly: true });
}

// What the program itself takes when it has run a little is not the points'.
const other = newCells();
for (let cell = 0; cell < 200; cell += 1) await fill(other, cell);
made = 0;
const cells = newCells();
const before = used();
const kilobytes: Record<string, number> = {};
let cell = 0;
for (const points of [1_000, 10_000, 100_000, 1_000_000]) {
  for (; made < points; cell += 1) await fill(cells, cell);
  kilobytes[points] = Math.round((used() - before) / made);
}
// Kept until here, so that what is collected meanwhile is not taken for room.
await fill(other, 0);
console.log(JSON.stringify(kilobytes));
