import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createSessions } from '../../proxy/security/sessions.ts';
import { createTokens } from '../../proxy/security/tokens.ts';
import { amount, generator, seed } from '../support/amount.ts';
import { openSession } from '../support/credentials.ts';
import { chooseHome, choosePoint, problemType, secretKeyOf } from '../support/orders.ts';
import { secret, startProxy } from '../support/proxy.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ %~\u0000é';
const TOKENS = amount(2_000, 100_000);

type Random = () => number;
type Change = (token: string, other: string, random: Random) => string;

const at = (text: string, random: Random): number => Math.floor(random() * text.length);
const letter = (random: Random): string => LETTERS[Math.floor(random() * LETTERS.length)]!;
const partsOf = (token: string): string[] => token.split('.');

/** Changes the JSON in the payload and leaves the signature. */
function withClaim(token: string, random: Random): string {
  const parts = partsOf(token);
  const index = parts.reduce((longest, part, here) => (part.length > parts[longest]!.length ? here : longest), 0);
  const text = Buffer.from(parts[index]!, 'base64url').toString();
  const changed = text.replace(/\d/g, (digit) => (random() < 0.1 ? String((Number(digit) + 1) % 10) : digit));
  parts[index] = Buffer.from(changed).toString('base64url');
  return parts.join('.');
}

const changes: Change[] = [
  (token, _, random) => token.slice(0, at(token, random)),
  (token, _, random) => token.slice(at(token, random)),
  (token, _, random) => [0, 1].map((half) => token.slice(half && at(token, random))).join(''),
  (token, _, random) => {
    const here = at(token, random);
    return token.slice(0, here) + letter(random) + token.slice(here + 1);
  },
  (token, _, random) => {
    const here = at(token, random);
    return token.slice(0, here) + letter(random) + token.slice(here);
  },
  (token, _, random) => {
    const here = at(token, random);
    return token.slice(0, here) + String.fromCharCode(token.charCodeAt(here) ^ (1 << Math.floor(random() * 7))) + token.slice(here + 1);
  },
  (token, _, random) => withClaim(token, random),
  (token, other, random) => {
    const [mine, theirs] = [partsOf(token), partsOf(other)];
    const index = Math.floor(random() * mine.length);
    return mine.map((part, here) => (here === index ? (theirs[here] ?? '') : part)).join('.');
  },
  (token, _, random) =>
    partsOf(token)
      .sort(() => random() - 0.5)
      .join('.'),
  (token, _, random) => token.replace(/^\w+/, ['quo1', 'sel1', 'ses1', 'SEL1', ''][at('.....', random)]!),
];

it(`accepts none of ${TOKENS} changed tokens (TEST_SEED=${seed})`, async (t) => {
  const p = await startProxy(t);
  const { token, quote } = await choosePoint(p, 'own-v3');
  const session = await openSession(p, 'own-v3', 'orders');
  const genuine = [token, quote, await chooseHome(p, 'own-v3'), (await choosePoint(p, 'central')).token, session];
  const random = generator(seed);
  const [tokens, sessions] = [createTokens([secret]), createSessions([secret])];
  let tried = 0;
  while (tried < TOKENS) {
    const [mine, other] = [genuine[at('.....', random)]!, genuine[at('.....', random)]!];
    const changed = changes[Math.floor(random() * changes.length)]!(mine, other, random);
    if (genuine.includes(changed)) continue;
    tried += 1;
    assert.equal(await tokens.read(changed), 'invalid', changed);
    assert.equal(await sessions.read(changed), null, changed);
    if (tried % 100 > 0) continue;
    assert.equal(await verified(p, changed), changed === '' ? 'invalid-request' : 'invalid-token');
    const bearer = sendable(changed);
    if (!genuine.includes(bearer)) assert.equal(await problemType(await p.shop('GET', '/orders', undefined, bearer)), 'unauthenticated');
  }
});

/** As far as a header can hold it. */
const sendable = (text: string): string => text.replaceAll(/[^\x21-\x7e]/g, '');

async function verified(p: Awaited<ReturnType<typeof startProxy>>, token: string): Promise<string> {
  const cart = { weight: 2500, orderValue: '45.90', currency: 'EUR', address: { country: 'NL', postalCode: '5611EM' } };
  return problemType(await p.shop('POST', '/selections/verify', { token, ...cart }, secretKeyOf('own-v3')));
}
