import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import {
  endCodes,
  findWaiting,
  insertVerification,
  insertVerificationCode,
  takeCodeTry,
  useCode,
} from '../../bff/storage/verifications.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const ENDS = NOW + 3_600_000;

for (const dialect of databases()) {
  describe(`stored requests for help, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let other: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      [clinic, other] = [await door.clinic(), await door.clinic()];
    });
    after(() => door.close());

    const db = () => door.node.database.db;
    const request = async (id: string, { id: clinicId } = clinic) => {
      const hashes = { waitingTokenHash: `token of ${id}`, identifierHash: 'whom' };
      await insertVerification(db(), { clinicId, id, ...hashes, createdAt: NOW, expiresAt: ENDS });
      return { clinicId, id };
    };
    const giveCode = (
      { clinicId, id }: { clinicId: number; id: string },
      profileId: string,
      codeHash: string,
    ) => insertVerificationCode(db(), { clinicId, verificationId: id, profileId, codeHash });
    const useBy = (key: { clinicId: number; id: string }, codeHash: string) =>
      useCode(db(), { ...key, codeHash }, NOW);

    it('are found by the token that waits, up to the millisecond before their end', async () => {
      const { clinicId } = await request('v1');
      const look = { clinicId, waitingTokenHash: 'token of v1' };
      assert.deepEqual(await findWaiting(db(), { ...look, now: ENDS - 1 }), {
        id: 'v1',
        identifierHash: 'whom',
      });
      assert.equal(await findWaiting(db(), { ...look, now: ENDS }), null);
      assert.equal(await findWaiting(db(), { ...look, clinicId: other.id, now: NOW }), null);
      assert.equal(await findWaiting(db(), { ...look, waitingTokenHash: 'token of v2', now: NOW }), null);
    });

    it('take so many codes to be judged, and not one more, of 50 at once', async () => {
      const key = await request('v1');
      const taken = await Promise.all(Array.from({ length: 50 }, () => takeCodeTry(db(), key, 5)));
      assert.equal(taken.filter(Boolean).length, 5);
      assert.equal(await takeCodeTry(db(), key, 5), false);
      assert.equal(await takeCodeTry(db(), await request('v2'), 5), true);
      assert.equal(await takeCodeTry(db(), { ...key, clinicId: other.id }, 5), false);
    });

    it('have a code used by one of 50 at once, for all the profiles that it covers', async () => {
      const key = await request('v1');
      const profiles = [clinic.patient.profileId, clinic.staff.profileId];
      for (const profileId of profiles) await giveCode(key, profileId, 'right');
      await giveCode(key, clinic.owner.profileId, 'of another mailbox');
      const used = await Promise.all(Array.from({ length: 50 }, () => useBy(key, 'right')));
      assert.deepEqual(
        used.filter((found) => found.length > 0).map((found) => found.toSorted()),
        [profiles.toSorted()],
      );
      assert.deepEqual(await useBy(key, 'of another mailbox'), [clinic.owner.profileId]);
    });

    it('know no code but their own', async () => {
      const [one, two] = [await request('v1'), await request('v2')];
      await giveCode(one, clinic.patient.profileId, 'right');
      for (const [key, hash] of [
        [one, 'wrong'],
        [one, ''],
        [two, 'right'],
        [{ ...one, clinicId: other.id }, 'right'],
      ] as const) {
        assert.deepEqual(await useBy(key, hash), []);
      }
      assert.deepEqual(await useBy(one, 'right'), [clinic.patient.profileId]);
    });

    it('lose the codes of one profile, in all requests, and of no other', async () => {
      const [one, two, foreign] = [await request('v1'), await request('v2'), await request('v1', other)];
      const { profileId } = clinic.patient;
      await giveCode(one, profileId, 'right');
      await giveCode(one, clinic.staff.profileId, 'right');
      await giveCode(two, profileId, 'right');
      await giveCode(foreign, other.patient.profileId, 'right');
      await endCodes(db(), { clinicId: clinic.id, profileId }, NOW);
      assert.deepEqual(await useBy(one, 'right'), [clinic.staff.profileId]);
      assert.deepEqual(await useBy(two, 'right'), []);
      assert.deepEqual(await useBy(foreign, 'right'), [other.patient.profileId]);
    });

    it("cannot have the code of another clinic's profile, nor one of a request that is not", async () => {
      const key = await request('v1');
      await assert.rejects(giveCode(key, other.patient.profileId, 'right'));
      await assert.rejects(giveCode({ ...key, id: 'v9' }, clinic.patient.profileId, 'right'));
      await assert.rejects(giveCode({ ...key, clinicId: other.id }, other.patient.profileId, 'right'));
    });

    it('share no token that waits, and no id', async () => {
      await request('v1');
      await assert.rejects(request('v1'));
      await request('v1', other);
    });
  });
}
