import type { ShopIdentity } from './config.ts';
import type { Product } from './catalogue.ts';
import type { OrderBook } from './order-book.ts';
import type { Outbox } from './outbox.ts';
import type { ProxyClient } from './proxy-client.ts';
import type { ScriptTag } from './script-tag.ts';

/** All that one shop's routes work with. */
export interface Counter {
  shop: ShopIdentity;
  product: Product;
  proxy: ProxyClient;
  proxyUrl: string;
  book: OrderBook;
  outbox: Outbox;
  scriptTag: () => Promise<ScriptTag | null>;
}
