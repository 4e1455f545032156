import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { listApiKeys } from '../../bff/actions/list-api-keys.ts';
import { tokenHash } from '../../bff/crypto/token.ts';
import { type ApiScope, apiScopes } from '../../bff/domain/api-key.ts';
import { MINUTE } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic, TestClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { createPracticeSystem, makeTestKey, practiceCalls, revokeTestKey } from '../support/practice.ts';
import { problemOf } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`keys of practice systems, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
    });
    after(() => door.close());

    const makeKey = (scopes: readonly ApiScope[] = apiScopes, at: TestClinic = clinic, name = 'Front desk') =>
      makeTestKey(door.node, door.clock, at, { name, scopes });
    const systemWith = (key: string) => createPracticeSystem({ ...door.node, slug: clinic.slug, key });
    const revoke = (id: string, at: TestClinic = clinic) => revokeTestKey(door.node, door.clock, at, id);
    const events = async () =>
      door.node.database.db
        .selectFrom('auditEvent')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .orderBy('id')
        .execute();

    it('look like what they are, and are stored as hashes that lead back to none', async () => {
      const { id, key } = await makeKey();
      assert.match(key, /^clinic-auth_[0-9a-f]{16}_[A-Za-z0-9_-]{43}$/);
      assert.ok(key.startsWith(`clinic-auth_${id}_`));
      const rows = await door.node.database.db
        .selectFrom('apiKey')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .execute();
      assert.deepEqual(
        rows.map(({ keyHash, scopes, lastUsedAt }) => ({ keyHash, scopes, lastUsedAt })),
        [{ keyHash: tokenHash(key), scopes: 'profiles,staff,appointments,sessions', lastUsedAt: null }],
      );
      const secret = key.split('_').slice(2).join('_');
      assert.ok(!JSON.stringify(rows).includes(secret));
      assert.ok(!JSON.stringify(await events()).includes(secret));
    });

    it('are two even where they are called the same, and are listed without the keys', async () => {
      const [one, other] = [await makeKey(['sessions']), await makeKey(['staff', 'staff', 'profiles'])];
      assert.notEqual(one.key, other.key);
      assert.ok(await revoke(one.id));
      const listed = await listApiKeys({ database: door.node.database }, clinic);
      assert.deepEqual(
        new Map(listed.map(({ id, scopes, revokedAt }) => [id, { scopes, isRevoked: revokedAt !== null }])),
        new Map([
          [one.id, { scopes: ['sessions'], isRevoked: true }],
          [other.id, { scopes: ['profiles', 'staff'], isRevoked: false }],
        ]),
      );
    });

    it('are not made without a name or a scope', async () => {
      await assert.rejects(makeKey([]));
      for (const name of ['', '  ', 'x'.repeat(61), 'two\nlines']) {
        await assert.rejects(makeKey(['profiles'], clinic, name), name);
      }
      assert.deepEqual(await events(), []);
    });

    it('end at once when they are revoked, at every node, and cannot be revoked by another clinic', async () => {
      const elsewhere = await door.clinic();
      const { id, key } = await makeKey();
      const two = await door.startNode();
      const systems = [systemWith(key), createPracticeSystem({ ...two, slug: clinic.slug, key })];
      for (const system of systems)
        assert.equal((await system.put('/profiles', { profiles: [] })).status, 200);
      assert.equal(await revoke(id, elsewhere), false);
      for (const system of systems)
        assert.equal((await system.put('/profiles', { profiles: [] })).status, 200);
      assert.equal(await revoke(id), true);
      for (const system of systems) {
        const answer = await system.put('/profiles', { profiles: [] });
        assert.deepEqual(problemOf(answer), { status: 401, code: 'wrong-key' });
      }
      assert.equal(await revoke(id), false);
    });

    it('do not outlive a revocation by a body that arrives slowly', async () => {
      for (const [method, path, body] of practiceCalls) {
        const { id, key } = await makeKey();
        const text = new TextEncoder().encode(JSON.stringify(body));
        const slowly = new ReadableStream<Uint8Array>({
          async pull(controller) {
            await revoke(id);
            controller.enqueue(text);
            controller.close();
          },
        });
        const answer = await systemWith(key).send({ method, path, body: slowly });
        assert.deepEqual(problemOf(answer), { status: 401, code: 'wrong-key' }, path);
      }
    });

    it('are recorded when they are made and revoked, by name and never as they are', async () => {
      const { id } = await makeKey(['appointments'], clinic, 'Booking desk');
      door.clock.advance(1);
      await revoke(id);
      await revoke(id);
      assert.deepEqual(
        (await events()).map(({ event, actorKind, details }) => [
          event,
          actorKind,
          JSON.parse(details) as object,
        ]),
        [
          ['api-key-made', 'operator', { key: id, name: 'Booking desk', scopes: 'appointments' }],
          ['api-key-revoked', 'operator', { key: id, name: 'Booking desk' }],
        ],
      );
    });

    it('have their use noted at most once in ten minutes', async () => {
      const { id, key } = await makeKey();
      const system = systemWith(key);
      const lastUsed = async () => {
        const keys = await listApiKeys({ database: door.node.database }, clinic);
        return keys.find((each) => each.id === id)?.lastUsedAt ?? null;
      };
      const send = () => system.put('/profiles', { profiles: [] });
      const first = door.clock.now();
      await send();
      assert.equal(await lastUsed(), first);
      door.clock.advance(10 * MINUTE - 1);
      await send();
      assert.equal(await lastUsed(), first);
      door.clock.advance(1);
      await send();
      assert.equal(await lastUsed(), first + 10 * MINUTE);
    });
  });
}
