import { Hono } from 'hono';
import { authenticate } from '../auth.ts';
import type { Env, Sandbox } from '../context.ts';
import { accountRoutes } from './account.ts';
import { bulkDocumentRoutes, documentRoutes } from './documents.ts';
import { trackingRoutes } from './tracking.ts';
import { addressRoutes, compatRoutes } from './compat.ts';
import { contractRoutes } from './contracts.ts';
import { checkoutRoutes } from './delivery-options.ts';
import { integrationLogRoutes } from './integration-logs.ts';
import { invoiceRoutes } from './invoices.ts';
import { orderLabelRoutes } from './order-labels.ts';
import { orderRoutes } from './orders.ts';
import { returnRoutes } from './returns.ts';
import { servicePointRoutes } from './service-points.ts';
import { shipmentRoutes } from './shipments.ts';
import { shippingOptionRoutes } from './shipping-options.ts';
import { shopOrderStatusRoutes } from './shop-order-statuses.ts';

/** Everything under `/api/v3`. */
export function apiV3(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .use(authenticate(sandbox, 'v3'))
    .route('/integrations', integrationLogRoutes(sandbox))
    .route('/', accountRoutes(sandbox))
    .route('/', invoiceRoutes(sandbox))
    .route('/contracts', contractRoutes(sandbox))
    .route('/shop-order-statuses', shopOrderStatusRoutes(sandbox))
    .route('/service-points', servicePointRoutes(sandbox))
    .route('/checkout', checkoutRoutes(sandbox))
    .route('/', shippingOptionRoutes(sandbox))
    .route('/shipments', shipmentRoutes(sandbox))
    .route('/orders', orderLabelRoutes(sandbox))
    .route('/orders', orderRoutes(sandbox))
    .route('/returns', returnRoutes(sandbox))
    .route('/compat', compatRoutes())
    .route('/addresses', addressRoutes())
    .route('/parcels', trackingRoutes(sandbox))
    .route('/parcels', documentRoutes(sandbox))
    .route('/parcel-documents', bulkDocumentRoutes(sandbox));
}
