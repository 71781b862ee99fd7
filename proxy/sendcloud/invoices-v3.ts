import { z } from 'zod';
import type { Credential } from '../domain/merchant.ts';
import type { Log } from '../services/ports.ts';
import type { Call, Sendcloud } from '../services/upstream.ts';
import type { HttpClient } from './http-client.ts';
import { allPages, cursorIn, nextLink } from './pages.ts';
import { maybeText, number, read, readEach, text } from './wire.ts';

const Reply = z.object({ data: z.unknown() });
const Invoice = z.object({ id: text });
const Item = z.object({ id: number, parcel_id: maybeText, invoice_id: maybeText, price: z.object({ value: number, currency: text }) });

/**
 * The account's invoices and their lines (https://sendcloud.dev/api/v3/invoices and …/invoice-items, both in beta). A line without an invoice
 * may still change or go, and one without a parcel is nobody's label, so neither is told.
 */
export function invoicesV3({ http, log }: { http: HttpClient; log: Log | undefined }): Pick<Sendcloud, 'invoices' | 'invoiceLines'> {
  function everything<T>(
    credential: Credential,
    schema: z.ZodType<T>,
    path: string,
    filter: [string, string][],
    call?: Call,
  ): Promise<T[]> {
    return allPages(async (cursor) => {
      const query = [...filter, ...(cursor === null ? [] : [['cursor', decodeURIComponent(cursor)] as [string, string]])];
      const { json, headers } = await http.send(credential, { method: 'GET', path, query, read: true }, call);
      return { items: readEach(schema, read(Reply, json).data, log, path), next: cursorIn(nextLink(headers)) };
    });
  }

  return {
    async invoices(credential, call) {
      return (await everything(credential, Invoice, '/api/v3/invoices', [], call)).map(({ id }) => id);
    },
    async invoiceLines(credential, of, call) {
      const filter: [string, string] = 'invoice' in of ? ['invoice_id', of.invoice] : ['parcel_id', of.parcel];
      const items = await everything(credential, Item, '/api/v3/invoice-items', [filter, ['page_size', '100']], call);
      return items.flatMap(({ id, parcel_id, invoice_id, price }) =>
        parcel_id === undefined || invoice_id === undefined
          ? []
          : [{ id, parcel: parcel_id, price: Math.round(price.value * 10_000), currency: price.currency }],
      );
    },
  };
}
