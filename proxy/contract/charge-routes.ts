import { ChargeList, ChargesQuery } from './charges.ts';
import type { Route } from './route.ts';
import { PreviewRules, RulesPreview } from './rules.ts';

const operator = { auth: 'operator', cacheControl: 'no-store' } as const;

/** What a marketplace asks about labels that its merchants buy from the central account. */
export const chargeRouteTable: readonly Route[] = [
  {
    ...operator,
    method: 'GET',
    path: '/charges',
    summary: 'What merchants are charged for labels of the central account, oldest first; JSON, or CSV with all of it',
    query: ChargesQuery,
    answers: { 200: { schema: ChargeList, description: 'Entries, and totals of everything asked for; or `text/csv`' } },
    curl: `curl -H "$ADMIN" "$PROXY/charges?merchant=central-hold&from=2026-01-01&format=csv"`,
  },
  {
    ...operator,
    method: 'POST',
    path: '/merchants/{id}/rules/preview',
    summary: 'By what orders would be shipped, by the rules that are kept or by others',
    body: PreviewRules,
    answers: { 200: { schema: RulesPreview, description: 'For each order who decides, and why' } },
    curl: `curl -H "$ADMIN" -H "$JSON" -d '{"orders":[{"checkoutMethodName":"Standard","country":"NL","weight":2500}]}' "$PROXY/merchants/central-hold/rules/preview"`,
  },
];
