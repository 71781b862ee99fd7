import type { MerchantView } from '../contract/merchants.ts';
import { toItself } from '../services/show-merchant.ts';
import type { Access } from './access.ts';
import { json, type ProxyContext } from './respond.ts';

/** A merchant, to the operator as it is and to its own session as it may see itself. */
export const merchantSeen = async (c: ProxyContext, access: Access, view: MerchantView): Promise<Response> =>
  json(c, (await access.isOperator(c)) ? view : toItself(view));
