import type { SealedKind } from '../store/store.ts';
import type { SealContext } from './ports.ts';

/** What each kind of sealed value is bound to: its tenant and its row, so that none opens in another's place. */
export const sealContexts: Record<SealedKind, (tenant: string, id: string) => SealContext> = {
  credentials: (tenant) => ({ tenant, field: 'credentials' }),
  examination: (tenant) => ({ tenant, field: 'examination' }),
  order: (tenant, id) => ({ tenant, field: `order:${id}` }),
  webhook: (tenant, id) => ({ tenant, field: `webhook:${id}` }),
  endpoint: (tenant) => ({ tenant, field: 'endpoint' }),
  key: (tenant) => ({ tenant, field: 'key' }),
};
