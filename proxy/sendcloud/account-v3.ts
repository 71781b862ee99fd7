import { z } from 'zod';
import type { Sendcloud } from '../services/upstream.ts';
import type { HttpClient } from './http-client.ts';
import { number, read } from './wire.ts';

const Reply = z.object({ data: z.object({ integration_id: number }) });

/** Which integration a key pair belongs to (`v3/user.yaml`); also the cheapest way to see whether it is good. */
export function accountV3({ http }: { http: HttpClient }): Pick<Sendcloud, 'integrationId'> {
  return {
    async integrationId(credential, call) {
      const { json } = await http.send(credential, { method: 'GET', path: '/api/v3/user/auth/metadata', read: true }, call);
      return read(Reply, json).data.integration_id;
    },
  };
}
