import { relative } from 'node:path';
import type { TestEvent } from 'node:test/reporters';
import type { Outcome } from './outcome.ts';

type Data<Type extends TestEvent['type']> = Extract<TestEvent, { type: Type }>['data'];

/**
 * A reporter for `node --test`: one JSON `Outcome`, written when everything has run.
 *
 * Counts tests, not the suites around them; a suite counts as a failure when it broke by itself, in a hook for instance.
 */
export default async function* outcome(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const sum: Outcome = { passed: 0, skipped: 0, failures: [] };
  for await (const { type, data } of source) {
    if (type === 'test:pass') countPass(sum, data);
    if (type === 'test:fail') countFailure(sum, data);
  }
  yield JSON.stringify(sum);
}

function countPass(sum: Outcome, { details, skip, todo }: Data<'test:pass'>): void {
  if (details.type === 'suite') return;
  if (skip !== undefined || todo !== undefined) sum.skipped += 1;
  else sum.passed += 1;
}

function countFailure(sum: Outcome, { name, file, details }: Data<'test:fail'>): void {
  const { error } = details;
  if ('failureType' in error && error.failureType === 'subtestsFailed') return;
  const cause = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : String(error.cause ?? error.message);
  sum.failures.push({ name: file === undefined ? name : `${relative(process.cwd(), file)} › ${name}`, message: cause });
}
