import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { it } from 'node:test';
import { freePort } from '../../demo/free-port.ts';
import { type Dice, diceOf } from '../fuzz/dice.ts';
import { amount, generator, seed } from '../support/amount.ts';
import { canaries, heard } from '../support/canaries.ts';
import { startShipped } from '../support/shipped-proxy.ts';
import { sqlite } from '../support/stores.ts';

const CONNECTIONS = amount(300, 10_000);
const AT_ONCE = 20;
const host = 'Host: localhost\r\n';
const close = 'Connection: close\r\n';

/** What no client library would send. */
const oddities: readonly ((dice: Dice) => string)[] = [
  () => `GET http://evil.example/health HTTP/1.1\r\n${host}${close}\r\n`,
  () => `GET //evil.example/%2e%2e/health HTTP/1.1\r\n${host}${close}\r\n`,
  () => `GET //[ HTTP/1.1\r\n${host}${close}\r\n`,
  () => `GET /orders HTTP/1.1\r\nHost: [\r\n${close}\r\n`,
  () => `GET /orders HTTP/1.1\r\nHost: ${canaries.email}/@:\\\r\n${close}\r\n`,
  () => `GET /orders HTTP/1.1\r\n${close}\r\n`,
  () => `OPTIONS * HTTP/1.1\r\n${host}${close}\r\n`,
  () => `CONNECT localhost:22 HTTP/1.1\r\n${host}\r\n`,
  () => `TRACE / HTTP/1.1\r\n${host}Cookie: ${canaries.shopKey}\r\n${close}\r\n`,
  () => `GET / HTTP/0.9\r\n\r\n`,
  () => `GET /\u0000 HTTP/1.1\r\n${host}\r\n`,
  () => `GET /\u00ff\u00fe?key=\u00e9 HTTP/1.1\r\n${host}${close}\r\n`,
  () => `POST /orders HTTP/1.1\r\n${host}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`,
  () => `POST /orders HTTP/1.1\r\n${host}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
  () => `POST /orders HTTP/1.1\r\n${host}Transfer-Encoding: chunked\r\n\r\nzz\r\n${canaries.name}`,
  () => `POST /selections/verify HTTP/1.1\r\n${host}Content-Length: 100\r\n\r\n{"token":"${canaries.email}"`,
  () => `GET / HTTP/1.1\r\n${host}Upgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
  () => `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`,
  () => `GET / HTTP/1.1\r\n${host}X: ${'x'.repeat(20_000)}\r\n\r\n`,
  () => `GET /${'x'.repeat(20_000)} HTTP/1.1\r\n${host}\r\n`,
  () => `GET / HTTP/1.1\r\n${host}Authorization: Bearer a\rb\r\n\r\n`,
  () => `GET / HTTP/1.1\r\n${host} folded: ${canaries.name}\r\n\r\n`,
  () => `GET /health HTTP/1.1\r\n${host}Expect: 100-continue\r\n${close}\r\n`,
  () => `${`GET /health HTTP/1.1\r\n${host}\r\n`.repeat(50)}GET /health HTTP/1.1\r\n${host}${close}\r\n`,
  (dice) => Array.from({ length: dice.below(400) }, () => String.fromCharCode(dice.below(256))).join(''),
];

/** One of them, at times with a byte changed or the end missing. */
function bytesOf(dice: Dice): Buffer {
  const bytes = Buffer.from(dice.pick(oddities)(dice), 'latin1');
  if (dice.chance(0.2) && bytes.length > 0) bytes[dice.below(bytes.length)] = dice.below(256);
  return dice.chance(0.2) ? bytes.subarray(0, dice.below(bytes.length + 1)) : bytes;
}

it(`${CONNECTIONS} connections that speak oddly are each ended, leak nothing and stop nothing (TEST_SEED=${seed})`, async (t) => {
  const port = await freePort();
  const program = await startShipped(port, await sqlite.create(t));
  t.after(async () => {
    program.kill();
    await program.ended;
  });
  const dice = diceOf(generator(seed));
  for (let n = 0; n < CONNECTIONS; n += AT_ONCE)
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        const sent = bytesOf(dice);
        const answer = await spoken(port, sent);
        const about = `${JSON.stringify(sent.toString('latin1').slice(0, 500))}\n→ ${answer.slice(0, 500)}`;
        assert.doesNotMatch(answer, /^HTTP\/1\.1 5(?!05)/m, about);
        assert.deepEqual(heard(answer), [], about);
      }),
    );
  assert.equal((await fetch(`http://localhost:${port}/ready`)).status, 200);
});

/** Says it, hangs up, and hears what comes until the other side has hung up too. */
function spoken(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const heardSoFar: Buffer[] = [];
    const socket = connect(port, 'localhost', () => socket.end(bytes));
    socket.on('data', (more: Buffer) => heardSoFar.push(more));
    socket.on('error', () => undefined); // a reset is an answer too; `close` follows
    socket.on('close', () => resolve(Buffer.concat(heardSoFar).toString('latin1')));
  });
}
