import { Hono } from 'hono';
import { DeliveryOptionsQuery } from '../contract/delivery-options.ts';
import { RecheckRequest, SelectionRequest } from '../contract/selections.ts';
import type { QuotedCart } from '../domain/claims.ts';
import type { CheckoutDeps } from '../services/checkout-deps.ts';
import type { Wishes } from '../services/collect-offers.ts';
import { quoteDelivery } from '../services/quote-delivery.ts';
import { recheckSelection } from '../services/recheck-selection.ts';
import { signSelection } from '../services/sign-selection.ts';
import { type Access, preflightHeaders } from './access.ts';
import { bodyLimit, parseBody, parseQuery } from './parse.ts';
import { baseHeaders, json, type ProxyContext, type ProxyEnv } from './respond.ts';

/** What a checkout page asks: options, and the signing and rechecking of what was chosen. */
export function checkoutRoutes(deps: CheckoutDeps, access: Access): Hono<ProxyEnv> {
  return new Hono<ProxyEnv>()
    .get('/checkout/delivery-options', async (c) => {
      await access.answerPage(c);
      const query = parseQuery(c, DeliveryOptionsQuery, ['metadata']);
      const merchant = await access.page(c, query.key);
      return json(c, await quoteDelivery(deps, merchant, cartOf(query), wishesOf(query)));
    })
    .post('/checkout/selections', async (c) => {
      await access.answerPage(c);
      const { key, quote, deliveryDate = null, servicePointId = null, postNumber } = await parseBody(c, SelectionRequest, bodyLimit.page);
      const merchant = await access.page(c, key);
      return json(c, await signSelection(deps, merchant, { quote, deliveryDate, servicePointId, postNumber: postNumber || null }));
    })
    .post('/checkout/selections/recheck', async (c) => {
      await access.answerPage(c);
      const { key, token, ...cart } = await parseBody(c, RecheckRequest, bodyLimit.page);
      const merchant = await access.page(c, key);
      return json(c, await recheckSelection(deps, merchant, token, present(cart)));
    })
    .options('/checkout/*', (c) => preflight(c, access));
}

/** A browser asks before it sends JSON. Without a key only the origin can be judged. */
async function preflight(c: ProxyContext, access: Access): Promise<Response> {
  await access.answerPage(c);
  const headers = { ...baseHeaders(c), ...preflightHeaders, Allow: 'GET, HEAD, POST, OPTIONS' };
  return new Response(null, { status: 204, headers });
}

function cartOf(query: DeliveryOptionsQuery): QuotedCart {
  const { country, postalCode = null, weight, orderValue, currency, length, width, height } = query;
  const dimensions = length && width && height ? { length, width, height } : null;
  return { country, postalCode, weight, orderValue, currency, dimensions };
}

function wishesOf({ carriers, deliveryTypes, metadata = [] }: DeliveryOptionsQuery): Wishes {
  const pairs = metadata.map((pair): [string, string] => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]);
  return { carriers: carriers ?? null, deliveryTypes: deliveryTypes ?? null, metadata: Object.fromEntries(pairs) };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the keys that hold undefined. */
const present = <T extends object>(value: T): Present<T> =>
  Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Present<T>;
