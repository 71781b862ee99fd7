import { z } from 'zod';
import type { Credential } from '../domain/merchant.ts';
import type { Clock, Log } from '../services/ports.ts';
import { type Call, type Origin, type SenderAddress, UpstreamError } from '../services/upstream.ts';
import type { HttpClient } from './http-client.ts';
import { maybeText, number, read, readEach } from './wire.ts';

const Reply = z.object({ data: z.unknown() });
const Address = z.object({ id: number, country_code: maybeText, postal_code: maybeText });

const KEPT = 10 * 60_000;

/** The addresses an account ships from (`v3/sender-addresses.yaml`), remembered for ten minutes. */
export interface SenderAddresses {
  list(credential: Credential, call?: Call): Promise<SenderAddress[]>;
  /** The id for shipments: the one that is set, else the account's address at that place, else its first. */
  idOf(credential: Credential, origin: Origin, call?: Call): Promise<number>;
  /** Country and postal code, for the endpoints that know no ids. */
  placeOf(credential: Credential, origin: Origin, call?: Call): Promise<{ country: string; postalCode: string }>;
}

export function createSenderAddresses({ http, clock, log }: { http: HttpClient; clock: Clock; log: Log | undefined }): SenderAddresses {
  const kept = new Map<string, { addresses: SenderAddress[]; until: number }>();

  async function list(credential: Credential, call?: Call): Promise<SenderAddress[]> {
    const known = kept.get(credential.id);
    if (known && known.until > clock.now()) return known.addresses;
    const query: [string, string][] = [['page_size', '100']];
    const { json } = await http.send(credential, { method: 'GET', path: '/api/v3/addresses/sender-addresses', query, read: true }, call);
    const addresses = readEach(Address, read(Reply, json).data, log, 'sender-address').map((address) => ({
      id: address.id,
      country: address.country_code ?? '',
      postalCode: address.postal_code ?? '',
    }));
    kept.set(credential.id, { addresses, until: clock.now() + KEPT });
    return addresses;
  }

  return {
    list,
    async idOf(credential, origin, call) {
      if ('senderAddressId' in origin) return origin.senderAddressId;
      const addresses = await list(credential, call);
      const found = addresses.find((address) => isAt(address, origin)) ?? addresses[0];
      if (found) return found.id;
      throw new UpstreamError('refused', {
        details: [{ pointer: '/from_address', code: 'not_found', detail: 'The account has no sender address' }],
      });
    },
    async placeOf(credential, origin, call) {
      if (!('senderAddressId' in origin)) return origin;
      const found = (await list(credential, call)).find(({ id }) => id === origin.senderAddressId);
      if (found) return found;
      throw new UpstreamError('refused', { details: [{ pointer: '/from_address', code: 'not_found', detail: 'No such sender address' }] });
    },
  };
}

function isAt(address: SenderAddress, place: { country: string; postalCode: string }): boolean {
  const plain = (code: string) => code.replace(/\s/g, '').toUpperCase();
  return address.country === place.country && plain(address.postalCode) === plain(place.postalCode);
}
