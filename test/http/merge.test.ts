import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from '../support/browser.ts';
import { askForFeed, type CalendarWay, openCalendarWay } from '../support/calendars.ts';
import { askForPreview, lookAndMerge, previewIn, tablesWith } from '../support/merging.ts';
import { addPerson, type StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { PHONE } from '../support/two-step-way.ts';
import type { Member, Newcomer } from '../support/way-in.ts';
import { openTwoStepWay, type TwoStepWay } from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`two profiles that become one, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let calendars: CalendarWay;
    let clinic: StaffedClinic;
    let desk: Page;
    before(async () => {
      way = await openTwoStepWay(dialect);
      calendars = openCalendarWay(way.door);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desk = await way.enter(clinic.fullAccess);
      await way.post();
    });
    after(() => way.close());

    const db = () => way.door.node.database.db;
    const mergeInto = (kept: { profileId: string }, other: { profileId: string }) =>
      lookAndMerge(
        desk,
        clinic,
        { kept: kept.profileId, other: other.profileId },
        clinic.fullAccess.password,
      );
    const profile = async ({ profileId }: { profileId: string }) =>
      db().selectFrom('profile').selectAll().where('id', '=', profileId).executeTakeFirst();
    const formerly = async (other: { profileId: string }) => {
      const row = await db()
        .selectFrom('mergedProfile')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .where('id', '=', other.profileId)
        .executeTakeFirstOrThrow();
      const { data, ...rest } = row;
      return { ...rest, data: JSON.parse(data) as Record<string, Record<string, unknown>> };
    };
    /** As if the practice system had brought it. */
    const callIt = (practiceId: string, { profileId }: Newcomer | Member) =>
      db().insertInto('practiceProfile').values({ clinicId: clinic.id, practiceId, profileId }).execute();

    it('keep what the one says and take what it lacks from the other; nothing else is lost', async () => {
      const kept = await way.newcomer(clinic, { givenName: 'Alex', email: null, locale: null });
      const other = await way.member(clinic, { givenName: 'Alexandra', mobilePhone: PHONE, locale: 'fr' });
      await db()
        .updateTable('profile')
        .set({ email: null, emailKey: null, birthDate: null })
        .where('id', '=', kept.profileId)
        .execute();
      const was = await profile(other);
      const { fields } = await mergeInto(kept, other);

      const now = await profile(kept);
      assert.ok(now);
      assert.equal(now.givenName, 'Alex');
      assert.equal(now.birthDate, '1990-01-31');
      assert.equal(now.email, other.email);
      assert.equal(now.emailKey, was?.emailKey);
      assert.equal(now.mobilePhone, PHONE);
      assert.equal(now.locale, 'fr');
      assert.deepEqual(fields, [
        { field: 'name', kept: 'Alex Fletcher', other: 'Alexandra Fletcher', result: 'Alex Fletcher' },
        { field: 'birthDate', kept: null, other: '1990-01-31', result: '1990-01-31' },
        { field: 'email', kept: null, other: other.email, result: other.email },
        { field: 'mobilePhone', kept: null, other: '+1 604 555 0142', result: '+1 604 555 0142' },
        { field: 'locale', kept: null, other: 'fr', result: 'fr' },
      ]);
      const { data, keptProfileId } = await formerly(other);
      assert.equal(keptProfileId, kept.profileId);
      assert.deepEqual(data['profile'], was);
      assert.equal(await profile(other), undefined);
    });

    it('keep what both say on the profile that is kept, and write the rest down', async () => {
      const kept = await way.member(clinic, { mobilePhone: PHONE, locale: 'en' });
      const other = await way.newcomer(clinic, { mobilePhone: '+16045550177', locale: 'es' });
      await mergeInto(kept, other);
      const now = await profile(kept);
      assert.deepEqual([now?.email, now?.mobilePhone, now?.locale], [kept.email, PHONE, 'en']);
      const { data } = await formerly(other);
      const { email, mobilePhone } = data['profile'] ?? {};
      assert.deepEqual([email, mobilePhone], [other.email, '+16045550177']);
    });

    it('are found by what the one profile says now, and by nothing of the other', async () => {
      const kept = await way.newcomer(clinic, { givenName: 'Alex', email: null });
      const other = await way.member(clinic, { givenName: 'Zebulon', username: 'zeb' });
      await mergeInto(kept, other);
      const words = await db()
        .selectFrom('profileWord')
        .select('word')
        .where('profileId', '=', kept.profileId)
        .execute();
      const found = words.map(({ word }) => word);
      assert.ok(found.includes('alex') && found.includes('zeb'));
      assert.ok(!found.includes('zebulon'));
    });

    it("are one to the practice system: the other's ids lead to the profile that is kept, as merged", async () => {
      const [kept, other] = [await way.newcomer(clinic), await way.newcomer(clinic)];
      await callIt('K-1', kept);
      await callIt('O-1', other);
      await callIt('O-2', other);
      await mergeInto(kept, other);
      const rows = await db()
        .selectFrom('practiceProfile')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .orderBy('practiceId')
        .execute();
      const { id: clinicId } = clinic;
      const { profileId } = kept;
      assert.deepEqual(rows, [
        { clinicId, practiceId: 'K-1', profileId, isMerged: 0 },
        { clinicId, practiceId: 'O-1', profileId, isMerged: 1 },
        { clinicId, practiceId: 'O-2', profileId, isMerged: 1 },
      ]);
      assert.deepEqual((await formerly(other)).data['practiceIds'], ['O-1', 'O-2']);
    });

    it('can be merged again: what was merged before leads to where it leads now', async () => {
      const [first, second, third] = [
        await way.newcomer(clinic),
        await way.newcomer(clinic),
        await way.newcomer(clinic),
      ];
      const apart = await way.newcomer(clinic);
      await db()
        .insertInto('notDuplicate')
        .values(
          [second, third].map(({ profileId }) => {
            const [one = '', two = ''] = [profileId, apart.profileId].toSorted();
            return { clinicId: clinic.id, profileId: one, otherId: two, decidedAt: 1 };
          }),
        )
        .execute();
      await mergeInto(second, third);
      await mergeInto(first, second);
      assert.equal((await formerly(third)).keptProfileId, first.profileId);
      const aside = await db()
        .selectFrom('notDuplicate')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .execute();
      assert.deepEqual(
        aside.map(({ profileId, otherId }) => [profileId, otherId]),
        [[first.profileId, apart.profileId].toSorted()],
      );
    });

    it('leave nothing of the other in any table but where it is written down', async () => {
      const kept = await way.member(clinic, { role: 'staff' });
      const other = await way.member(clinic, { role: 'staff' });
      const page = await way.enter(other);
      const app = await way.setUpApp(page, other);
      await way.setUpPasskey(page, other);
      await way.trust(other, app);
      await askForFeed(page, clinic);
      await calendars.book(other, { id: 'visit' });
      await callIt('O-1', other);
      await way.visit(clinic).login(other);
      const wrong = way.visit(clinic);
      await wrong.login(other, { password: 'not the password of anybody' });
      await way.help(other);
      await way.post();
      await desk.post(`/v1/clinics/${clinic.slug}/profiles/${other.profileId}/password-reset-email`, {});
      const held = await tablesWith(way.door.node.database, other.profileId);
      for (const table of [
        'session',
        'login',
        'password',
        'two_step',
        'passkey',
        'recovery_code',
        'throttle',
        'feed',
        'profile_word',
        'trusted_browser',
        'known_browser',
        'account_link',
        'verification_code',
        'appointment',
        'practice_profile',
      ]) {
        assert.ok(
          held.includes(table),
          `${table} has nothing of the other: the test shows less than it says`,
        );
      }
      desk = await way.enter(clinic.fullAccess);
      await mergeInto(kept, other);
      assert.deepEqual(await tablesWith(way.door.node.database, other.profileId), [
        'audit_event',
        'merged_profile',
      ]);
    });

    it('are recorded on both, with who did it and from where', async () => {
      const [kept, other] = [await way.member(clinic), await way.member(clinic)];
      await calendars.book(other, { id: 'visit' });
      await mergeInto(kept, other);
      const rows = await db()
        .selectFrom('auditEvent')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .where('event', '=', 'profiles-merged')
        .execute();
      const told = new Map(rows.map((row) => [row.subjectId, row]));
      assert.deepEqual([...told.keys()].toSorted(), [kept.profileId, other.profileId].toSorted());
      for (const row of rows) {
        assert.equal(row.actorId, clinic.fullAccess.profileId);
        assert.ok(row.address && row.userAgent && row.requestId);
      }
      const details = { login: 'kept', appointments: 1, feed: 'none', sessions: 0 };
      assert.deepEqual(JSON.parse(told.get(kept.profileId)?.details ?? ''), {
        other: other.profileId,
        ...details,
      });
      assert.deepEqual(JSON.parse(told.get(other.profileId)?.details ?? ''), {
        kept: kept.profileId,
        ...details,
      });
    });

    it('are told to the person, and to an address whose login has ended', async () => {
      const boss = await addPerson(way.door.registry, clinic, {
        role: 'owner',
        username: 'boss',
        givenName: 'Wilhelmina',
      });
      const page = await way.enter(boss);
      const mergeBy = (kept: string, other: string) =>
        lookAndMerge(page, clinic, { kept, other }, boss.password);

      const [one, two] = [await way.member(clinic, { locale: 'fr' }), await way.member(clinic)];
      await way.post();
      await mergeBy(one.profileId, two.profileId);
      const { emails } = await way.post();
      assert.deepEqual(emails.map(({ to }) => to).toSorted(), [one.email, two.email].toSorted());
      const [toKept, toOther] = [one, two].map(({ email }) => emails.find(({ to }) => to === email));
      assert.match(toKept?.subject ?? '', /profils/);
      for (const text of ['Wilhelmina Fletcher', one.username, two.username])
        assert.ok(toKept?.text.includes(text), text);
      assert.ok(toOther);
      for (const text of ['Wilhelmina Fletcher', two.username]) assert.ok(toOther.text.includes(text), text);
      assert.ok(!toOther.text.includes(one.username), 'the username of the profile that is kept');

      // The same mailbox is told once, and one that never had a login is not told of one that has.
      const [three, four] = [await way.member(clinic), await way.newcomer(clinic)];
      await way.post();
      await mergeBy(three.profileId, four.profileId);
      assert.deepEqual(
        (await way.post()).emails.map(({ to }) => to),
        [three.email],
      );
      const five = await way.member(clinic, { email: three.email.toUpperCase() });
      await mergeBy(three.profileId, five.profileId);
      assert.deepEqual(
        (await way.post()).emails.map(({ to }) => to),
        [three.email],
      );
    });

    it('are shown beforehand, and nothing is done by looking', async () => {
      const kept = await way.member(clinic, { role: 'staff' });
      const other = await way.member(clinic, { role: 'staff' });
      const page = await way.enter(other);
      await way.setUpApp(page, other);
      await askForFeed(page, clinic);
      const preview = previewIn(await askForPreview(desk, clinic, kept.profileId, other.profileId));
      assert.deepEqual(preview.kept, {
        ...{ id: kept.profileId, name: 'Kim Fletcher', role: 'staff', birthDate: '1990-01-31' },
        ...{ email: kept.email, mobilePhone: null, username: kept.username, twoStep: 'off' },
      });
      assert.equal(preview.other.twoStep, 'on');
      assert.equal(preview.login, 'kept');
      assert.equal(preview.endingUsername, other.username);
      assert.equal(preview.sessions, 1);
      assert.equal(preview.feedMoves, true);
      const again = previewIn(await askForPreview(desk, clinic, kept.profileId, other.profileId));
      assert.deepEqual(again, preview);
      assert.equal(await page.sessionStatus(clinic.slug), 200);
    });
  });
}
