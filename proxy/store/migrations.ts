/** The database was brought up to date by a newer proxy than this one, which therefore cannot know what it must keep true. */
export class StoreTooNew extends Error {
  override readonly name = 'StoreTooNew';
}

/** Throws `StoreTooNew` when `done`, the version the database is at, is none of ours. */
export function requireKnown(done: number, { length: known }: typeof migrations): void {
  if (done > known) throw new StoreTooNew(`The database is at version ${done}; this program knows up to ${known}`);
}

/** One step of a version; where the databases have different words for it, each its own, and none where one has it already. */
export type Statement = string | { sqlite?: string; postgres?: string };

/** What a database at version `done` has not seen yet. */
export const statementsAfter = (done: number, versions: typeof migrations, database: 'sqlite' | 'postgres'): string[] =>
  versions
    .slice(done)
    .flat()
    .flatMap((statement) => (typeof statement === 'string' ? statement : (statement[database] ?? [])));

const sums = `merchant, day, currency, total, entries, without_price`;
const withoutPrice = (entry: string): string => `CASE WHEN ${entry}.kind = 'label' AND ${entry}.quote IS NULL THEN 1 ELSE 0 END`;

/** Adds an entry to everybody's day, which stands under no name and comes first so that no two writers wait for each other, and to its merchant's. */
const sumInto = (entry: string): string => `INSERT INTO charge_days (${sums})
  SELECT whose.merchant, ${entry}.at / 86400000, ${entry}.currency, ${entry}.amount, 1, ${withoutPrice(entry)}
  FROM (SELECT '' AS merchant UNION ALL SELECT ${entry}.merchant AS merchant) AS whose WHERE TRUE
  ON CONFLICT (merchant, day, currency) DO UPDATE SET total = charge_days.total + excluded.total,
    entries = charge_days.entries + excluded.entries, without_price = charge_days.without_price + excluded.without_price`;

/** The days of the entries that are here already. */
const sumOf = (whose: string): string => `INSERT INTO charge_days (${sums})
  SELECT ${whose}, at / 86400000, currency, SUM(amount), COUNT(*), SUM(${withoutPrice('charges')}) FROM charges
  GROUP BY ${whose === 'merchant' ? 'merchant, ' : ''}at / 86400000, currency`;

/**
 * The schema, one statement list a version, run forward at start. Never change one that was released: add the next. A version only adds, so
 * that a proxy of the version before, already running on the same database, runs on.
 */
export const migrations: readonly (readonly Statement[])[] = [
  [
    `CREATE TABLE merchants (
      id TEXT PRIMARY KEY,
      publishable_key TEXT NOT NULL UNIQUE,
      secret_key_hash TEXT NOT NULL UNIQUE,
      settings TEXT NOT NULL,
      source TEXT NOT NULL,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL
    )`,
    `CREATE TABLE credentials (account TEXT PRIMARY KEY, sealed TEXT NOT NULL)`,
    `CREATE TABLE orders (
      id TEXT PRIMARY KEY,
      merchant TEXT NOT NULL,
      number TEXT NOT NULL,
      digest TEXT NOT NULL,
      state TEXT NOT NULL,
      facts TEXT NOT NULL,
      sealed TEXT,
      parcel_id TEXT,
      version BIGINT NOT NULL,
      created_at BIGINT NOT NULL,
      updated_at BIGINT NOT NULL,
      purge_at BIGINT NOT NULL,
      UNIQUE (merchant, number)
    )`,
    `CREATE INDEX orders_by_state ON orders (merchant, state, id)`,
    `CREATE INDEX orders_to_decide ON orders (state, id) WHERE state IN ('review', 'needs-service-point')`,
    `CREATE INDEX orders_by_parcel ON orders (parcel_id) WHERE parcel_id IS NOT NULL`,
    `CREATE INDEX orders_to_purge ON orders (purge_at) WHERE sealed IS NOT NULL`,
    `CREATE TABLE idempotency_keys (
      merchant TEXT NOT NULL,
      key_digest TEXT NOT NULL,
      request_digest TEXT NOT NULL,
      order_id TEXT NOT NULL REFERENCES orders (id),
      PRIMARY KEY (merchant, key_digest)
    )`,
    `CREATE TABLE outbox (
      order_id TEXT PRIMARY KEY REFERENCES orders (id),
      merchant TEXT NOT NULL,
      due_at BIGINT NOT NULL,
      lease_until BIGINT NOT NULL DEFAULT 0,
      failures BIGINT NOT NULL DEFAULT 0
    )`,
    `CREATE INDEX outbox_by_due ON outbox (due_at)`,
    `CREATE TABLE attempts (
      order_id TEXT NOT NULL REFERENCES orders (id),
      attempt BIGINT NOT NULL,
      reference TEXT NOT NULL UNIQUE,
      started_at BIGINT NOT NULL,
      outcome TEXT,
      PRIMARY KEY (order_id, attempt)
    )`,
    `CREATE TABLE webhook_log (
      id TEXT PRIMARY KEY,
      account TEXT NOT NULL,
      received_at BIGINT NOT NULL,
      sealed TEXT NOT NULL
    )`,
    `CREATE INDEX webhook_log_by_time ON webhook_log (received_at)`,
  ],
  [`CREATE TABLE readiness (id BIGINT PRIMARY KEY, written_at BIGINT NOT NULL)`],
  // SQLite knows no type BYTEA and keeps bytes under any.
  [
    `CREATE TABLE kept_reads (key TEXT PRIMARY KEY, read_at BIGINT NOT NULL, keep_until BIGINT NOT NULL, value BYTEA NOT NULL)`,
    `CREATE INDEX kept_reads_by_end ON kept_reads (keep_until)`,
  ],
  [`ALTER TABLE outbox ADD COLUMN held_by TEXT`],
  [`CREATE TABLE sealed_keys (name TEXT PRIMARY KEY, sealed TEXT NOT NULL)`],
  [
    `CREATE TABLE order_events (
      order_id TEXT NOT NULL REFERENCES orders (id),
      version BIGINT NOT NULL,
      merchant TEXT NOT NULL,
      state TEXT NOT NULL,
      at BIGINT NOT NULL,
      PRIMARY KEY (order_id, version)
    )`,
  ],
  // What begins with some letters stands together in SQLite's order; in PostgreSQL's only where the index says so.
  [
    `CREATE INDEX orders_by_merchant ON orders (merchant, id)`,
    `CREATE INDEX orders_by_any_state ON orders (state, id)`,
    {
      sqlite: `CREATE INDEX orders_by_number ON orders (number, id)`,
      postgres: `CREATE INDEX orders_by_number ON orders (number text_pattern_ops, id)`,
    },
    { postgres: `CREATE INDEX orders_by_merchant_number ON orders (merchant, number text_pattern_ops, id)` },
    `CREATE TABLE examinations (merchant TEXT PRIMARY KEY, looked_at BIGINT NOT NULL, sealed TEXT NOT NULL)`,
    `CREATE TABLE refused_keys (account TEXT PRIMARY KEY, at BIGINT NOT NULL)`,
    `CREATE TABLE connect_links (merchant TEXT PRIMARY KEY, secret_hash TEXT NOT NULL, expires_at BIGINT NOT NULL)`,
  ],
  [
    `ALTER TABLE orders ADD COLUMN progress TEXT`,
    `CREATE TABLE webhook_endpoints (
      merchant TEXT PRIMARY KEY,
      url TEXT NOT NULL,
      sealed TEXT NOT NULL,
      state TEXT NOT NULL,
      failing_since BIGINT
    )`,
    `CREATE TABLE webhook_deliveries (
      id TEXT PRIMARY KEY,
      merchant TEXT NOT NULL,
      order_id TEXT REFERENCES orders (id),
      version BIGINT NOT NULL,
      news TEXT NOT NULL,
      at BIGINT NOT NULL,
      state TEXT NOT NULL DEFAULT 'waiting',
      failures BIGINT NOT NULL DEFAULT 0,
      answer TEXT,
      tried_at BIGINT,
      due_at BIGINT NOT NULL,
      since BIGINT,
      lease_until BIGINT NOT NULL DEFAULT 0,
      held_by TEXT
    )`,
    `CREATE INDEX webhook_deliveries_due ON webhook_deliveries (merchant, due_at) WHERE state = 'waiting'`,
    `CREATE INDEX webhook_deliveries_of_order ON webhook_deliveries (order_id, version) WHERE state = 'waiting'`,
    `CREATE INDEX webhook_deliveries_by_merchant ON webhook_deliveries (merchant, at, id)`,
    `CREATE INDEX webhook_deliveries_by_time ON webhook_deliveries (at)`,
    `CREATE TABLE funnel_counts (
      merchant TEXT NOT NULL,
      day TEXT NOT NULL,
      variant TEXT NOT NULL,
      shown BIGINT NOT NULL DEFAULT 0,
      chosen BIGINT NOT NULL DEFAULT 0,
      ordered BIGINT NOT NULL DEFAULT 0,
      PRIMARY KEY (merchant, day, variant)
    )`,
  ],
  // A ledger: entries are added, never changed, whoever asks the database for it.
  [
    `CREATE TABLE charges (
      id TEXT PRIMARY KEY,
      key TEXT NOT NULL UNIQUE,
      at BIGINT NOT NULL,
      merchant TEXT NOT NULL,
      order_id TEXT NOT NULL,
      order_number TEXT NOT NULL,
      parcel_id TEXT NOT NULL,
      kind TEXT NOT NULL,
      shipping_option_code TEXT,
      currency TEXT NOT NULL,
      quote BIGINT,
      markup BIGINT NOT NULL,
      amount BIGINT NOT NULL,
      reason TEXT
    )`,
    `CREATE INDEX charges_by_merchant ON charges (merchant, id)`,
    `CREATE INDEX charges_by_order ON charges (order_id, id)`,
    `CREATE INDEX charges_by_parcel ON charges (parcel_id, id)`,
    {
      sqlite: `CREATE TRIGGER charges_stay BEFORE UPDATE ON charges BEGIN SELECT RAISE(ABORT, 'Charges are never changed'); END`,
      postgres: `CREATE FUNCTION charges_stay() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'Charges are never changed'; END $$`,
    },
    {
      sqlite: `CREATE TRIGGER charges_never_go BEFORE DELETE ON charges BEGIN SELECT RAISE(ABORT, 'Charges are never changed'); END`,
      postgres: `CREATE TRIGGER charges_stay BEFORE UPDATE OR DELETE ON charges FOR EACH ROW EXECUTE FUNCTION charges_stay()`,
    },
    `CREATE TABLE label_batches (id TEXT PRIMARY KEY, merchant TEXT NOT NULL, created_at BIGINT NOT NULL, wanted TEXT NOT NULL)`,
  ],
  [`CREATE TABLE session_ends (merchant TEXT PRIMARY KEY, ends BIGINT NOT NULL)`],
  // Sums are the database's own doing, so that they hold also while a proxy of the version before writes beside this one.
  [
    `CREATE INDEX label_batches_by_time ON label_batches (created_at)`,
    `CREATE INDEX orders_undecided ON orders (id) WHERE state IN ('review', 'needs-service-point')`,
    `CREATE INDEX orders_outlived ON orders (purge_at) WHERE state IN ('held', 'review', 'needs-service-point')`,
    `CREATE INDEX outbox_leased ON outbox (lease_until) WHERE lease_until > 0`,
    `CREATE TABLE turns (name TEXT PRIMARY KEY, held_by TEXT NOT NULL, ends_at BIGINT NOT NULL)`,
    `CREATE TABLE charge_days (
      merchant TEXT NOT NULL,
      day BIGINT NOT NULL,
      currency TEXT NOT NULL,
      total BIGINT NOT NULL,
      entries BIGINT NOT NULL,
      without_price BIGINT NOT NULL,
      PRIMARY KEY (merchant, day, currency)
    )`,
    {
      sqlite: `CREATE TRIGGER charges_summed AFTER INSERT ON charges BEGIN ${sumInto('NEW')}; END`,
      postgres: `CREATE FUNCTION charges_summed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${sumInto('NEW')}; RETURN NULL; END $$`,
    },
    { postgres: `CREATE TRIGGER charges_summed AFTER INSERT ON charges FOR EACH ROW EXECUTE FUNCTION charges_summed()` },
    sumOf('merchant'),
    sumOf(`''`),
  ],
];
