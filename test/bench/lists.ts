import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { createProxy, type Proxy } from '../../proxy/app.ts';
import type { ChargeList } from '../../proxy/contract/charges.ts';
import { MerchantSettings } from '../../proxy/contract/merchants.ts';
import type { OrderList, OrderState } from '../../proxy/contract/orders.ts';
import { orderId, timedId } from '../../proxy/domain/order-id.ts';
import { createSealer } from '../../proxy/security/sealer.ts';
import { sealOrder } from '../../proxy/services/order-book.ts';
import type { StoredCharge } from '../../proxy/store/charges.ts';
import { openStore } from '../../proxy/store/open.ts';
import type { Store } from '../../proxy/store/store.ts';
import { aRecord } from '../support/domain.ts';
import { startPostgres } from '../support/postgres.ts';
import { storedCharge } from '../support/stored-charge.ts';
import { noLimits } from './bench-proxy.ts';
import { median, round } from './figures.ts';
import type { Figures } from './run.ts';

const sizes = [1_000, 10_000, 100_000];
const rounds = 60;
const adminKey = 'an-admin-key-for-benches';
const secrets = [new Uint8Array(32).fill(7)];
const began = Date.parse('2026-01-01T00:00:00Z');
const minute = 60_000;

/** Four merchants, each with a quarter of the orders. */
const merchants = Array.from({ length: 4 }, (_, n) =>
  MerchantSettings.parse({
    id: `shop-${n}`,
    name: `Shop ${n}`,
    publishableKey: `pk_shop_${n}`,
    secretKey: `sk_shop_${n}_not_a_secret`,
    origins: [],
    account: 'own',
    orders: 'proxy',
    shipFrom: { country: 'NL', postalCode: '5611EM' },
    timeZone: 'Europe/Amsterdam',
    currency: 'EUR',
  }),
);

const operator = `Bearer ${adminKey}`;
const shop = `Bearer ${merchants[3]?.secretKey}`;

/** A quarter of each merchant's wait for somebody, so that a page of them is full at every size, as every other page is. */
const stateOf = (n: number): OrderState => (Math.floor(n / merchants.length) % 4 === 0 ? 'review' : 'imported');
const numberOf = (n: number): string => `W-${String(n).padStart(6, '0')}`;

/**
 * The lists of orders and charges with a thousand, ten thousand and a hundred thousand orders, through the whole proxy and opening what is sealed, on each
 * store, by turns: milliseconds to a page of fifty or a hundred, and how many times those of a hundred thousand are those of a thousand. What costs what an
 * index costs stays near 1.
 */
export async function benchLists(): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-lists-'));
  const server = await startPostgres();
  try {
    return {
      ...(await benchStore('SQLite', async (size) => `file:${join(folder, `${size}.db`)}`)),
      ...(await benchStore('PostgreSQL', () => server.createDatabase())),
    };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}

async function benchStore(name: string, create: (size: number) => Promise<string>): Promise<Figures> {
  const filled: Filled[] = [];
  try {
    for (const size of sizes) filled.push(await startFilled(await create(size), size));
    const taken = new Map<string, number[][]>();
    for (let round = 0; round < rounds; round += 1)
      for (const [index, one] of filled.entries())
        for (const [what, milliseconds] of await askAll(one)) {
          const times = taken.get(what) ?? sizes.map(() => []);
          times[index]?.push(milliseconds);
          taken.set(what, times);
        }
    return Object.fromEntries([...taken].flatMap(([what, times]) => figuresOf(`${name}, ${what}`, times.map(median))));
  } finally {
    for (const { close } of filled) await close();
  }
}

const figuresOf = (what: string, times: readonly number[]): [string, number | string][] => [
  [`${what}, ms at ${sizes.join(' / ')} orders`, times.map((time) => round(time, 2)).join(' / ')],
  [`${what}, times as long`, round((times.at(-1) ?? Number.NaN) / (times[0] ?? Number.NaN), 2)],
];

/** A proxy on a store with so many orders. */
interface Filled {
  proxy: Proxy;
  size: number;
  /** Where a page in the middle begins. */
  middle: { day: string; cursor: string };
  close(): Promise<void>;
}

async function startFilled(url: string, size: number): Promise<Filled> {
  const store = await openStore(url);
  const nothing = async () => new Response(null, { status: 503 });
  const proxy = createProxy({ secrets, store, publicUrl: 'http://localhost:8787', merchants, adminKey, limits: noLimits, fetch: nothing });
  await proxy.start();
  await fill(store, size);
  if (url.startsWith('postgres')) await tidy(url);
  const day = new Date(began + (size / 2) * minute).toISOString();
  const { page } = await ask(proxy, operator, `orders?to=${day}`);
  const close = async () => {
    await proxy.stop();
    await store.close();
  };
  return { proxy, size, middle: { day, cursor: page.next ?? '' }, close };
}

/** What PostgreSQL does by itself within minutes of so many rows; before it, it takes every merchant for a small one, and reads what is gone. */
async function tidy(url: string): Promise<void> {
  const sql = postgres(url);
  await sql`VACUUM (ANALYZE) orders, charges, charge_days`;
  await sql.end();
}

/** One order a minute, and one label, straight into the store, as they rest there. */
async function fill(store: Store, size: number): Promise<void> {
  const sealer = createSealer(secrets);
  for (let start = 0; start < size; start += 500) {
    await store.charges.add(Array.from({ length: 500 }, (_, index) => chargeOf(start + index)));
    await Promise.all(
      Array.from({ length: 500 }, async (_, index) => {
        const n = start + index;
        const createdAt = began + n * minute;
        const id = orderId(createdAt, crypto.getRandomValues(new Uint8Array(16)));
        const merchant = `shop-${n % merchants.length}`;
        const times = { createdAt, updatedAt: createdAt, purgeAt: createdAt + 4000 * 86_400_000 };
        await store.orders.accept(
          await sealOrder({ sealer }, aRecord({ id, merchant, number: numberOf(n), state: stateOf(n), ...times })),
          {
            dueAt: null,
          },
        );
      }),
    );
  }
}

function chargeOf(n: number): StoredCharge {
  const at = began + n * minute;
  const id = timedId('chg', at, crypto.getRandomValues(new Uint8Array(16)));
  return storedCharge({ id, at, merchant: `shop-${n % merchants.length}`, order: `o${n}`, parcel: `${n}` });
}

/** Each question once, in milliseconds. */
async function askAll({ proxy, size, middle: { day, cursor } }: Filled): Promise<[what: string, milliseconds: number][]> {
  const questions: Record<string, [key: string, question: string]> = {
    'first page of all': [operator, 'orders'],
    'first page of a merchant’s': [shop, 'orders'],
    'page in the middle': [operator, `orders?cursor=${cursor}`],
    'by state': [operator, 'orders?state=review'],
    'by state, a merchant’s': [shop, 'orders?state=review'],
    'by the beginning of a number': [operator, 'orders?search=W-0005'],
    'by the beginning of a number, a merchant’s': [shop, 'orders?search=W-000'],
    'by date': [operator, `orders?to=${day}`],
    'by state and date': [operator, `orders?state=review&to=${day}`],
    'what waits for somebody': [operator, 'review'],
    'charges, and what all come to': [operator, 'charges'],
    'a merchant’s charges, and what they come to': [operator, 'charges?merchant=shop-3'],
    'charges by date, and what they come to': [operator, `charges?to=${day}`],
  };
  const taken: [string, number][] = [];
  for (const [what, [key, question]] of Object.entries(questions)) {
    const { milliseconds, page } = await ask(proxy, key, question);
    const { length } = page.orders ?? page.charges ?? [];
    if (length !== (question.startsWith('orders') ? 50 : 100)) throw new Error(`${what}, of ${size}: ${length} and not a full page`);
    taken.push([what, milliseconds]);
  }
  return taken;
}

type Page = Partial<Pick<OrderList, 'orders'> & Pick<ChargeList, 'charges'>> & Pick<OrderList, 'next'>;

async function ask(proxy: Proxy, authorization: string, question: string): Promise<{ milliseconds: number; page: Page }> {
  const asked = performance.now();
  const response = await proxy.fetch(new Request(`http://localhost:8787/${question}`, { headers: { authorization } }));
  const page = (await response.json()) as Page;
  return { milliseconds: performance.now() - asked, page };
}
