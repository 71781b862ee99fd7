import type { SealedKind } from './store.ts';

/** Where sealed values rest, and which columns say what they are bound to. Both stores make their statements of it. */
export const sealedTables: Record<SealedKind, { table: string; id: string; tenant: string }> = {
  credentials: { table: 'credentials', id: 'account', tenant: 'account' },
  examination: { table: 'examinations', id: 'merchant', tenant: 'merchant' },
  order: { table: 'orders', id: 'id', tenant: 'merchant' },
  webhook: { table: 'webhook_log', id: 'id', tenant: 'account' },
  endpoint: { table: 'webhook_endpoints', id: 'merchant', tenant: 'merchant' },
  key: { table: 'sealed_keys', id: 'name', tenant: 'name' },
};

export const sealedKinds = Object.keys(sealedTables) as SealedKind[];

/** SQL for the name of the key a value is under: eight characters after `v1.`. */
export const keyOfSealed = 'substr(sealed, 4, 8)';
