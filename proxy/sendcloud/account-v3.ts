import { z } from 'zod';
import type { Credential } from '../domain/merchant.ts';
import { type Call, type Integration, type Sendcloud, UpstreamError } from '../services/upstream.ts';
import type { HttpClient } from './http-client.ts';
import { maybeBoolean, maybeText, number, read, readEach } from './wire.ts';

const Identity = z.object({ data: z.object({ integration_id: number }) });
const List = z.object({ data: z.unknown() });
const Contract = z.object({ id: number });

const carriers = z.array(z.string()).optional().catch(undefined);
const Details = z.object({
  type: maybeText,
  shop_name: maybeText,
  service_point_enabled: maybeBoolean,
  service_point_carriers: carriers,
  webhook_active: maybeBoolean,
  webhook_url: maybeText,
  started_failing_at: maybeText,
});
/** The specification's example wraps it in `data`, its schema does not (`v3/integrations.yaml`). */
const IntegrationReply = z.union([z.object({ data: Details }).transform(({ data }) => data), Details]);

/** What a key pair opens: `v3/user.yaml`, `v3/integrations.yaml`, `v3/contracts.yaml`, and whether v2 parcels are open to it. */
export function accountV3({
  http,
}: {
  http: HttpClient;
}): Pick<Sendcloud, 'integrationId' | 'integration' | 'configure' | 'contractIds' | 'takesParcelsV2'> {
  const get = async (credential: Credential, path: string, call?: Call): Promise<unknown> =>
    (await http.send(credential, { method: 'GET', path, read: true }, call)).json;

  async function integrationId(credential: Credential, call?: Call): Promise<number> {
    return read(Identity, await get(credential, '/api/v3/user/auth/metadata', call)).data.integration_id;
  }

  return {
    integrationId,
    async integration(credential, call) {
      const id = await integrationId(credential, call);
      return integrationOf(id, read(IntegrationReply, await get(credential, `/api/v3/integrations/${id}`, call)));
    },
    async configure(credential, { webhookUrl, pointCarriers }, call) {
      const body = {
        ...(webhookUrl !== undefined &&
          (webhookUrl === null ? { webhook_active: false } : { webhook_active: true, webhook_url: webhookUrl })),
        ...(pointCarriers && { service_point_enabled: true, service_point_carriers: pointCarriers }),
      };
      const path = `/api/v3/integrations/${await integrationId(credential, call)}`;
      await http.send(credential, { method: 'PATCH', path, body, read: false }, call);
    },
    async contractIds(credential, call) {
      return readEach(Contract, read(List, await get(credential, '/api/v3/contracts', call)).data, undefined, 'contract').map(
        ({ id }) => id,
      );
    },
    async takesParcelsV2(credential, call) {
      // A parcel without any field is never made: an account that may make parcels is told what it lacks.
      const empty = { method: 'POST', path: '/api/v2/parcels', body: { parcel: {} }, read: true } as const;
      try {
        await http.send(credential, empty, call);
        return true;
      } catch (error) {
        if (error instanceof UpstreamError && error.kind === 'refused') return true;
        if (error instanceof UpstreamError && (error.kind === 'forbidden' || error.kind === 'not-found')) return false;
        throw error;
      }
    },
  };
}

function integrationOf(id: number, details: z.infer<typeof Details>): Integration {
  return {
    id,
    kind: details.type ?? null,
    shopName: details.shop_name ?? null,
    servicePoints: details.service_point_enabled ?? false,
    pointCarriers: details.service_point_carriers ?? [],
    webhookUrl: details.webhook_active ? (details.webhook_url ?? null) : null,
    failingSince: details.started_failing_at ?? null,
  };
}
