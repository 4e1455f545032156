import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Db } from '../../bff/storage/database.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { practiceSystem, type PracticeSystem, profileRecord } from '../support/intake.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { wholeDatabase } from '../support/whole-database.ts';

const kinds = (outcomes: readonly { kind: string }[]) => outcomes.map(({ kind }) => kind);
const idOf = (outcome: { kind: string; profileId?: string } | undefined): string => outcome?.profileId ?? '';

for (const dialect of databases()) {
  describe(`profiles from the practice system, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let maple: StaffedClinic;
    let harbour: StaffedClinic;
    let practice: PracticeSystem;
    before(async () => {
      door = await openFrontDoor(dialect);
      maple = await door.clinic({ slug: 'maple' });
      harbour = await door.clinic({ slug: 'harbour' });
      practice = await practiceSystem(door, maple);
    });
    after(() => door.close());

    const db = (): Db => door.node.database.db;
    const profile = (clinicId: number, id: string) =>
      db()
        .selectFrom('profile')
        .selectAll()
        .where('clinicId', '=', clinicId)
        .where('id', '=', id)
        .executeTakeFirstOrThrow();

    it("the other clinic's id is another profile, which neither sees nor changes the first", async () => {
      const [mine] = await practice.upsert([profileRecord({ practiceId: 'SAME', familyName: 'Maple' })]);
      const theirs = await practiceSystem(door, harbour);
      const [other] = await theirs.upsert([profileRecord({ practiceId: 'SAME', familyName: 'Harbour' })]);
      assert.deepEqual([mine?.kind, other?.kind], ['created', 'created']);
      assert.notEqual(idOf(mine), idOf(other));
      assert.equal((await profile(maple.id, idOf(mine))).familyName, 'Maple');
      assert.deepEqual(await theirs.remove(['SAME', 'SAME']), ['removed', 'unknown']);
      assert.equal((await profile(maple.id, idOf(mine))).familyName, 'Maple');
    });

    it('a role outside of what the caller may is neither given nor touched', async () => {
      await practice.adopt('STAFF', maple.staff.profileId);
      await practice.adopt('OWNER', maple.owner.profileId);
      await practice.adopt('PATIENT', maple.patient.profileId);
      const untouched = await wholeDatabase(door.node.database);
      const patients = { roles: ['patient'] } as const;
      const refused = [
        await practice.upsert([profileRecord({ practiceId: 'STAFF' })], patients),
        await practice.upsert([profileRecord({ practiceId: 'STAFF', role: 'patient' })], patients),
        await practice.upsert([profileRecord({ practiceId: 'NEW', role: 'staff' })], patients),
        await practice.upsert([profileRecord({ practiceId: 'NEW', role: 'owner' })]),
        await practice.upsert([profileRecord({ practiceId: 'PATIENT', role: 'full-access' })], patients),
        await practice.upsert([profileRecord({ practiceId: 'PATIENT', role: 'owner' })]),
        await practice.upsert([profileRecord({ practiceId: 'OWNER' })]),
        await practice.upsert([profileRecord({ practiceId: 'OWNER', role: 'patient' })]),
      ].flat();
      assert.deepEqual(
        refused,
        refused.map(() => ({ kind: 'refused', reason: 'role-not-allowed', field: 'role' })),
      );
      assert.deepEqual(await practice.remove(['STAFF', 'OWNER'], ['patient']), ['refused', 'refused']);
      assert.deepEqual(await practice.remove(['OWNER']), ['refused']);
      assert.equal(await wholeDatabase(door.node.database), untouched);
    });

    it('what is wrong is refused by name, and keeps nothing else out', async () => {
      const wrong = {
        practiceId: ['', 'a b', 'é', 'x'.repeat(101), 'null\u0000'],
        givenName: ['', '   ', 'x'.repeat(101), 'x'.repeat(1_000_000), 'line\nbreak', '\ud800', '\u202eevil'],
        familyName: ['', 'x'.repeat(101), 'null\u0000'],
        birthDate: ['1980-02-30', '29.02.1980', '1700-01-01', '2026-13-01', '2026-11-23'],
        email: ['nobody', 'a b@mail.example', '@', `${'x'.repeat(255)}@mail.example`],
        mobilePhone: ['12', 'call me', '+1 604 555 012', 'x'.repeat(1000)],
        locale: ['de', 'english'],
      };
      for (const [field, values] of Object.entries(wrong)) {
        for (const value of values) {
          const bad = profileRecord({ practiceId: 'BAD', [field]: value });
          const good = profileRecord({ practiceId: `GOOD-${field}` });
          const [one, other] = await practice.upsert([bad, good]);
          assert.ok(one?.kind === 'refused' && one.field === field, `${field}: ${value.slice(0, 20)}`);
          assert.ok(other?.kind === 'created' || other?.kind === 'unchanged');
        }
      }
      const [future] = await practice.upsert([profileRecord({ practiceId: 'F', birthDate: '2027-01-01' })]);
      assert.deepEqual(future, { kind: 'refused', reason: 'in-the-future', field: 'birthDate' });
    });

    it('the second of two with one id is refused, whatever came of the first', async () => {
      const outcomes = await practice.upsert([
        profileRecord({ practiceId: 'TWICE' }),
        profileRecord({ practiceId: 'TWICE', givenName: 'Other' }),
        profileRecord({ practiceId: 'TWICE-BAD', email: 'x' }),
        profileRecord({ practiceId: 'TWICE-BAD' }),
      ]);
      const duplicate = { kind: 'refused', reason: 'duplicate-id', field: 'practiceId' };
      assert.equal(outcomes[0]?.kind, 'created');
      assert.deepEqual(outcomes[1], duplicate);
      assert.deepEqual(outcomes[3], duplicate);
    });

    it('values are stored as they are compared, and empty ones are none', async () => {
      const [made] = await practice.upsert([
        profileRecord({
          practiceId: 'VALUES',
          givenName: '  Zoe\u0308 ',
          email: ' Zoe@Mail.Example ',
          mobilePhone: '(604) 555-0123',
          birthDate: ' ',
          locale: 'FR',
        }),
      ]);
      const stored = await profile(maple.id, idOf(made));
      const { givenName, email, emailKey, mobilePhone, birthDate, locale, role, nameKey } = stored;
      assert.deepEqual(
        { givenName, email, emailKey, mobilePhone, birthDate, locale, role, nameKey },
        {
          givenName: 'Zoë',
          email: 'Zoe@Mail.Example',
          emailKey: 'zoe@mail.example',
          mobilePhone: '+16045550123',
          birthDate: null,
          locale: 'fr',
          role: 'patient',
          nameKey: 'lee, zoe',
        },
      );
    });

    it('repeated, it writes nothing at all; a dry run says the same as the real one and writes nothing', async () => {
      const records = Array.from({ length: 500 }, (_, index) =>
        profileRecord({ practiceId: `MANY-${index}`, familyName: `Fam${index}`, email: null }),
      );
      const empty = await wholeDatabase(door.node.database);
      const dry = await practice.upsert(records, { isDryRun: true });
      assert.equal(await wholeDatabase(door.node.database), empty);
      const real = await practice.upsert(records);
      assert.deepEqual(kinds(dry), kinds(real));
      assert.ok(real.every(({ kind }) => kind === 'created'));
      const full = await wholeDatabase(door.node.database);
      const again = await practice.upsert(records);
      assert.deepEqual(
        again,
        real.map((one) => ({ kind: 'unchanged', profileId: idOf(one) })),
      );
      assert.equal(await wholeDatabase(door.node.database), full);
    });

    it('is found by what it says now, and no longer by what it said', async () => {
      const [made] = await practice.upsert([profileRecord({ practiceId: 'WORDS', familyName: 'Oldname' })]);
      const key = { clinicId: maple.id, profileId: idOf(made) };
      await practice.upsert([
        profileRecord({
          practiceId: 'WORDS',
          familyName: 'Newname',
          mobilePhone: null,
          email: 'w@new.example',
        }),
      ]);
      const rows = await db()
        .selectFrom('profileWord')
        .select('word')
        .where('clinicId', '=', key.clinicId)
        .where('profileId', '=', key.profileId)
        .execute();
      const words = rows.map(({ word }) => word);
      assert.ok(words.includes('newname') && words.includes('w@new.example'));
      assert.ok(!words.includes('oldname') && !words.some((word) => word.includes('0123')));
      assert.equal((await profile(maple.id, key.profileId)).nameKey, 'newname, ann');
    });

    it('the audit log tells which fields, and never what stands in them', async () => {
      const [made] = await practice.upsert([profileRecord({ practiceId: 'LOG', familyName: 'Secretname' })]);
      await practice.upsert([
        profileRecord({ practiceId: 'LOG', familyName: 'Hiddenname', email: 'hidden@mail.example' }),
      ]);
      const events = await db()
        .selectFrom('auditEvent')
        .selectAll()
        .where('clinicId', '=', maple.id)
        .where('subjectId', '=', idOf(made))
        .orderBy('id')
        .execute();
      assert.deepEqual(
        events.map(({ event, actorKind, details }) => [event, actorKind, JSON.parse(details) as unknown]),
        [
          ['profile-created', 'operator', { role: 'patient' }],
          ['profile-changed', 'operator', { fields: 'familyName,email' }],
        ],
      );
      assert.doesNotMatch(JSON.stringify(events), /secretname|hidden/i);
    });

    it('an id whose profile was merged leads to the kept one, and changes nothing there', async () => {
      const [kept] = await practice.upsert([profileRecord({ practiceId: 'KEPT' })]);
      await practice.adopt('MERGED', idOf(kept), 1);
      const untouched = await wholeDatabase(door.node.database);
      const [told] = await practice.upsert([profileRecord({ practiceId: 'MERGED', familyName: 'Other' })]);
      assert.deepEqual(told, { kind: 'unchanged', profileId: idOf(kept) });
      assert.equal(await wholeDatabase(door.node.database), untouched);
      // The practice system gives one of the two up: the other one speaks for the person from then on.
      assert.deepEqual(await practice.remove(['KEPT']), ['removed']);
      const [changed] = await practice.upsert([profileRecord({ practiceId: 'MERGED', familyName: 'Other' })]);
      assert.deepEqual(changed, { kind: 'changed', profileId: idOf(kept) });
      assert.deepEqual(await practice.remove(['MERGED']), ['removed']);
      assert.deepEqual(await practice.remove(['MERGED']), ['unknown']);
    });

    it('of many that tell of the same new profiles at once, one makes them', async () => {
      const records = Array.from({ length: 20 }, (_, index) =>
        profileRecord({ practiceId: `RACE-${index}` }),
      );
      const told = await Promise.all(Array.from({ length: 8 }, () => practice.upsert(records)));
      assert.equal(told.flat().filter(({ kind }) => kind === 'created').length, 20);
      assert.equal(told.flat().filter(({ kind }) => kind === 'unchanged').length, 140);
      assert.equal(new Set(told.flat().map(idOf)).size, 20);
    });
  });
}
