import assert from 'node:assert/strict';
import { validateRequest } from '../../support/openapi.ts';
import type { LoggedRequest } from './sandbox-reader.ts';
import type { World } from './world.ts';

/** Asserts that everything the proxy has sent so far is as Sendcloud documents it, and returns what it was. */
export async function assertDocumented(world: World): Promise<LoggedRequest[]> {
  const sent = await world.sentUpstream();
  assert.ok(sent.length > 0, 'the proxy has sent nothing, so nothing was checked');
  const wrong = sent
    .filter((request) => !isQuestion(request))
    .flatMap((request) => validateRequest(request).map((problem) => `${request.method} ${request.path}: ${problem}`));
  assert.deepEqual(wrong, []);
  return sent;
}

/** A parcel of v2 without any field, which Sendcloud never makes: the answer tells whether the account may make parcels there. */
const isQuestion = ({ method, path, body }: LoggedRequest): boolean =>
  method === 'POST' && path === '/api/v2/parcels' && JSON.stringify(body) === '{"parcel":{}}';
