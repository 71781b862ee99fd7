import { removed } from '../domain/merchant.ts';

/** The same in both databases. */
export const backlogStatement = `SELECT
  (SELECT COUNT(*) FROM orders WHERE state = 'review') AS "review",
  (SELECT COUNT(*) FROM orders WHERE state = 'needs-service-point') AS "needsServicePoint",
  (SELECT COUNT(*) FROM outbox) AS "outbox",
  (SELECT MIN(due_at) FROM outbox) AS "oldestDueAt"`;

export const readColumns = 'key, read_at AS "readAt", keep_until AS "keepUntil", value';

export const readinessStatement = (place: string): string =>
  `INSERT INTO readiness (id, written_at) VALUES (1, ${place}) ON CONFLICT (id) DO UPDATE SET written_at = excluded.written_at`;

/** What waits for somebody, as the indexes over it say it. Whole in a statement: a value in its place would leave the index out. */
export const undecidedStates = `state IN ('review', 'needs-service-point')`;
export const waitingStates = `state IN ('held', 'review', 'needs-service-point')`;

/** Orders whose time is past, that wait for what cannot come any more. `now` is a place for the time. */
export const outlived = (now: string): string => `${waitingStates} AND purge_at <= ${now}
  AND (sealed IS NULL OR NOT EXISTS (SELECT 1 FROM merchants WHERE merchants.id = orders.merchant AND merchants.settings <> '${removed}'))
  AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.order_id = orders.id)`;

/** When the first entry is due that nobody has, or the first lease ends. Each by its index: after an outage there may be many entries. */
export const nextDueStatement = `SELECT MIN(due) AS due FROM (
  SELECT * FROM (SELECT due_at AS due FROM outbox WHERE lease_until <= due_at ORDER BY due_at LIMIT 1) AS free
  UNION ALL SELECT MIN(lease_until) AS due FROM outbox WHERE lease_until > 0 AND lease_until > due_at
) AS next`;

/** Sorts after every other character, by code: what begins with a text is not below it, and below it with this behind. */
export const LAST = '\u{10ffff}';
