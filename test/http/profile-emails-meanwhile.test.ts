import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { createPages } from '../../bff/actions/pages.ts';
import { sendPasswordReset, sendWelcome } from '../../bff/actions/send-account-link.ts';
import { systemRandom } from '../../bff/crypto/token.ts';
import { findClinicById } from '../../bff/storage/clinics.ts';
import type { Database } from '../../bff/storage/database.ts';
import { testKeys } from '../support/auth-node.ts';
import { practiceSystem, type PracticeSystem, profileRecord } from '../support/intake.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { linksIn } from '../support/post-office.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const ELSEWHERE = 'elsewhere@mail.example';
const SAME = { practiceId: 'P-1', givenName: 'Kim', familyName: 'Fletcher', birthDate: '1990-01-31' };

for (const dialect of databases()) {
  describe(`what changes while staff send an email (rules 9 and 10), on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let practice: PracticeSystem;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      practice = await practiceSystem(way.door, clinic);
      await way.office.deliver();
    });
    after(() => way.close());

    /** What staff send with, where something happens once it is decided to whom, before it is written down. */
    const deskWhere = (happening: () => Promise<void>) => {
      const { node, clock } = way.door;
      let hasHappened = false;
      const db = new Proxy(node.database.db, {
        get(target, name) {
          if (name !== 'startTransaction' || hasHappened) {
            const found: unknown = Reflect.get(target, name, target);
            return typeof found === 'function' ? (found.bind(target) as unknown) : found;
          }
          hasHappened = true;
          return () => ({
            async execute() {
              await happening();
              return target.startTransaction().execute();
            },
          });
        },
      });
      const database: Database = { ...node.database, db };
      const pages = createPages(node.publicUrl);
      const parts = { keys: testKeys(1), random: systemRandom, clock: clock.now, nudgeCourier: () => {} };
      return { database, pages, ...parts };
    };
    const wish = async (profileId: string) =>
      ({
        clinic: await findClinicById(way.door.node.database.db, clinic.id),
        sender: { role: 'staff', name: 'Kim Fletcher', actor: { kind: 'operator' } },
        profileId,
        note: null,
      }) as const;
    const linksOf = (profileId: string) =>
      way.door.node.database.db
        .selectFrom('accountLink')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', profileId)
        .execute();
    const move = async () => {
      const record = profileRecord({ ...SAME, email: ELSEWHERE, mobilePhone: null });
      await practice.upsert([record]);
    };

    it('leaves no link in the mailbox that a person has just left', async () => {
      const member = await way.member(clinic);
      await practice.adopt('P-1', member.profileId);
      const outcome = await sendPasswordReset(deskWhere(move), await wish(member.profileId));
      assert.deepEqual(outcome, { kind: 'sent' });
      const mails = await way.office.deliver();
      const withLinks = mails.filter((mail) => linksIn(mail).some(({ page }) => page.includes('reset')));
      assert.deepEqual(
        withLinks.map(({ to }) => to),
        [ELSEWHERE],
      );
    });

    it('sends a welcome to where the person is now', async () => {
      const newcomer = await way.newcomer(clinic);
      await practice.adopt('P-1', newcomer.profileId);
      const outcome = await sendWelcome(deskWhere(move), await wish(newcomer.profileId));
      assert.deepEqual(outcome, { kind: 'sent' });
      assert.deepEqual(
        (await way.office.deliver()).map(({ to }) => to),
        [ELSEWHERE],
      );
    });

    it('sends no welcome to somebody who has just got a login', async () => {
      const newcomer = await way.newcomer(clinic);
      const { db } = way.door.node.database;
      const outcome = await sendWelcome(
        deskWhere(async () => {
          const login = { username: 'just.now', usernameKey: 'just.now' };
          await db.updateTable('profile').set(login).where('id', '=', newcomer.profileId).execute();
        }),
        await wish(newcomer.profileId),
      );
      assert.deepEqual(outcome, { kind: 'problem', problem: { code: 'has-login' } });
      assert.deepEqual(await linksOf(newcomer.profileId), []);
      assert.deepEqual(await way.office.deliver(), []);
    });

    it('finds nobody where the profile has just been removed', async () => {
      const member = await way.member(clinic);
      await practice.adopt('P-1', member.profileId);
      const desk = deskWhere(async () => {
        assert.deepEqual(await practice.remove(['P-1']), ['removed']);
      });
      const outcome = await sendPasswordReset(desk, await wish(member.profileId));
      assert.deepEqual(outcome, { kind: 'problem', problem: { code: 'not-found' } });
      assert.deepEqual(await way.office.deliver(), []);
    });
  });
}
