import type { MarketplaceConfig } from './config.ts';

export type Role = 'connect' | 'orders';

/** A merchant as the overview names it. */
export interface MerchantLine {
  id: string;
  name: string;
  state: string;
  account: string;
}

/** What the overview is searched for; empty asks for all. */
export interface MerchantSearch {
  search: string;
  state: string;
}

/** An entry of the ledger, as far as it is shown. */
export interface ChargeLine {
  at: string;
  orderNumber: string;
  kind: string;
  quote: Money | null;
  markup: string;
  amount: Money;
}

export interface Money {
  value: string;
  currency: string;
}

export interface Ledger {
  charges: ChargeLine[];
  totals: { total: Money; entries: number }[];
}

/** What the back office asks the proxy with the admin key. */
export interface Operator {
  merchants(search: MerchantSearch): Promise<MerchantLine[]>;
  /** null: there is none of this id. */
  merchant(id: string): Promise<MerchantLine | null>;
  /** By merchant: how many orders wait for somebody, by the state they wait in. */
  waiting(): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>>;
  /** What a merchant was charged, the oldest first: a page of it, and what all of it comes to. */
  charges(merchant: string): Promise<Ledger>;
  /** A session for the page of one merchant; null where there is none, for the merchant or for the role. */
  session(merchant: string, role: Role): Promise<string | null>;
}

interface MerchantView {
  merchant: { id: string; name: string; account: string };
  state: string;
}

interface ReviewPage {
  orders: { merchant: string; order: { state: string } }[];
  next: string | null;
}

export function createOperator({ proxyUrl, adminKey }: Pick<MarketplaceConfig, 'proxyUrl' | 'adminKey'>): Operator {
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
  const read = async <T>(path: string, query: Record<string, string> = {}): Promise<T> => {
    const filled = Object.entries(query).filter(([, value]) => value);
    const response = await fetch(`${proxyUrl}${path}?${new URLSearchParams(filled)}`, { headers });
    if (!response.ok) throw new Error(`GET ${path}: ${response.status}`);
    return (await response.json()) as T;
  };
  /** Every page of a list. */
  async function* pages<T extends { next: string | null }>(path: string, query: Record<string, string> = {}): AsyncGenerator<T> {
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: T = await read<T>(path, { ...query, cursor });
      yield page;
      cursor = page.next;
    }
  }
  return {
    async merchants(search) {
      const lines: MerchantLine[] = [];
      for await (const { merchants } of pages<{ merchants: MerchantView[]; next: string | null }>('/merchants', { ...search }))
        lines.push(...merchants.map(lineOf));
      return lines;
    },
    async merchant(id) {
      const response = await fetch(`${proxyUrl}/merchants/${encodeURIComponent(id)}`, { headers });
      return response.ok ? lineOf((await response.json()) as MerchantView) : null;
    },
    async waiting() {
      const counts = new Map<string, Map<string, number>>();
      for await (const { orders } of pages<ReviewPage>('/review'))
        for (const { merchant, order } of orders) {
          const states = counts.get(merchant) ?? new Map<string, number>();
          counts.set(merchant, states.set(order.state, (states.get(order.state) ?? 0) + 1));
        }
      return counts;
    },
    charges: (merchant) => read<Ledger>('/charges', { merchant }),
    async session(merchant, role) {
      const response = await fetch(`${proxyUrl}/sessions`, { method: 'POST', headers, body: JSON.stringify({ merchant, role, ttl: 900 }) });
      return response.ok ? ((await response.json()) as { token: string }).token : null;
    },
  };
}

const lineOf = ({ merchant: { id, name, account }, state }: MerchantView): MerchantLine => ({ id, name, state, account });
