import { Hono } from 'hono';
import { authenticate, withAccessToken } from '../auth.ts';
import type { Env, Sandbox } from '../context.ts';
import { customsRoutesV2, labelRoutesV2 } from './labels.ts';
import { accountRoutesV2 } from './others.ts';
import { parcelRoutesV2 } from './parcels.ts';
import { servicePointRoutesV2 } from './service-points.ts';

/** Everything under `/api/v2`. */
export function apiV2(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .use('/service-points/*', withAccessToken(sandbox))
    .use('/carriers', withAccessToken(sandbox))
    .use(authenticate(sandbox, 'v2'))
    .route('/', accountRoutesV2(sandbox))
    .route('/', servicePointRoutesV2(sandbox))
    .route('/parcels', parcelRoutesV2(sandbox))
    .route('/labels', labelRoutesV2(sandbox))
    .route('/customs_declaration', customsRoutesV2(sandbox));
}
