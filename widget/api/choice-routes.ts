import type { RecheckReply, RecheckRequest, SelectionReply, SelectionRequest } from '../../proxy/contract/selections.ts';
import type { ServicePoints, ServicePointsSearch } from '../../proxy/contract/service-points.ts';
import type { ProxyClient, Query } from './proxy-client.ts';

/** The routes for what a choice may need. They throw as `ProxyClient` does. */

export const readPoints = (client: ProxyClient, query: Query, signal: AbortSignal): Promise<ServicePoints> =>
  client.read('service-points', query, signal);

/** Free text and addresses are personal, so they travel in a body. */
export const searchPoints = (client: ProxyClient, search: ServicePointsSearch, signal: AbortSignal): Promise<ServicePoints> =>
  client.send('service-points/search', search, signal);

export const select = (client: ProxyClient, request: SelectionRequest, signal: AbortSignal): Promise<SelectionReply> =>
  client.send('selections', request, signal);

export const recheck = (client: ProxyClient, request: RecheckRequest, signal: AbortSignal): Promise<RecheckReply> =>
  client.send('selections/recheck', request, signal);
