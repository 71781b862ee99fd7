import { z } from 'zod';

/**
 * What a session may do, for its one merchant. orders: read the orders and work them, up to the label. connect: see the merchant, connect
 * its own Sendcloud account, pause it; only for a merchant that has an own account or may choose one.
 */
export const SessionRole = z.enum(['orders', 'connect']);
export type SessionRole = z.infer<typeof SessionRole>;

/** Body of `POST /sessions`. `ttl` in seconds. */
export const OpenSession = z.object({
  merchant: z.string().min(1).max(63),
  role: SessionRole,
  ttl: z.number().int().min(60, 'a time of at least 60 seconds').max(3600, 'a time of at most 3600 seconds').default(900),
});
export type OpenSession = z.infer<typeof OpenSession>;

/** A key for an element in a back office: it stands in a page, so it is short-lived and opens little. It is in no list; `DELETE /sessions` ends it. */
export const OpenedSession = z.object({
  token: z.string().describe('Authorization: Bearer ses1.…, from one of the merchant’s origins'),
  merchant: z.string(),
  role: SessionRole,
  expiresAt: z.iso.datetime(),
});
export type OpenedSession = z.infer<typeof OpenedSession>;

/** Query of `DELETE /sessions`. */
export const EndSessions = z.object({ merchant: OpenSession.shape.merchant.describe('Whose; `*`: everybody’s') });
export type EndSessions = z.infer<typeof EndSessions>;

/** Every route that takes a session, by role. What does not stand here, no session opens. */
export const routesByRole: Record<SessionRole, readonly string[]> = {
  orders: [
    'GET /orders',
    'GET /orders/{id}',
    'POST /orders/{id}/service-point',
    'GET /orders/{id}/shipping-options',
    'POST /orders/{id}/label',
    'GET /orders/{id}/label',
    'DELETE /orders/{id}/label',
    'POST /label-batches',
    'GET /label-batches/{id}',
    'GET /label-batches/{id}/pdf',
    'GET /orders/{id}/tracking',
    'GET /orders/{id}/return-portal',
    'POST /orders/{id}/cancel',
    'POST /orders/{id}/release',
  ],
  connect: [
    'GET /merchants/{id}',
    'GET /merchants/{id}/health',
    'POST /merchants/{id}/connect',
    'POST /merchants/{id}/connect/redirect',
    'PUT /merchants/{id}/account',
    'PUT /merchants/{id}/credentials',
    'DELETE /merchants/{id}/credentials',
    'POST /merchants/{id}/pause',
    'POST /merchants/{id}/resume',
  ],
};
