import { Hono } from 'hono';
import { BuyLabel, LabelQuery, PrintLabels, ShippingOptionsQuery } from '../contract/labels.ts';
import { buyLabel } from '../services/buy-label.ts';
import { cancelLabel } from '../services/cancel-label.ts';
import { getBatchLabels } from '../services/get-batch-labels.ts';
import { getLabel } from '../services/get-label.ts';
import type { OrderDeps } from '../services/order-deps.ts';
import type { JoinPdfs } from '../services/ports.ts';
import { printLabels, showBatch } from '../services/print-labels.ts';
import { showShippingOptions } from '../services/show-shipping-options.ts';
import type { Access } from './access.ts';
import { bodyLimit, parseBody, parseQuery } from './parse.ts';
import { baseHeaders, json, type ProxyContext, type ProxyEnv } from './respond.ts';

/** What labels of the central account are bought, printed and cancelled by. */
export function labelRoutes(deps: OrderDeps & { joinPdfs: JoinPdfs }, access: Access): Hono<ProxyEnv> {
  return new Hono<ProxyEnv>()
    .get('/orders/:id/shipping-options', async (c) => {
      const merchant = await access.shop(c);
      return json(c, await showShippingOptions(deps, merchant, c.req.param('id'), parseQuery(c, ShippingOptionsQuery).parcels));
    })
    .post('/orders/:id/label', async (c) => {
      const merchant = await access.shop(c);
      const wanted = hasBody(c) ? await parseBody(c, BuyLabel, bodyLimit.page) : {};
      const order = await buyLabel(deps, merchant, c.req.param('id'), wanted);
      return json(c, order, { status: order.state === 'accepted' ? 202 : 200 });
    })
    .get('/orders/:id/label', async (c) => {
      const merchant = await access.shop(c);
      return pdf(c, await getLabel(deps, merchant, c.req.param('id'), parseQuery(c, LabelQuery)));
    })
    .delete('/orders/:id/label', async (c) => {
      const order = await cancelLabel(deps, await access.shop(c), c.req.param('id'));
      return json(c, order, { status: order.label.cancelling ? 202 : 200 });
    })
    .post('/label-batches', async (c) => {
      const merchant = await access.shop(c);
      const batch = await printLabels(deps, merchant, await parseBody(c, PrintLabels, bodyLimit.page));
      return json(c, batch, { status: 202, headers: { Location: `/label-batches/${batch.id}` } });
    })
    .get('/label-batches/:id', async (c) => json(c, await showBatch(deps, await access.shop(c), c.req.param('id'))))
    .get('/label-batches/:id/pdf', async (c) => pdf(c, await getBatchLabels(deps, await access.shop(c), c.req.param('id'))));
}

const pdf = (c: ProxyContext, bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      ...baseHeaders(c),
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${c.req.param('id')}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  });

/** Some clients' POST without a body has a stream all the same, so what says that there is one is a header. */
function hasBody(c: ProxyContext): boolean {
  const announced = c.req.header('transfer-encoding') !== undefined || Number(c.req.header('content-length') ?? 0) > 0;
  return c.req.raw.body !== null && (announced || c.req.header('content-type') !== undefined);
}
