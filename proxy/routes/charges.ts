import { Hono } from 'hono';
import { ChargesQuery } from '../contract/charges.ts';
import { PreviewRules } from '../contract/rules.ts';
import { chargeView } from '../domain/charges.ts';
import { csvHead, csvLine } from '../domain/charges-csv.ts';
import { everyCharge, listCharges } from '../services/list-charges.ts';
import type { MerchantDirectory } from '../services/ports.ts';
import { previewRules } from '../services/preview-rules.ts';
import type { Store } from '../store/store.ts';
import type { Access } from './access.ts';
import { bodyLimit, parseBody, parseQuery } from './parse.ts';
import { baseHeaders, json, type ProxyContext, type ProxyEnv } from './respond.ts';

interface ChargeRouteDeps {
  store: Pick<Store, 'charges'>;
  merchants: MerchantDirectory;
}

/** What the operator of a marketplace asks about labels that its merchants buy. */
export function chargeRoutes(deps: ChargeRouteDeps, access: Access): Hono<ProxyEnv> {
  return new Hono<ProxyEnv>()
    .get('/charges', async (c) => {
      await access.operator(c);
      const query = parseQuery(c, ChargesQuery);
      return wantsCsv(c, query) ? csv(c, deps, query) : json(c, await listCharges(deps, query));
    })
    .post('/merchants/:id/rules/preview', async (c) => {
      await access.operator(c);
      return json(c, await previewRules(deps, c.req.param('id'), await parseBody(c, PreviewRules, bodyLimit.server)));
    });
}

const wantsCsv = (c: ProxyContext, { format }: ChargesQuery): boolean =>
  format === undefined ? /^text\/csv\b/i.test(c.req.header('accept') ?? '') : format === 'csv';

/** Streamed, however long the ledger is. */
function csv(c: ProxyContext, deps: ChargeRouteDeps, query: ChargesQuery): Response {
  const pages = everyCharge(deps, query);
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(utf8.encode(csvHead)),
    async pull(controller) {
      const { value, done } = await pages.next();
      if (done) controller.close();
      else controller.enqueue(utf8.encode(value.map((charge) => csvLine(chargeView(charge))).join('')));
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
  const headers = {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': 'attachment; filename="charges.csv"',
    Vary: 'Accept',
  };
  return new Response(body, { headers: { ...baseHeaders(c), ...headers } });
}

const utf8 = new TextEncoder();
