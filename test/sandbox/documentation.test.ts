import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { openapiMissing } from '../support/openapi-documents.ts';
import { arrange } from './client.ts';
import { coveredOperations, nameOf } from './support/coverage.ts';

const text = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8');

/** `GET /api/v3/orders/{id}` of every operation in the tables of what is covered. */
function operationsInDocs(): string[] {
  const [, section = ''] = text.split('## What is covered\n');
  const [v3 = '', v2 = ''] = section.split('| v2 | operations |\n');
  return [...namesIn(v3, '/api/v3'), ...namesIn(v2.split('\nBesides:')[0] ?? '', '/api/v2')];
}

const namesIn = (table: string, prefix: string): string[] =>
  [...table.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/[^`\s]*)`/g)].map(([, method, path]) => `${method} ${prefix}${path}`);

/** Routes of Sendcloud's that its documents here do not describe. */
const UNDESCRIBED = [
  'GET /api/v2/parcels/statuses',
  'GET /api/v2/shipping_methods',
  'GET /api/v2/shipping_methods/{id}',
  'GET /api/v2/user',
  'GET /api/v2/user/addresses/sender',
];

describe('docs/sandbox.md', () => {
  it('names the operations that are covered, all of them and no others', { skip: openapiMissing }, () => {
    const covered = coveredOperations().map(nameOf);
    assert.deepEqual(operationsInDocs().toSorted(), [...covered, ...UNDESCRIBED].toSorted());
  });

  it('names no operation that the sandbox does not know', async () => {
    const { as } = arrange();
    for (const operation of operationsInDocs()) {
      const [method = '', template = ''] = operation.split(' ');
      const path = template.replace('/api/v3/oauth2', '/oauth2').replace(/\{\w+\}/g, '1');
      const { status, body } = await as('two-brands')(method, path, method === 'GET' ? undefined : {});
      const unknown = status === 404 && (body?.error?.message === 'Not Found' || body?.errors?.[0]?.detail === 'Not found');
      // A shipment and a return that are not there say the same as a route that is not.
      assert.ok(!unknown || /shipments\/1|returns\/1/.test(path), `${operation} ${status} ${JSON.stringify(body)}`);
    }
  });

  it('names every account', () => {
    const names = [...arrange().sandbox.state.accounts.values()].map(({ name }) => name);
    const table = text.slice(text.indexOf('## Accounts'), text.indexOf('## What is covered'));
    assert.deepEqual(
      names.filter((name) => !table.includes(`\`${name}\``)),
      [],
    );
  });

  it('names every setting that stands for an open question', () => {
    const { sandbox } = arrange();
    for (const setting of ['duplicateShipment', 'duplicateParcel', 'orderDelay', 'personality']) {
      assert.ok(setting in sandbox.settings && text.includes(setting), setting);
    }
  });
});
