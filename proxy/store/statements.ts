/** The same in both databases. */
export const backlogStatement = `SELECT
  (SELECT COUNT(*) FROM orders WHERE state = 'review') AS "review",
  (SELECT COUNT(*) FROM orders WHERE state = 'needs-service-point') AS "needsServicePoint",
  (SELECT COUNT(*) FROM outbox) AS "outbox",
  (SELECT MIN(due_at) FROM outbox) AS "oldestDueAt"`;

export const readColumns = 'key, read_at AS "readAt", keep_until AS "keepUntil", value';

export const readinessStatement = (place: string): string =>
  `INSERT INTO readiness (id, written_at) VALUES (1, ${place}) ON CONFLICT (id) DO UPDATE SET written_at = excluded.written_at`;

/** Sorts after every other character, by code: what begins with a text is not below it, and below it with this behind. */
export const LAST = '\u{10ffff}';
