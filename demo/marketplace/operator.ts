import type { MarketplaceConfig } from './config.ts';

export type Role = 'connect' | 'orders';

/** A merchant as the overview names it. */
export interface MerchantLine {
  id: string;
  name: string;
  state: string;
  account: string;
}

/** What the back office asks the proxy with the admin key. */
export interface Operator {
  merchants(): Promise<MerchantLine[]>;
  /** A session for the page of one merchant; null where there is none, for the merchant or for the role. */
  session(merchant: string, role: Role): Promise<string | null>;
}

interface MerchantList {
  merchants: { merchant: { id: string; name: string; account: string }; state: string }[];
  next: string | null;
}

export function createOperator({ proxyUrl, adminKey }: Pick<MarketplaceConfig, 'proxyUrl' | 'adminKey'>): Operator {
  const headers = { authorization: `Bearer ${adminKey}`, 'content-type': 'application/json' };
  const page = async (cursor: string): Promise<MerchantList> => {
    const response = await fetch(`${proxyUrl}/merchants${cursor && `?cursor=${encodeURIComponent(cursor)}`}`, { headers });
    if (!response.ok) throw new Error(`GET /merchants: ${response.status}`);
    return (await response.json()) as MerchantList;
  };
  return {
    async merchants() {
      const lines: MerchantLine[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { merchants, next }: MerchantList = await page(cursor);
        lines.push(...merchants.map(({ merchant: { id, name, account }, state }) => ({ id, name, state, account })));
        cursor = next;
      }
      return lines;
    },
    async session(merchant, role) {
      const response = await fetch(`${proxyUrl}/sessions`, { method: 'POST', headers, body: JSON.stringify({ merchant, role, ttl: 900 }) });
      return response.ok ? ((await response.json()) as { token: string }).token : null;
    },
  };
}
