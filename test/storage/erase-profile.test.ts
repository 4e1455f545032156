import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { readOwnFeed } from '../../bff/actions/calendar-feed.ts';
import { belongings } from '../../bff/storage/erase-profile.ts';
import { findClinicById } from '../../bff/storage/clinics.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import type { Database } from '../../bff/storage/database.ts';
import { testKeys } from '../support/auth-node.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { appointmentRecord, practiceSystem, type PracticeSystem, profileRecord } from '../support/intake.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { tableNames } from '../support/whole-database.ts';

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The tables that point to a profile, as the database itself knows them. */
async function pointingToProfiles(database: Database): Promise<readonly string[]> {
  const { db, dialect } = database;
  if (dialect === 'postgres') {
    const { rows } = await sql<{ name: string }>`
      select distinct conrelid::regclass::text as name from pg_constraint
      where contype = 'f' and confrelid = 'profile'::regclass`.execute(db);
    return rows.map(({ name }) => name).toSorted();
  }
  const found: string[] = [];
  for (const name of await tableNames(database)) {
    const { rows } = await sql<{
      table: string;
    }>`select "table" from pragma_foreign_key_list(${name})`.execute(db);
    if (rows.some(({ table }) => table === 'profile')) found.push(name);
  }
  return found.toSorted();
}

for (const dialect of databases()) {
  describe(`removing a profile, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let practice: PracticeSystem;
    before(async () => {
      door = await openFrontDoor(dialect);
      clinic = await door.clinic();
      practice = await practiceSystem(door, clinic);
    });
    after(() => door.close());

    it('knows every table that points to profiles', async () => {
      assert.deepEqual(belongings.map(snake).toSorted(), await pointingToProfiles(door.node.database));
    });

    it('erases somebody with all that hangs on them, at once, and nobody else', async () => {
      const { database } = door.node;
      const { db } = database;
      const { patient } = clinic;
      await practice.adopt('GONE', patient.profileId);
      await practice.upsert([profileRecord({ practiceId: 'STAYS' })]);
      await practice.visits([
        appointmentRecord({ appointmentId: 'A-1', practiceId: 'GONE' }),
        appointmentRecord({ appointmentId: 'A-2', practiceId: 'STAYS' }),
      ]);
      const page = door.browser().open(clinic.origin);
      assert.equal((await page.login(patient)).status, 200);
      const deps = { ...door.node, keys: testKeys(1), random: systemRandom, clock: door.clock.now };
      const url = await readOwnFeed(
        deps as unknown as Parameters<typeof readOwnFeed>[0],
        await findClinicById(db, clinic.id),
        { profileId: patient.profileId, givenName: 'Kim', familyName: 'Fletcher' },
      );
      const path = new URL(url.url).pathname;
      assert.equal((await page.get(path)).status, 200);

      assert.deepEqual(await practice.remove(['GONE', 'NOBODY', 'bad id']), [
        'removed',
        'unknown',
        'unknown',
      ]);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
      assert.equal((await page.get(path)).status, 404);
      assert.equal((await page.login(patient)).status, 401);
      for (const table of belongings) {
        const left = db.selectFrom(table).select('clinicId').where('clinicId', '=', clinic.id);
        assert.deepEqual(await left.where('profileId', '=', patient.profileId).execute(), [], table);
      }
      const visits = db.selectFrom('appointment').select('id').where('clinicId', '=', clinic.id);
      assert.deepEqual(await visits.execute(), [{ id: 'A-2' }]);
      const events = await db
        .selectFrom('auditEvent')
        .select('event')
        .where('clinicId', '=', clinic.id)
        .where('subjectId', '=', patient.profileId)
        .orderBy('id')
        .execute();
      assert.equal(events.at(-1)?.event, 'profile-removed');
      assert.ok(events.some(({ event }) => event === 'logged-in'));
    });
  });
}
