import { chargeRouteTable } from './charge-routes.ts';
import { checkoutRouteTable } from './checkout-routes.ts';
import { informRouteTable } from './inform-routes.ts';
import { merchantRouteTable } from './merchant-routes.ts';
import { operatorRouteTable } from './operator-routes.ts';
import type { Route } from './route.ts';
import { SessionRole, routesByRole } from './sessions.ts';
import { shopRouteTable } from './shop-routes.ts';

/** Every route there is. The documentation, `GET /openapi.json` and the answer to a wrong method are made from it. */
export const routes: readonly Route[] = [
  ...checkoutRouteTable,
  ...shopRouteTable,
  ...chargeRouteTable,
  ...informRouteTable,
  ...merchantRouteTable,
  ...operatorRouteTable,
];

/** What to paste before the routes' commands: where the demo is, its keys, and how to take a field out of an answer. */
export const curlSetup = `PROXY=\${PROXY:-http://localhost:8787} NUMBER=R-$RANDOM$RANDOM JSON='Content-Type: application/json'
PAGE='Origin: http://localhost:8080' SHOP='Authorization: Bearer sk_demo_central_hold_not_a_secret' ADMIN='Authorization: Bearer demo-admin-key-not-a-secret'
field() { node -p "(d => $1)(JSON.parse(require('fs').readFileSync(0, 'utf8')))"; }
order() { cat <<ORDER
"order":{"number":"$1","createdAt":"2026-11-24T10:00:00Z","weight":$2,"total":{"value":"49.85","currency":"EUR"},"paymentStatus":"paid",
"recipient":{"name":"Sam de Vries","addressLine1":"Stadhuisplein 1","postalCode":"5611EM","city":"Eindhoven","country":"NL","email":"sam@shopper.example"},
"items":[{"description":"Teapot","quantity":1,"weight":$2,"price":{"value":"45.90","currency":"EUR"}}]}
ORDER
}`;

/** The methods a path takes; empty when there is no such path. */
export function methodsFor(path: string): Route['method'][] {
  return routes.filter((route) => patternOf(route.path).test(path)).map((route) => route.method);
}

/** In which role a session opens a route; undefined where none does. */
export const roleFor = ({ method, path }: Pick<Route, 'method' | 'path'>): SessionRole | undefined =>
  SessionRole.options.find((role) => routesByRole[role].includes(`${method} ${path}`));

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replaceAll(/\{[a-z]+\}/gi, '[^/]+')}$`);
