import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inflateSync } from 'node:zlib';
import { labelPage } from '../../demo/sandbox/documents/label.ts';
import { pdfOf } from '../../demo/sandbox/documents/pdf.ts';
import { arrange, recipient, shipment } from './client.ts';

const label = {
  carrier: 'PostNL',
  product: 'PostNL Pakjegemak',
  trackingNumber: '3SSAND300000001',
  from: ['Kettle & Leaf'],
  to: ['Zoë Müller (2nd)', 'Łódzka 5', '5611 EM Eindhoven'],
  servicePoint: ['Boekhandel De Linde'],
  reference: 'KL-1001',
  weight: '2.500 kg',
};
const textOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('a label', () => {
  it('is a PDF whose cross-reference table finds every object', () => {
    const file = textOf(pdfOf([labelPage(label), labelPage(label)]));
    const start = Number(file.match(/startxref\n(\d+)\n%%EOF\n$/)?.[1]);
    assert.equal(file.slice(start, start + 4), 'xref');
    const offsets = [...file.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    assert.equal(offsets.length, 8);
    offsets.forEach((offset, index) => assert.ok(file.startsWith(`${index + 1} 0 obj\n`, offset), String(index)));
  });

  it('gives each stream its true length', () => {
    const file = textOf(pdfOf([labelPage(label)]));
    const [, length, contents = ''] = file.match(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/) ?? [];
    assert.equal(contents.length, Number(length));
  });

  it('says who, where and by whom, in letters its font has', () => {
    const file = textOf(pdfOf([labelPage(label)]));
    for (const words of ['PostNL Pakjegemak', 'Zoë Müller \\(2nd\\)', 'Boekhandel De Linde', '3SSAND300000001', 'KL-1001'])
      assert.ok(file.includes(`(${words}`) || file.includes(words), words);
    assert.ok(file.includes('(?ódzka 5)'));
  });
});

/** Width, height and the number of dark dots of a grey PNG. */
function readPng(bytes: Uint8Array): { width: number; height: number; dark: number } {
  const file = Buffer.from(bytes);
  assert.equal(file.subarray(1, 4).toString(), 'PNG');
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)];
  const rows = inflateSync(file.subarray(41, file.length - 16));
  assert.equal(rows.length, (width + 1) * height);
  return { width, height, dark: rows.filter((dot, index) => dot === 0 && index % (width + 1) !== 0).length };
}

/** A shipment out of the customs union; the id of its parcel. */
async function abroad({ as }: ReturnType<typeof arrange>, change: object = {}): Promise<number> {
  const item = { description: 'Teapot', quantity: 1, weight: { value: 1, unit: 'kg' }, price: { value: '45.90', currency: 'EUR' } };
  const parcel_items = [{ ...item, hs_code: '691200', origin_country: 'NL' }];
  const made = await as('central')(
    'POST',
    '/api/v3/shipments/announce',
    shipment({
      to_address: { ...recipient, country_code: 'CH', postal_code: '8001', city: 'Zürich', phone_number: '+41440000000' },
      ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: 'ups:standard' } },
      customs_information: { invoice_number: 'INV-1', export_reason: 'commercial_goods' },
      parcels: [{ weight: { value: '2', unit: 'kg' }, parcel_items }],
      ...change,
    }),
  );
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return made.body.data.parcels[0].id;
}

describe('the papers of a parcel', () => {
  it('come as a picture of the size asked for', async () => {
    const arranged = arrange();
    const id = await abroad(arranged);
    const picture = (dpi: number) =>
      arranged.as('central')('GET', `/api/v3/parcels/${id}/documents/label?dpi=${dpi}`, undefined, { accept: 'image/png' });
    const [small, large] = [readPng((await picture(72)).body), readPng((await picture(203)).body)];
    assert.deepEqual([small.width, small.height, large.width, large.height], [298, 420, 840, 1184]);
    assert.ok(small.dark > 5_000 && large.dark > 5 * small.dark, `${small.dark} ${large.dark}`);
    assert.equal((await picture(100)).status, 400);
  });

  it('include a customs declaration where one leaves the union, and none where not', async () => {
    const arranged = arrange();
    const call = arranged.as('central');
    const id = await abroad(arranged);
    const papers = (await call('GET', `/api/v3/shipments?ids=${id}`)).body.data[0].parcels[0].documents;
    assert.deepEqual(
      papers.map(({ document_type, size }: Record<string, string>) => [document_type, size]),
      [
        ['label', 'a6'],
        ['customs-declaration', 'a4'],
      ],
    );
    const declaration = textOf((await call('GET', new URL(papers[1].link).pathname)).body);
    for (const words of ['CN23', 'Teapot', '691200', 'INV-1', '45.90 EUR']) assert.ok(declaration.includes(words), words);
    const home = await call('POST', '/api/v3/shipments/announce', shipment());
    assert.equal((await call('GET', `/api/v3/parcels/${home.body.data.parcels[0].id}/documents/customs-declaration`)).status, 404);
  });

  it('are refused without what customs ask for', async () => {
    const { as } = arrange();
    const to_address = { ...recipient, country_code: 'CH', phone_number: '+41440000000' };
    const ship_with = { type: 'shipping_option_code', properties: { shipping_option_code: 'ups:standard' } };
    const { status, body } = await as('central')('POST', '/api/v3/shipments/announce', shipment({ to_address, ship_with }));
    assert.deepEqual([status, body.errors[0].source.pointer], [400, '/customs_information']);
  });

  it('come on the paper that was asked for', async () => {
    const arranged = arrange();
    const id = await abroad(arranged);
    const sizes = async (type: string, size: string) => {
      const reply = await arranged.as('central')('GET', `/api/v3/parcels/${id}/documents/${type}?paper_size=${size}`);
      return reply.status === 200 ? /MediaBox \[0 0 (\d+ \d+)\]/.exec(textOf(reply.body))?.[1] : reply.status;
    };
    assert.deepEqual([await sizes('label', 'A6'), await sizes('label', 'A4'), await sizes('label', 'A3')], ['298 420', '595 842', 400]);
    assert.equal(await sizes('customs-declaration', 'A6'), '595 842', 'a sheet that does not fit stays as it is');
  });

  it('prove the delivery once there was one', async () => {
    const arranged = arrange();
    const id = await abroad(arranged);
    const proof = () => arranged.as('central')('GET', `/api/v3/parcels/${id}/documents/proof-of-delivery`);
    assert.equal((await proof()).status, 404);
    await arranged.control('POST', `/parcels/${id}/advance`, { status: 'DELIVERED' });
    assert.match(textOf((await proof()).body), /PROOF OF DELIVERY/);
  });
});
