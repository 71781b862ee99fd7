import { secretKeyOf } from './sandbox-reader.ts';

interface OrderView {
  id: string;
  number: string;
  state: string;
  delivery: { code: string | null; servicePoint: { id: string } | null };
  account: { kind: string };
  upstream: { id: string | null } | null;
  label: { available: boolean };
  review: { type: string }[];
}

/** The shop's orders of that number, as the proxy's own API lists them. */
export async function ordersAtProxy(proxyUrl: string, merchant: string, number: string): Promise<OrderView[]> {
  const response = await fetch(`${proxyUrl}/orders?number=${encodeURIComponent(number)}`, {
    headers: { authorization: `Bearer ${secretKeyOf(merchant)}` },
  });
  if (!response.ok) throw new Error(`GET /orders: ${response.status} ${await response.text()}`);
  return ((await response.json()) as { orders: OrderView[] }).orders;
}
