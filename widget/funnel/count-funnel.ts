/** Where a page's numbers go up: the shop's proxy and key, and which of two checkouts this page shows. */
export interface FunnelPlace {
  proxy: string;
  key: string;
  variant: string;
}

/**
 * Counts once for a page that a checkout was shown, and once that the shopper chose in it. It hears the picker's `delivery-activity`; a page with
 * another picker sends the same event itself. What leaves is the step and the variant: no id, no cookie, nothing that is the same on the next page.
 */
export function countFunnel({ proxy, key, variant }: FunnelPlace, page: EventTarget): void {
  const counted = new Set<unknown>();
  page.addEventListener('delivery-activity', ({ detail }: CustomEventInit<{ name?: unknown }>) => {
    const step = detail?.name;
    if ((step !== 'shown' && step !== 'chosen') || counted.has(step)) return;
    counted.add(step);
    const body = JSON.stringify({ key, variant, step });
    const sent = fetch(new URL('/checkout/funnel', proxy), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      credentials: 'omit',
      keepalive: true,
      body,
    });
    sent.catch(() => undefined); // one fewer in a sum is no reason to disturb a checkout
  });
}
