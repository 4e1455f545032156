import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { tokenHash } from '../../bff/crypto/token.ts';
import { findClinic, findSlugByOrigin } from '../../bff/storage/clinics.ts';
import { isKnownBrowser } from '../../bff/storage/known-browsers.ts';
import { confirmPassword, putPassword } from '../../bff/storage/passwords.ts';
import { findLogin } from '../../bff/storage/profiles.ts';
import { deleteSession, findSession, insertSession, touchSession } from '../../bff/storage/sessions.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { addClinic, addProfile, type StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const HASH = tokenHash('a token');

for (const dialect of databases()) {
  describe(`two clinics in one database, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let maple: StaffedClinic;
    let harbour: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
      maple = await door.clinic({ slug: 'maple' });
      harbour = await door.clinic({ slug: 'harbour' });
    });
    after(() => door.close());

    const db = () => door.node.database.db;
    const session = (clinicId: number, profileId: string, hash: string) => ({
      clinicId,
      profileId,
      tokenHash: hash,
      loggedInAt: 1,
      lastActiveAt: 1,
      userAgent: 'test',
      address: '192.0.2.1',
    });

    it("a session cannot point to the other clinic's profile", async () => {
      await assert.rejects(insertSession(db(), session(maple.id, harbour.patient.profileId, HASH)));
    });

    it("a password cannot point to the other clinic's profile", async () => {
      const profileId = await addProfile(door.registry, harbour);
      const password = { passwordHash: 'x', pepperVersion: 1, changedAt: 1 };
      await assert.rejects(putPassword(db(), { ...password, clinicId: maple.id, profileId }));
      await putPassword(db(), { ...password, clinicId: harbour.id, profileId });
    });

    it("a known browser cannot point to the other clinic's profile", async () => {
      const row = { profileId: harbour.patient.profileId, tokenHash: HASH, createdAt: 1 };
      await assert.rejects(
        db()
          .insertInto('knownBrowser')
          .values({ ...row, clinicId: maple.id })
          .execute(),
      );
      await db()
        .insertInto('knownBrowser')
        .values({ ...row, clinicId: harbour.id })
        .execute();
      assert.equal(await isKnownBrowser(db(), { ...row, clinicId: harbour.id }, 0), true);
      assert.equal(await isKnownBrowser(db(), { ...row, clinicId: maple.id }, 0), false);
      const colleague = { ...row, clinicId: harbour.id, profileId: harbour.staff.profileId };
      assert.equal(await isKnownBrowser(db(), colleague, 0), false);
    });

    it('a session is seen, touched and ended at its own clinic only', async () => {
      const hash = tokenHash('of the patient of Maple');
      await insertSession(db(), session(maple.id, maple.patient.profileId, hash));
      const [here, there] = [
        { clinicId: maple.id, tokenHash: hash },
        { clinicId: harbour.id, tokenHash: hash },
      ];

      assert.equal(await findSession(db(), there), null);
      await touchSession(db(), there, { at: 99, staleBefore: 50 });
      await deleteSession(db(), there);
      assert.equal((await findSession(db(), here))?.lastActiveAt, 1);

      await touchSession(db(), here, { at: 99, staleBefore: 50 });
      assert.equal((await findSession(db(), here))?.lastActiveAt, 99);
      await deleteSession(db(), here);
      assert.equal(await findSession(db(), here), null);
    });

    it('no session is found by the empty token', async () => {
      await insertSession(db(), session(maple.id, maple.patient.profileId, tokenHash('some token')));
      assert.equal(await findSession(db(), { clinicId: maple.id, tokenHash: '' }), null);
    });

    it('one username is two people, each with their own password', async () => {
      const look = async (clinicId: number) => findLogin(db(), { clinicId, usernameKey: 'patient' });
      assert.equal((await look(maple.id))?.profileId, maple.patient.profileId);
      assert.equal((await look(harbour.id))?.profileId, harbour.patient.profileId);
      assert.equal(await look(999), null);
    });

    it('a username is there once a clinic', async () => {
      await assert.rejects(addProfile(door.registry, maple, { username: 'PATIENT' }));
    });

    it('a password is confirmed at its own clinic only, and only as it was compared', async () => {
      const login = await findLogin(db(), { clinicId: maple.id, usernameKey: 'staff' });
      assert.ok(login);
      const { profileId, stored } = login;
      const confirm = (clinicId: number, compared = stored) =>
        confirmPassword(db(), { clinicId, profileId }, compared, { at: 5, newer: null });
      assert.equal(await confirm(harbour.id), false);
      assert.equal(await confirm(maple.id, { ...stored, revision: stored.revision - 1 }), false);
      assert.equal(await confirm(maple.id), true);
    });

    it('a clinic has its own origins only', async () => {
      assert.deepEqual([...((await findClinic(db(), 'maple'))?.origins ?? [])], [maple.origin]);
      assert.deepEqual([...((await findClinic(db(), 'harbour'))?.origins ?? [])], [harbour.origin]);
    });

    it('an origin names its clinic, unless two share it', async () => {
      const shared = 'https://shared.example';
      await addClinic(door.registry, { slug: 'upstairs', origins: [shared, 'https://up.example'] });
      await addClinic(door.registry, { slug: 'downstairs', origins: [shared] });
      assert.equal(await findSlugByOrigin(db(), 'https://up.example'), 'upstairs');
      assert.equal(await findSlugByOrigin(db(), shared), null);
      assert.equal(await findSlugByOrigin(db(), 'https://nobody.example'), null);
    });

    it('a clinic is found by its slug alone, and by nothing that only looks like SQL', async () => {
      for (const slug of ['', '%', 'MAPLE', "maple' --", "' or 1=1 --", 'maple; drop table clinic']) {
        assert.equal(await findClinic(db(), slug), null, slug);
      }
      assert.equal((await findClinic(db(), 'maple'))?.id, maple.id);
    });

    it('a profile with sessions cannot be lost by accident', async () => {
      await insertSession(db(), session(maple.id, maple.owner.profileId, tokenHash('of the owner')));
      await assert.rejects(db().deleteFrom('profile').where('id', '=', maple.owner.profileId).execute());
    });

    it('a profile has one of the four roles', async () => {
      await assert.rejects(
        db()
          .updateTable('profile')
          .set({ role: 'administrator' as 'owner' })
          .where('id', '=', maple.patient.profileId)
          .execute(),
      );
    });
  });
}
