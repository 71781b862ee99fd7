import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createFingerprints } from '../../../proxy/security/fingerprints.ts';
import { readRepairLink, repairPath } from '../../../proxy/services/repair-link.ts';

const fingerprints = createFingerprints(async () => new Uint8Array(32).fill(7));
const order = { merchant: 'kettle', id: 'ord_01m86ch3m00fydwbt9r7p5m3j1', updatedAt: Date.parse('2026-11-24T09:00:00.999Z') };
const expiresAt = Date.parse('2026-12-08T09:00:00Z') / 1000;
const token = async (of = order) => (await repairPath(fingerprints, of)).replace('/repair/', '');

describe('a link to choose another point', () => {
  it('names merchant and order, and is good for two weeks after the order last changed', async () => {
    assert.match(await repairPath(fingerprints, order), new RegExp(`^/repair/kettle\\.${order.id}\\.${expiresAt}\\.`));
    assert.deepEqual(await readRepairLink(fingerprints, await token()), { merchant: 'kettle', order: order.id, expiresAt });
  });

  it('says nothing once a part of it was changed', async () => {
    const link = await token();
    const changed = [
      link.replace('kettle', 'cups'),
      link.replace('3j1.', '3j2.'),
      link.replace(`.${expiresAt}.`, `.${expiresAt + 1}.`),
      link.replace(`.${expiresAt}.`, `.0${expiresAt}.`).replace(/^/, 'x'),
      link.slice(0, -1),
      link.slice(1),
      `${link}.`,
    ];
    for (const other of changed) assert.equal(await readRepairLink(fingerprints, other), null, other);
  });

  it('says nothing when it is none, was made for something else or by another secret', async () => {
    const elsewhere = createFingerprints(async () => new Uint8Array(32).fill(9));
    assert.equal(await readRepairLink(elsewhere, await token()), null);
    for (const nothing of ['', 'x', 'kettle.x.1.y', 'a.b.c.d', '...']) assert.equal(await readRepairLink(fingerprints, nothing), null);
    const noOrder = `kettle.everything.${expiresAt}.${await fingerprints.of(`repair kettle everything ${expiresAt}`)}`;
    assert.equal(await readRepairLink(fingerprints, noOrder), null);
  });
});
