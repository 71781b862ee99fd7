import { parseArgs } from 'node:util';

/** What a run is asked for. */
export interface FaultsOptions {
  orders: number;
  kills: number;
  seed: string;
  store: 'sqlite' | 'postgres';
  /** Proxies side by side; three on PostgreSQL unless said. */
  proxies: number;
  /** Sendcloud at its worst: v2 takes a reference twice, orders show late, replies have odd shapes. */
  worst: boolean;
  json: boolean;
}

/** Reads `--orders 10000 --kills 200 --seed 1 [--store postgres] [--proxies 3] [--worst] [--json]`. Throws a sentence. */
export function readOptions(args: string[]): FaultsOptions {
  const { values } = parseArgs({
    args,
    options: {
      orders: { type: 'string', default: '1000' },
      kills: { type: 'string', default: '20' },
      seed: { type: 'string', default: String(Date.now()) },
      store: { type: 'string', default: 'sqlite' },
      proxies: { type: 'string' },
      worst: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const { seed, store, worst, json } = values;
  if (store !== 'sqlite' && store !== 'postgres') throw new Error('--store must be sqlite or postgres');
  const proxies = count('--proxies', values.proxies ?? (store === 'postgres' ? '3' : '1'));
  return { orders: count('--orders', values.orders), kills: count('--kills', values.kills), seed, store, proxies, worst, json };
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new Error(`${name} must be a whole number`);
}
