import type { Mutation } from './mutations.ts';

/** The files of the access matrix. */
export type MatrixFile = 'tenants' | 'sessions' | 'access-matrix';

/** One check taken away: whose it is, or who asks. */
const check = (name: string, file: string, find: string, replace = ''): Mutation => ({ name, file: `proxy/${file}`, find, replace });

const access = (name: string, find: string, replace = ''): Mutation => check(name, 'routes/access.ts', find, replace);

/** Who may ask. */
const credentials: Mutation[] = [
  access('any publishable key is a page’s', 'await deps.merchants.byPublishableKey(key)', "await deps.merchants.byId('own-v3')"),
  access('any origin will do', 'if (origin === own || (origin && originAllowed(merchant.origins, origin))) return;', 'return;'),
  access(
    'a page of another merchant will do',
    'originAllowed(merchant.origins, origin)',
    'originAllowed(["http://*", "https://*"], origin)',
  ),
  access(
    'anyone is the operator',
    "if (!(await isOperator(c))) throw new ProblemError('unauthenticated', { detail: 'Send the admin key",
    "if (false) throw new ProblemError('unauthenticated', { detail: 'Send the admin key",
  ),
  access(
    'a session need not be signed here',
    'const session = await deps.sessions.read(token);',
    "const session = JSON.parse(Buffer.from(token.split('.')[2] ?? '', 'base64url').toString() || 'null');",
  ),
  access('a session never ends', 'isOver(session, deps.clock.now())', 'false'),
  access('a session opens every route', '!routesByRole[session.role].includes(routeOf(c))', 'false'),
  access('a session keeps a role its merchant lost', '!rolesFor(merchant).includes(session.role)', 'false'),
  access('a session that was ended goes on', '(await deps.sessionEnds.count(merchant.id)) !== session.ends', 'false'),
  check('ending sessions ends everybody’s', 'services/end-sessions.ts', 'everybodys ? null : merchant', 'null'),
  check('a session outlives its merchant', 'services/change-merchant.ts', '  await deps.sessionEnds.end(id);\n'),
  check(
    'a merchant sees what the marketplace keeps to itself',
    'routes/merchant-seen.ts',
    '(await access.isOperator(c)) ? view : toItself(view)',
    'view',
  ),
  access('a session counts in any page', '    requireOrigin(c, merchant);\n    return merchant;', '    return merchant;'),
  access('a session reaches every merchant', 'else if (merchant.id !== id) throw noSuchMerchant();'),
  check('a session may have any role', 'services/open-session.ts', 'if (!rolesFor(merchant).includes(role))', 'if (false)'),
  check(
    'a role opens what is for servers',
    'contract/sessions.ts',
    "    'GET /orders',",
    "    'GET /orders', 'POST /orders', 'DELETE /orders/{id}/personal-data',",
  ),
  check('what was changed still counts as signed', 'security/signer.ts', 'return genuine ?', 'return true ?'),
  check('any secret key is a shop’s', 'services/merchant-directory.ts', 'if (sameText(known, hash)) return merchant;', 'return merchant;'),
  check(
    'what one page was told is told to any',
    'routes/hot-reads.ts',
    'const read = reads.get(`${origin} ${url}`);',
    'const read = [...reads].find(([key]) => key.endsWith(` ${url}`))?.[1];',
  ),
];

/** Whose it is, where it rests. */
const rows: Mutation[] = [
  check(
    'SQLite finds anyone’s order by id',
    'store/sqlite-orders.ts',
    'FROM orders WHERE merchant = ? AND id = ?',
    'FROM orders WHERE merchant <> ? AND id = ?',
  ),
  check(
    'SQLite finds anyone’s order by number',
    'store/sqlite-orders.ts',
    'FROM orders WHERE merchant = ? AND number = ?',
    'FROM orders WHERE merchant <> ? AND number = ?',
  ),
  check('SQLite lists everyone’s orders', 'store/sqlite-orders.ts', "['merchant = ?', merchant],", "['merchant <> ?', ''],"),
  check(
    'SQLite shares idempotency keys',
    'store/sqlite-orders.ts',
    'FROM idempotency_keys WHERE merchant = ? AND',
    'FROM idempotency_keys WHERE (merchant = ? OR 1) AND',
  ),
  check(
    'SQLite lets two merchants have one key',
    'store/sqlite-merchants.ts',
    'if (rival.get(id, publishableKey, secretKeyHash)) return'.concat(" 'taken';"),
  ),
  check(
    'PostgreSQL finds anyone’s order by id',
    'store/postgres-orders.ts',
    'one(sql`merchant = ${merchant} AND id = ${id}`)',
    'one(sql`id = ${id}`)',
  ),
  check(
    'PostgreSQL finds anyone’s order by number',
    'store/postgres-orders.ts',
    'one(sql`merchant = ${merchant} AND number = ${number}`)',
    'one(sql`number = ${number}`)',
  ),
  check(
    'PostgreSQL lists everyone’s orders',
    'store/postgres-orders.ts',
    'merchant !== undefined && sql`merchant = ${merchant}`,',
    "merchant !== undefined && sql`merchant <> ''`,",
  ),
  check(
    'PostgreSQL shares idempotency keys',
    'store/postgres-orders.ts',
    'SELECT 1 FROM idempotency_keys WHERE merchant = ${merchant} AND',
    'SELECT 1 FROM idempotency_keys WHERE',
  ),
  check(
    'a sealed value is bound to no tenant',
    'services/seal-contexts.ts',
    "credentials: (tenant) => ({ tenant, field: 'credentials' })",
    "credentials: () => ({ tenant: '', field: 'credentials' })",
  ),
  check(
    'a sealed order is bound to no row',
    'services/seal-contexts.ts',
    'order: (tenant, id) => ({ tenant, field: `order:${id}` })',
    "order: (tenant) => ({ tenant, field: 'order' })",
  ),
  check(
    'nothing sealed is bound to anything',
    'security/sealer.ts',
    'additionalData: utf8(JSON.stringify([tenant, field, id])),',
    "additionalData: utf8(tenant && field && id && ''),",
  ),
];

/** Whose it is, in what the services do. */
const services: Mutation[] = [
  check(
    'a token is good at any shop',
    'services/read-token.ts',
    "if (claims.merchant !== merchant.id) throw new ProblemError('foreign-token');",
  ),
  check(
    'a merchant can be made twice',
    'services/change-merchant.ts',
    'if (before && before.settings !== removed) throw',
    'if (false) throw',
  ),
  check('a central merchant takes own keys', 'services/set-credentials.ts', "if (account !== 'own')", 'if (false)'),
  check(
    'own merchants use the central keys',
    'services/merchant-directory.ts',
    "merchant.account === 'central' ? 'central' : `own:${merchant.id}`",
    "merchant.account === 'own' ? 'central' : 'central'",
  ),
  check(
    'an order moves with its merchant',
    'services/order-account.ts',
    'if (!hasMoved(record, merchant)) return credential;',
    'return credential;',
  ),
  check(
    'an own merchant’s label is bought centrally',
    'services/buy-label.ts',
    "if (record.account.kind === 'own' || (merchant.account === 'own' && !bought.includes(record.state)))",
    'if (false)',
  ),
  check(
    'the operator reads what only a shop may',
    'services/list-review.ts',
    'openOrder(deps, { ...order, sealed: null })',
    'openOrder(deps, order)',
  ),
  check('an order is billed to the account of now', 'domain/order.ts', 'account.kind !== merchant.account;', 'false;'),
  check(
    'an address of webhooks can be guessed',
    'services/receive-webhook.ts',
    '(await fingerprints.matches(`webhook ${account}`, fingerprint)) ? account : null',
    'fingerprint ? account : null',
  ),
  check(
    'an event need not be signed',
    'services/receive-webhook.ts',
    '!(await isSignedBy(credential.secretKey, body, signature))',
    'false',
  ),
  check(
    'a moved merchant’s address takes the central account’s events',
    'services/receive-webhook.ts',
    "return merchant?.account === 'own' ?",
    'return merchant ?',
  ),
  check(
    'an event tells of any account’s parcel',
    'services/parcel-events.ts',
    'claimants.find((order) => isOf(order, account))',
    'claimants[0]',
  ),
  check(
    'an event tells of any own account’s parcel',
    'services/parcel-events.ts',
    "kind === 'central' ? account === 'central' : account === `own:${stored.merchant}`",
    "(kind === 'central') === (account === 'central')",
  ),
  check(
    'a repair link can be written by anyone',
    'services/repair-link.ts',
    'isOrderId(order) && (await fingerprints.matches(signed(link), fingerprint))',
    'isOrderId(order) && fingerprint',
  ),
  check(
    'a repair link opens any order',
    'services/repair-link.ts',
    '`repair ${merchant} ${order} ${expiresAt}`',
    '`repair ${merchant} ${expiresAt}`',
  ),
];

/** Whose answer it is, in what is remembered. */
const caches: Mutation[] = [
  check('quotes are shared', 'services/quote-reader.ts', 'canonicalJson([id, bandOf', "canonicalJson([id && '', bandOf"),
  check('cells of points are shared', 'services/point-source.ts', '[credential.id, country, ...carriers]', '[country, ...carriers]'),
  check('a point is shared', 'services/point-reader.ts', 'JSON.stringify([credential.id, id])', 'JSON.stringify([id])'),
  check(
    'whole answers are shared',
    'services/point-reader.ts',
    'JSON.stringify([credential.id, search, allowed])',
    'JSON.stringify([search, allowed])',
  ),
  check('availability is shared', 'services/availability.ts', '`${credential.id} ${id}`', 'id'),
  check(
    'what options require is shared',
    'services/option-traits.ts',
    'JSON.stringify([credential.id, request])',
    'JSON.stringify([request])',
  ),
];

/** Every check that keeps merchants apart, taken away one at a time. The access matrix has to notice each; `first` is where to look. */
export const tenantMutations: readonly (Mutation & { first: MatrixFile })[] = [
  ...credentials.map((mutation) => ({ ...mutation, first: 'sessions' as const })),
  ...[...rows, ...services, ...caches].map((mutation) => ({ ...mutation, first: 'tenants' as const })),
];
