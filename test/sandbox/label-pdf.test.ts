import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { labelPdf } from '../../demo/sandbox/label-pdf.ts';

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
    const file = textOf(labelPdf([label, label]));
    const start = Number(file.match(/startxref\n(\d+)\n%%EOF\n$/)?.[1]);
    assert.equal(file.slice(start, start + 4), 'xref');
    const offsets = [...file.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
    assert.equal(offsets.length, 8);
    offsets.forEach((offset, index) => assert.ok(file.startsWith(`${index + 1} 0 obj\n`, offset), String(index)));
  });

  it('gives each stream its true length', () => {
    const file = textOf(labelPdf([label]));
    const [, length, contents = ''] = file.match(/\/Length (\d+) >>\nstream\n([\s\S]*?)\nendstream/) ?? [];
    assert.equal(contents.length, Number(length));
  });

  it('says who, where and by whom, in letters its font has', () => {
    const file = textOf(labelPdf([label]));
    for (const words of ['PostNL Pakjegemak', 'Zoë Müller \\(2nd\\)', 'Boekhandel De Linde', '3SSAND300000001', 'KL-1001'])
      assert.ok(file.includes(`(${words}`) || file.includes(words), words);
    assert.ok(file.includes('(?ódzka 5)'));
  });
});
