import { z } from 'zod';
import type { Credential } from '../domain/merchant.ts';
import type { Log } from '../services/ports.ts';
import type { Call, InvoiceLine, InvoicePage, Invoice as IssuedInvoice, Sendcloud } from '../services/upstream.ts';
import type { HttpClient } from './http-client.ts';
import { allPages, cursorIn, nextLink } from './pages.ts';
import { maybeText, number, read, readEach, text } from './wire.ts';

const Reply = z.object({ data: z.unknown() });
const Invoice = z.object({ id: text, created_at: maybeText });
const Item = z.object({ id: number, parcel_id: maybeText, invoice_id: maybeText, price: z.object({ value: number, currency: text }) });

/**
 * The account's invoices and their lines (https://sendcloud.dev/api/v3/invoices and …/invoice-items, both in beta). A line without a parcel is
 * nobody's label, so it is not told.
 */
export function invoicesV3({
  http,
  log,
}: {
  http: HttpClient;
  log: Log | undefined;
}): Pick<Sendcloud, 'invoices' | 'invoicePage' | 'parcelLines'> {
  async function page(credential: Credential, path: string, filter: [string, string][], cursor: string | null, call?: Call) {
    const query = [...filter, ...(cursor === null ? [] : [['cursor', decodeURIComponent(cursor)] as [string, string]])];
    const { json, headers } = await http.send(credential, { method: 'GET', path, query, read: true }, call);
    return { data: read(Reply, json).data, next: cursorIn(nextLink(headers)) };
  }

  async function lines(credential: Credential, of: [string, string], cursor: string | null, call?: Call): Promise<InvoicePage> {
    const { data, next } = await page(credential, '/api/v3/invoice-items', [of, ['page_size', '100']], cursor, call);
    return { items: readEach(Item, data, log, 'invoice-item').flatMap(lineOf), next };
  }

  return {
    invoices: (credential, call) =>
      allPages(async (cursor) => {
        const { data, next } = await page(credential, '/api/v3/invoices', [], cursor, call);
        return { items: readEach(Invoice, data, log, 'invoice').map(invoiceOf), next };
      }),
    invoicePage: (credential, invoice, cursor, call) => lines(credential, ['invoice_id', invoice], cursor, call),
    parcelLines: (credential, parcel, call) => allPages((cursor) => lines(credential, ['parcel_id', parcel], cursor, call)),
  };
}

const invoiceOf = ({ id, created_at = '' }: z.infer<typeof Invoice>): IssuedInvoice => {
  const issuedAt = Date.parse(created_at);
  return { id, issuedAt: Number.isNaN(issuedAt) ? null : issuedAt };
};

const lineOf = ({ id, parcel_id, invoice_id, price }: z.infer<typeof Item>): InvoiceLine[] =>
  parcel_id === undefined
    ? []
    : [
        {
          id,
          parcel: parcel_id,
          price: Math.round(price.value * 10_000),
          currency: price.currency,
          invoiced: invoice_id !== undefined,
        },
      ];
