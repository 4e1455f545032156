import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { openCalendarWay } from '../support/calendars.ts';
import type { Answer, Page } from '../support/browser.ts';
import { HOUR } from '../support/clock.ts';
import { askForPreview, lookAndMerge, merge, previewIn, wholeDatabase } from '../support/merging.ts';
import { addPerson, type StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { openTwoStepWay, problemOf, type TwoStepWay } from '../support/two-step-way.ts';
import type { Member, Newcomer } from '../support/way-in.ts';

const WRONG = 'not the password of anybody';
const NOT_FOUND = { status: 404, code: 'not-found' };
const NOT_ALLOWED = { status: 403, code: 'not-allowed' };

for (const dialect of databases()) {
  describe(`merging that is refused, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    let desk: Page;
    let kept: Member;
    let other: Newcomer;
    before(async () => {
      way = await openTwoStepWay(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      desk = await way.enter(clinic.fullAccess);
      [kept, other] = [await way.member(clinic), await way.newcomer(clinic)];
    });
    after(() => way.close());

    const db = () => way.door.node.database.db;
    const password = () => clinic.fullAccess.password;
    const version = async (page = desk) =>
      previewIn(await askForPreview(page, clinic, kept.profileId, other.profileId)).version;
    /** Both calls, by somebody; the merge with whatever version there is. */
    const both = async (
      page: Page,
      { keptId = kept.profileId, otherId = other.profileId, currentPassword = password(), at = clinic } = {},
    ): Promise<readonly Answer[]> => [
      await askForPreview(page, at, keptId, otherId),
      await merge(page, at, keptId, { otherId, version: 'x', currentPassword }),
    ];
    const assertRefused = async (answers: Promise<readonly Answer[]>, problem: object) => {
      for (const answer of await answers) assert.deepEqual(problemOf(answer), problem);
    };
    /** All that is stored, but for how often a password was asked for and what was recorded of it. */
    const everything = async () => {
      const whole = new Map(await wholeDatabase(way.door.node.database));
      for (const table of ['throttle', 'audit_event', 'password', 'session', 'outbox']) whole.delete(table);
      return whole;
    };

    it('to whoever is not logged in, and to pages of elsewhere', async () => {
      await assertRefused(both(way.visit(clinic)), { status: 401, code: 'not-logged-in' });
      const path = `/v1/clinics/${clinic.slug}/profiles/${kept.profileId}/merge`;
      const body = JSON.stringify({
        otherId: other.profileId,
        version: await version(),
        currentPassword: password(),
      });
      const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };
      for (const [headers, code] of [
        [{ ...json, Origin: 'https://evil.example' }, 'origin-not-allowed'],
        [{ ...json, 'X-Clinic-Auth': null }, 'header-missing'],
        [{ ...json, 'Content-Type': 'text/plain' }, 'not-json'],
      ] as const) {
        const answer = await desk.send({ method: 'POST', path, body, headers });
        assert.equal(problemOf(answer).code, code);
      }
    });

    it('to patients and staff, whoever it is about; nothing tells them who is there', async () => {
      for (const person of [clinic.patient, clinic.staff]) {
        const page = await way.enter(person);
        const currentPassword = person.password;
        await assertRefused(both(page, { currentPassword }), NOT_ALLOWED);
        await assertRefused(both(page, { currentPassword, keptId: 'nobody' }), NOT_ALLOWED);
        await assertRefused(both(page, { currentPassword, otherId: person.profileId }), NOT_ALLOWED);
      }
    });

    it('of profiles of another clinic, and of none', async () => {
      const elsewhere = await way.door.clinic();
      const foreign = await way.newcomer(elsewhere);
      for (const id of [foreign.profileId, elsewhere.patient.profileId, 'nobody', 'a\u0000b', '%', "'"]) {
        await assertRefused(both(desk, { otherId: id }), NOT_FOUND);
        await assertRefused(both(desk, { keptId: id }), NOT_FOUND);
      }
      // By the other clinic's address a session of this one is none.
      await assertRefused(both(desk, { at: elsewhere }), { status: 403, code: 'origin-not-allowed' });
      const there = await way.enter(elsewhere.owner);
      const currentPassword = elsewhere.owner.password;
      await assertRefused(both(there, { at: elsewhere, currentPassword }), NOT_FOUND);
    });

    it('of a profile with itself, with the own one, and of different roles', async () => {
      await assertRefused(both(desk, { otherId: kept.profileId }), {
        status: 400,
        code: 'malformed',
        field: 'otherId',
      });
      const own = { status: 409, code: 'own-profile' };
      const colleague = await way.member(clinic, { role: 'full-access' });
      const ownId = clinic.fullAccess.profileId;
      await assertRefused(both(desk, { keptId: ownId, otherId: colleague.profileId }), own);
      await assertRefused(both(desk, { keptId: colleague.profileId, otherId: ownId }), own);
      const differ = { status: 409, code: 'roles-differ' };
      for (const { profileId } of [clinic.staff, colleague]) {
        await assertRefused(both(desk, { keptId: profileId }), differ);
        await assertRefused(both(desk, { otherId: profileId }), differ);
      }
    });

    it('of owners, to all but owners', async () => {
      const boss = await addPerson(way.door.registry, clinic, { role: 'owner', username: 'boss' });
      const ids = { keptId: clinic.owner.profileId, otherId: boss.profileId };
      await assertRefused(both(desk, ids), NOT_ALLOWED);
      await assertRefused(both(desk, { ...ids, otherId: clinic.staff.profileId }), NOT_ALLOWED);
      await assertRefused(both(desk, { ...ids, keptId: clinic.staff.profileId }), NOT_ALLOWED);
      const third = await addPerson(way.door.registry, clinic, { role: 'owner', username: 'third' });
      const page = await way.enter(third);
      await lookAndMerge(
        page,
        clinic,
        { kept: clinic.owner.profileId, other: boss.profileId },
        third.password,
      );
    });

    it('without the own password, which is counted like any', async () => {
      const current = await version();
      const before = await everything();
      const attempt = (currentPassword: string) =>
        merge(desk, clinic, kept.profileId, { otherId: other.profileId, version: current, currentPassword });
      const wrong = { status: 401, code: 'wrong-password', field: 'currentPassword' };
      for (let count = 0; count < 5; count += 1) assert.deepEqual(problemOf(await attempt(WRONG)), wrong);
      assert.equal(problemOf(await attempt(password())).code, 'throttled');
      assert.deepEqual(await everything(), before);
      way.door.clock.advance(HOUR);
      desk = await way.enter(clinic.fullAccess);
      assert.equal((await attempt(password())).status, 200);
    });

    it('once it is done: the same call again finds nobody', async () => {
      const body = { otherId: other.profileId, version: await version(), currentPassword: password() };
      assert.equal((await merge(desk, clinic, kept.profileId, body)).status, 200);
      assert.deepEqual(problemOf(await merge(desk, clinic, kept.profileId, body)), NOT_FOUND);
      assert.deepEqual(
        problemOf(await merge(desk, clinic, other.profileId, { ...body, otherId: kept.profileId })),
        NOT_FOUND,
      );
    });

    it('to a session that has ended, and to a role that was lowered', async () => {
      const body = { otherId: other.profileId, version: await version(), currentPassword: password() };
      await db()
        .updateTable('profile')
        .set({ role: 'staff' })
        .where('id', '=', clinic.fullAccess.profileId)
        .execute();
      assert.deepEqual(problemOf(await merge(desk, clinic, kept.profileId, body)), NOT_ALLOWED);
      await db()
        .updateTable('profile')
        .set({ role: 'full-access' })
        .where('id', '=', clinic.fullAccess.profileId)
        .execute();
      await db().deleteFrom('session').where('profileId', '=', clinic.fullAccess.profileId).execute();
      const answer = await merge(desk, clinic, kept.profileId, body);
      assert.deepEqual(problemOf(answer), { status: 401, code: 'not-logged-in' });
    });

    describe('after something has changed since it was looked at', () => {
      const changes: Readonly<Record<string, () => Promise<unknown>>> = {
        'an appointment': () =>
          openCalendarWay(way.door).book({ ...kept, profileId: other.profileId }, { id: `v-${clinic.slug}` }),
        'the name': () => change(other, { familyName: 'Smith' }),
        'the name of the kept': () => change(kept, { givenName: 'Somebody' }),
        'an email address': () => change(other, { email: 'new@else.example', emailKey: 'new@else.example' }),
        'a phone number': () => change(kept, { mobilePhone: '+16045550199' }),
        'a role': () => change(other, { role: 'staff' }),
        'a username': () => change(other, { username: 'lately', usernameKey: 'lately' }),
        'the practice system': () =>
          db()
            .insertInto('practiceProfile')
            .values({ clinicId: clinic.id, practiceId: 'P', profileId: other.profileId })
            .execute(),
      };
      const change = ({ profileId }: { profileId: string }, to: object) =>
        db().updateTable('profile').set(to).where('id', '=', profileId).execute();

      for (const [what, happens] of Object.entries(changes)) {
        it(`by ${what}`, async () => {
          const body = { otherId: other.profileId, version: await version(), currentPassword: password() };
          await happens();
          const before = await everything();
          const answer = await merge(desk, clinic, kept.profileId, body);
          const expected = what === 'a role' ? 'roles-differ' : 'changed-meanwhile';
          assert.deepEqual(problemOf(answer), { status: 409, code: expected });
          assert.deepEqual(await everything(), before);
        });
      }

      it('by a second step, a session or a feed of the other', async () => {
        const [one, two] = [
          await way.member(clinic, { role: 'staff' }),
          await way.member(clinic, { role: 'staff' }),
        ];
        const look = async () =>
          previewIn(await askForPreview(desk, clinic, one.profileId, two.profileId)).version;
        const versions = [await look()];
        const page = await way.enter(two);
        versions.push(await look());
        await way.setUpApp(page, two);
        versions.push(await look());
        await way.setUpPasskey(page, two);
        versions.push(await look());
        await page.post(`/v1/clinics/${clinic.slug}/calendar-feed`, {});
        versions.push(await look());
        assert.equal(new Set(versions).size, versions.length);
        // Of this pair in this order, and of no other.
        const turned = previewIn(await askForPreview(desk, clinic, two.profileId, one.profileId)).version;
        for (const each of [...versions.slice(0, -1), turned]) {
          const body = { otherId: two.profileId, version: each, currentPassword: password() };
          const answer = await merge(desk, clinic, one.profileId, body);
          assert.equal(problemOf(answer).code, 'changed-meanwhile');
        }
      });
    });

    it('in bodies that are not what the calls take', async () => {
      const path = `/v1/clinics/${clinic.slug}/profiles/${kept.profileId}/merge`;
      const right = { otherId: other.profileId, version: await version(), currentPassword: password() };
      for (const body of [
        {},
        { ...right, otherId: 1 },
        { ...right, more: true },
        { ...right, version: null },
        [right],
        'x',
      ]) {
        assert.equal(problemOf(await desk.post(path, body)).code, 'malformed');
        assert.equal(problemOf(await desk.post(`${path}/preview`, body)).code, 'malformed');
      }
    });

    it('and noted in the log, with nothing that was typed', async () => {
      const from = way.door.node.logLines.length;
      await merge(desk, clinic, kept.profileId, {
        otherId: other.profileId,
        version: 'x',
        currentPassword: WRONG,
      });
      const lines = way.door.node.logLines.slice(from).join('\n');
      assert.match(lines, /duplicates-refused/);
      assert.ok(!lines.includes(WRONG));
    });
  });
}
