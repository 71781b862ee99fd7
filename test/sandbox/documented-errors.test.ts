import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { examplesOf, openapiMissing } from '../support/openapi-documents.ts';
import { arrange, type Reply } from './client.ts';
import { coveredOperations } from './support/coverage.ts';
import { BORROWED, errorsProvoked, type Provocation } from './support/error-table.ts';

interface DocumentedError {
  /** `GET /api/v3/brands/{id} 404` */
  operation: string;
  status: number;
  body: unknown;
}

const documentedErrors = (): DocumentedError[] =>
  coveredOperations()
    .flatMap(({ document, method, template, responses }) =>
      Object.entries(responses).flatMap(([status, response]) =>
        Number(status) < 400
          ? []
          : examplesOf(document, response).map((body) => ({
              operation: `${method.toUpperCase()} ${template} ${status}`,
              status: Number(status),
              body,
            })),
      ),
    )
    .filter(({ operation }) => !BORROWED.some(({ operations }) => operations.test(operation)));

/** Errors in any order: the documents do not say which comes first. */
function sorted(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || !('errors' in body) || !Array.isArray(body.errors)) return body;
  return { ...body, errors: body.errors.toSorted((a, b) => pointerOf(a).localeCompare(pointerOf(b))) };
}

interface Entry {
  detail?: string;
  source?: { pointer?: string; parameter?: string };
}

/** `Field required /data/attributes/[0]/order_id`, error after error, and then the whole body. */
function wordsOf(body: unknown): string {
  const { errors = [] } = body as { errors?: Entry[] };
  const words = errors.map(({ detail, source }) => `${detail} ${source?.pointer ?? source?.parameter ?? ''}`);
  return [...words, JSON.stringify(body)].join('; ');
}

const pointerOf = (entry: Entry): string => JSON.stringify(entry.source ?? '');

async function provoked({ account = 'own-v3', prepare, request }: Provocation): Promise<Reply> {
  const arranged = arrange();
  await prepare?.(arranged);
  const [method, path, body, headers] = typeof request === 'function' ? await request(arranged) : request;
  return arranged.as(account)(method, path, body, headers);
}

describe('every error that Sendcloud documents', { skip: openapiMissing }, () => {
  for (const row of errorsProvoked) {
    it(`${row.operation}: ${row.says}`, async () => {
      const { status, body } = await provoked(row);
      assert.equal(`${row.operation.split(' ').slice(0, 2).join(' ')} ${status}`, row.operation);
      const examples = documentedErrors().filter(({ operation }) => operation === row.operation);
      const named = examples.filter((example) => wordsOf(example.body).includes(row.says));
      assert.equal(named.length, 1, `one documented example of ${row.operation} says ${row.says}`);
      assert.deepEqual(sorted(body), sorted(row.reworded ? row.reworded(named[0]?.body) : named[0]?.body));
    });
  }

  it('has a row here', () => {
    const missing = documentedErrors().filter(
      ({ operation, body }) => !errorsProvoked.some((row) => row.operation === operation && wordsOf(body).includes(row.says)),
    );
    assert.deepEqual(
      missing.map(({ operation, body }) => `${operation} ${JSON.stringify(body)}`),
      [],
    );
  });
});
