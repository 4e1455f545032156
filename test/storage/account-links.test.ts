import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { tokenHash } from '../../bff/crypto/token.ts';
import { endLinks, findLiveLink, insertAccountLink, useLink } from '../../bff/storage/account-links.ts';
import type { AccountLinkKind } from '../../bff/storage/tables.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const NOW = Date.parse('2026-11-20T09:00:00Z');
const ENDS = NOW + 3_600_000;

for (const dialect of databases()) {
  describe(`stored links, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let other: StaffedClinic;
    let links = 0;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      [clinic, other] = [await door.clinic(), await door.clinic()];
    });
    after(() => door.close());

    const db = () => door.node.database.db;
    /** A link that lives from NOW to ENDS. */
    const link = async (
      given: { profileId?: string; kind?: AccountLinkKind; at?: StaffedClinic; hash?: string } = {},
    ) => {
      links += 1;
      const { at = clinic, kind = 'recovery', hash = tokenHash(`token ${links}`) } = given;
      const { profileId = at.patient.profileId } = given;
      const key = { clinicId: at.id, tokenHash: hash };
      await insertAccountLink(db(), { ...key, profileId, kind, createdAt: NOW, expiresAt: ENDS });
      return key;
    };
    const isLive = async (key: Awaited<ReturnType<typeof link>>, now = NOW) =>
      (await findLiveLink(db(), key, now)) !== null;

    it('are found with whose they are, as often as one looks', async () => {
      const key = await link({ kind: 'staff-reset' });
      for (let looks = 0; looks < 3; looks += 1) {
        const found = await findLiveLink(db(), key, NOW);
        assert.deepEqual(found, { profileId: clinic.patient.profileId, kind: 'staff-reset' });
      }
    });

    it('live up to the millisecond before their end, for finding and for using', async () => {
      const [one, two] = [await link(), await link()];
      assert.equal(await isLive(one, ENDS - 1), true);
      assert.equal(await isLive(one, ENDS), false);
      assert.equal(await useLink(db(), one, ENDS), false);
      assert.equal(await useLink(db(), two, ENDS - 1), true);
    });

    it('are used once, and found no more', async () => {
      const key = await link();
      assert.equal(await useLink(db(), key, NOW), true);
      assert.equal(await useLink(db(), key, NOW), false);
      assert.equal(await isLive(key), false);
    });

    it('are used by one of 50 at once', async () => {
      const key = await link();
      const used = await Promise.all(Array.from({ length: 50 }, () => useLink(db(), key, NOW)));
      assert.equal(used.filter(Boolean).length, 1);
    });

    it('can be used again where what they were used for is undone', async () => {
      const key = await link();
      const trx = await db().startTransaction().execute();
      assert.equal(await useLink(trx, key, NOW), true);
      await trx.rollback().execute();
      assert.equal(await useLink(db(), key, NOW), true);
    });

    it("are nobody's at another clinic, not even under the same token", async () => {
      const key = await link();
      const foreign = { ...key, clinicId: other.id };
      assert.equal(await isLive(foreign), false);
      assert.equal(await useLink(db(), foreign, NOW), false);
      assert.equal(await isLive(key), true);
      await link({ at: other, hash: key.tokenHash });
      assert.equal(await useLink(db(), foreign, NOW), true);
      assert.equal(await isLive(key), true);
    });

    it("cannot point to another clinic's profile", async () => {
      await assert.rejects(link({ profileId: other.patient.profileId }));
    });

    it('are of a kind that is known', async () => {
      await assert.rejects(link({ kind: 'login' as AccountLinkKind }));
    });

    it('end for one profile of one clinic alone', async () => {
      const [ended, colleagues, foreign] = [
        await link(),
        await link({ profileId: clinic.staff.profileId }),
        await link({ at: other }),
      ];
      await endLinks(db(), { clinicId: other.id, profileId: clinic.patient.profileId });
      assert.equal(await isLive(ended), true);
      await endLinks(db(), { clinicId: clinic.id, profileId: clinic.patient.profileId });
      assert.deepEqual(
        [await isLive(ended), await isLive(colleagues), await isLive(foreign)],
        [false, true, true],
      );
    });

    it('end by their kind, or all of them', async () => {
      const profile = { clinicId: clinic.id, profileId: clinic.patient.profileId };
      const [welcome, recovery, reset] = [
        await link({ kind: 'welcome' }),
        await link({ kind: 'recovery' }),
        await link({ kind: 'staff-reset' }),
      ];
      await endLinks(db(), profile, 'welcome');
      assert.deepEqual(
        [await isLive(welcome), await isLive(recovery), await isLive(reset)],
        [false, true, true],
      );
      await endLinks(db(), profile);
      assert.deepEqual([await isLive(recovery), await isLive(reset)], [false, false]);
    });
  });
}
