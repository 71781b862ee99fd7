import assert from 'node:assert/strict';
import { it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Problem, problemTypes } from '../../proxy/contract/problems.ts';
import { createLog } from '../../proxy/log.ts';
import { type Dice, diceOf } from '../fuzz/dice.ts';
import { type FuzzRequest, fuzzRequest } from '../fuzz/requests.ts';
import { fuzzWorld } from '../fuzz/world.ts';
import { amount, generator, seed } from '../support/amount.ts';
import { type Canary, heard } from '../support/canaries.ts';
import { heardInPostgres, heardInSqlite } from '../support/database-bytes.ts';
import { startProxy, type TestProxy, tuesdayMorning } from '../support/proxy.ts';
import { databases, openFor } from '../support/stores.ts';

const REQUESTS = amount(1_000, 50_000);
const AT_ONCE = 25;
/** Between them everything is looked at afresh. */
const PARTS = amount(2, 10);
/** Milliseconds after which a request hangs: many times what the slowest needs. */
const HANGS = 50_000;

const [sqlite, postgres] = databases();
const stores = [
  { ...sqlite, heard: heardInSqlite },
  { ...postgres, heard: (url: string) => heardInPostgres(postgres.server(), url) },
];

for (const { name, create, heard: heardIn } of stores)
  it(`${REQUESTS} fuzzed requests on ${name} break nothing, leak nothing and cost no memory (TEST_SEED=${seed})`, async (t) => {
    const url = await create(t);
    const logged = new Set<Canary>();
    const log = createLog(
      (line) => heard(line).forEach((canary) => logged.add(canary)),
      () => tuesdayMorning,
    );
    const p = await startProxy(
      t,
      { store: await openFor(t, url), log, wait: async (milliseconds) => p.advance(milliseconds) },
      { size: 2_000 },
    );
    const dice = diceOf(generator(seed));
    const statuses: Record<number, number> = {};
    const memory: number[] = [];
    for (let part = 0; part < PARTS; part++) {
      const world = await fuzzWorld(p, part);
      makeTrouble(p, dice);
      for (let n = 0; n < REQUESTS / PARTS; n += AT_ONCE) {
        const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => answerTo(p, fuzzRequest(world, dice), dice)));
        for (const status of answers) statuses[status] = (statuses[status] ?? 0) + 1;
        p.advance(dice.below(5_000));
      }
      p.sandbox.faults.clear();
      await p.proxy.idle();
      p.sandbox.reset();
      memory.push(inUse());
    }
    t.diagnostic(JSON.stringify(statuses));
    t.diagnostic(`MB in use after each part: ${memory.map((bytes) => (bytes / 2 ** 20).toFixed(1)).join(' ')}`);
    assert.ok(memory.at(-1)! < 1.25 * memory[0]!, 'memory does not grow');
    assert.deepEqual([...logged], [], 'in the log');
    assert.deepEqual(heard(await (await p.operator('GET', '/metrics')).text()), [], 'in the metrics');
    assert.deepEqual(await heardIn(url), [], 'in the database');
    const changing = [201, 202, 204].reduce((sum, status) => sum + (statuses[status] ?? 0), 0);
    assert.ok((statuses[200] ?? 0) > REQUESTS / 20 && changing > 0, 'many were right, and some changed something');
  });

/** Sendcloud fails as well, now and then, so that what is said and logged of it is tried too. */
function makeTrouble({ sandbox }: TestProxy, dice: Dice): void {
  const kind = dice.pick(['status', 'status-after-commit', 'reset', 'truncated', 'html', 'announcement-failed', 'already-exists'] as const);
  sandbox.faults.add({ kind, rate: 0.2, seed: String(dice.below(1e9)) });
}

/** Its status, once it was found to be an answer that can be given. */
async function answerTo(p: TestProxy, asked: FuzzRequest, dice: Dice): Promise<number> {
  const request = requestOf(asked);
  const response = await soon(p.proxy.fetch(request, `10.0.${dice.below(256)}.${dice.below(256)}`), asked);
  const text = Buffer.from(await soon(response.arrayBuffer(), asked)).toString('latin1');
  const about = () => `${JSON.stringify(asked).slice(0, 3_000)}\n→ ${response.status} ${text.slice(0, 1_000)}`;
  assert.ok(response.status < 400 || answered.has(response.status), about());
  assert.deepEqual(heard(JSON.stringify([...response.headers])), [], about());
  const type = response.headers.get('content-type') ?? '';
  assert.deepEqual(
    heard(text).filter((canary) => !mayBeTold(canary, type, asked)),
    [],
    about(),
  );
  if (response.status >= 400 && request.method !== 'HEAD' && !type.startsWith('text/html'))
    assert.equal(Problem.parse(JSON.parse(text)).requestId, response.headers.get('x-request-id'), about());
  return response.status;
}

/** Every status of a refusal but that of what nobody foresaw; and what the repair page says. */
const answered = new Set([...Object.values(problemTypes).map(({ status }) => status as number), 410]);
answered.delete(500);

/**
 * A shop reads the post number on its own order, since it has to print it, what is in a parcel where it declares that to customs, and everything
 * about the buyer on the label.
 */
const mayBeTold = (canary: Canary, type: string, { target }: FuzzRequest): boolean =>
  type === 'application/pdf' ||
  (canary === 'postNumber' && target.startsWith('/orders')) ||
  (canary === 'description' && /^\/orders\/[^/]+\/shipping-options/.test(target));

const requestOf = ({ method, target, headers, body }: FuzzRequest): Request =>
  new Request(`http://localhost:8787${target}`, { method, headers, body });

function soon<T>(answer: Promise<T>, asked: FuzzRequest): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`No answer to ${JSON.stringify(asked).slice(0, 3_000)}`)), HANGS);
  return Promise.race([answer, promise]).finally(() => clearTimeout(timer));
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function inUse(): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
