import { checkoutRouteTable } from './checkout-routes.ts';
import { operatorRouteTable } from './operator-routes.ts';
import type { Route } from './route.ts';
import { shopRouteTable } from './shop-routes.ts';

/** Every route there is. The documentation, `GET /openapi.json` and the answer to a wrong method are made from it. */
export const routes: readonly Route[] = [...checkoutRouteTable, ...shopRouteTable, ...operatorRouteTable];

const setup: readonly [variable: string, method: Route['method'], path: string, field: string][] = [
  ['QUOTE', 'GET', '/checkout/delivery-options', "options.find((o) => o.type === 'service-point' && o.carrier.code === 'postnl').quote"],
  ['POINT', 'GET', '/checkout/service-points', "points.find((p) => p.carrier === 'postnl').id"],
  ['TOKEN', 'POST', '/checkout/selections', 'token'],
  ['ORDER', 'POST', '/orders', 'id'],
];

/**
 * What to paste before the routes' commands: by some of them it gets a quote, a point, a selection and an order to play with. `PROXY` is the
 * proxy's address and `ADMIN_KEY` the operator's own; both are set already.
 */
export const curlSetup = [
  `field() { node -pe "JSON.parse(require('fs').readFileSync(0)).$1"; }`,
  ...setup.map(([variable, method, path, field]) => {
    const command = routes.find((route) => route.method === method && route.path === path)?.curl.replace('curl', 'curl -s');
    return `${variable}=$(${command} | field "${field}")`;
  }),
].join('\n');

/** The methods a path takes; empty when there is no such path. */
export function methodsFor(path: string): Route['method'][] {
  return routes.filter((route) => patternOf(route.path).test(path)).map((route) => route.method);
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{[a-z]+\}/gi, '[^/]+')}$`);
