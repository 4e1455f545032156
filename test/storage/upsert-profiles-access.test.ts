import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { insertAccountLink } from '../../bff/storage/account-links.ts';
import { insertLogin } from '../../bff/storage/logins.ts';
import { putRecoveryCode } from '../../bff/storage/recovery-codes.ts';
import { insertSession } from '../../bff/storage/sessions.ts';
import { putTrustedBrowser } from '../../bff/storage/trusted-browsers.ts';
import { putTwoStep } from '../../bff/storage/two-step.ts';
import { DAY } from '../support/clock.ts';
import { practiceSystem, type PracticeSystem, profileRecord } from '../support/intake.ts';
import { databases } from '../support/postgres.ts';
import { type Member, openWayIn, type WayIn } from '../support/way-in.ts';
import type { StaffedClinic } from '../support/people.ts';

const PHONE = '+16045550101';

for (const dialect of databases()) {
  describe(`what the practice system changes of somebody with a login, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let practice: PracticeSystem;
    before(async () => {
      way = await openWayIn(dialect);
      clinic = await way.door.clinic();
      practice = await practiceSystem(way.door, clinic);
    });
    after(() => way.close());

    const db = () => way.door.node.database.db;
    let people = 0;
    /** Somebody with a login whom the practice system knows, and their record as it stands. */
    const known = async (role: 'patient' | 'staff' = 'patient') => {
      people += 1;
      const practiceId = `P-${people}`;
      const person = await way.member(clinic, { role, mobilePhone: PHONE });
      await practice.adopt(practiceId, person.profileId);
      const names = { givenName: 'Kim', familyName: 'Fletcher', birthDate: '1990-01-31' };
      const { email } = person;
      return { person, record: profileRecord({ ...names, practiceId, email, mobilePhone: PHONE }) };
    };
    const keyOf = ({ profileId }: Member) => ({ clinicId: clinic.id, profileId });
    const count = async (table: 'session' | 'trustedBrowser' | 'recoveryCode' | 'login', person: Member) => {
      const rows = db().selectFrom(table).selectAll().where('clinicId', '=', clinic.id);
      const live = await rows.where('profileId', '=', person.profileId).execute();
      return live.filter((row) => !('endedAt' in row) || row.endedAt === null).length;
    };
    const logIn = async (person: Member, tokenHash: string) => {
      const now = way.door.clock.now();
      const from = { userAgent: 'test', address: '192.0.2.1' };
      await insertSession(db(), { ...keyOf(person), ...from, tokenHash, loggedInAt: now, lastActiveAt: now });
    };

    it('a changed address ends links and codes to the old mailbox, and tells both', async () => {
      const { person, record } = await known();
      const helped = await way.help(person);
      await practice.upsert([{ ...record, email: 'elsewhere@mail.example' }]);
      assert.equal(await way.opens(clinic, helped.token), null);
      const codes = await db()
        .selectFrom('verificationCode')
        .select('usedAt')
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', person.profileId)
        .execute();
      assert.ok(codes.length > 0 && codes.every(({ usedAt }) => usedAt !== null));
      const mails = await way.office.deliver();
      assert.deepEqual(
        mails.map(({ to }) => to).toSorted(),
        ['elsewhere@mail.example', person.email].toSorted(),
      );
      for (const { to, text } of mails) {
        // Neither mailbox learns of the other.
        const other = to === person.email ? 'elsewhere@mail.example' : person.email;
        assert.ok(!text.includes(other), to);
      }
    });

    it('another spelling of the same address ends nothing and tells nobody', async () => {
      const { person, record } = await known();
      const helped = await way.help(person);
      const [outcome] = await practice.upsert([{ ...record, email: person.email.toUpperCase() }]);
      assert.equal(outcome?.kind, 'changed');
      assert.equal(await way.opens(clinic, helped.token), 'reset-password');
      assert.deepEqual(await way.office.deliver(), []);
    });

    it('an address that is gone is told where it was; without a login nobody is told', async () => {
      const { person, record } = await known();
      await practice.upsert([{ ...record, email: null }]);
      assert.deepEqual(
        (await way.office.deliver()).map(({ to }) => to),
        [person.email],
      );
      const newcomer = await way.newcomer(clinic);
      await practice.adopt('NEWCOMER', newcomer.profileId);
      const now = way.door.clock.now();
      const link = { clinicId: clinic.id, profileId: newcomer.profileId, tokenHash: 'welcome' } as const;
      await insertAccountLink(db(), { ...link, kind: 'welcome', createdAt: now, expiresAt: now + DAY });
      await practice.upsert([{ ...record, practiceId: 'NEWCOMER', email: 'other@mail.example' }]);
      assert.deepEqual(await way.office.deliver(), []);
      const links = db().selectFrom('accountLink').select('tokenHash').where('clinicId', '=', clinic.id);
      assert.deepEqual(await links.where('tokenHash', '=', 'welcome').execute(), []);
    });

    it('a changed number ends text messages as a second step, for good, and tells in the name of the clinic', async () => {
      const { person, record } = await known('staff');
      await putTwoStep(db(), keyOf(person), { smsPhone: PHONE, defaultMethod: 'sms' });
      await putRecoveryCode(db(), keyOf(person), { sealed: 'sealed', now: 1 });
      await practice.upsert([{ ...record, mobilePhone: '604 555 0199' }]);
      const mails = await way.office.deliver();
      assert.equal(mails.length, 2);
      assert.ok(mails.every(({ text }) => text.includes(`The ${clinic.slug} clinic`)));
      assert.equal(await count('recoveryCode', person), 0);
      await practice.upsert([record]);
      const row = await db()
        .selectFrom('twoStep')
        .select('smsPhone')
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', person.profileId)
        .executeTakeFirstOrThrow();
      assert.equal(row.smsPhone, null);
      assert.deepEqual(await way.office.deliver(), []);
    });

    it('beside another method too: the number that comes back is not the second step that it was', async () => {
      const { person, record } = await known('staff');
      const app = { authenticatorSecret: 'sealed', authenticatorSetUpAt: 1 };
      await putTwoStep(db(), keyOf(person), { ...app, smsPhone: PHONE, defaultMethod: 'sms' });
      await practice.upsert([{ ...record, mobilePhone: '604 555 0199' }]);
      assert.equal((await way.office.deliver()).length, 1);
      await practice.upsert([record]);
      const row = await db()
        .selectFrom('twoStep')
        .select(['smsPhone', 'authenticatorSecret', 'defaultMethod'])
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', person.profileId)
        .executeTakeFirstOrThrow();
      assert.deepEqual(row, {
        smsPhone: null,
        authenticatorSecret: 'sealed',
        defaultMethod: 'authenticator',
      });
    });

    it('whoever no longer works there loses what only staff have, and every session', async () => {
      const { person, record } = await known('staff');
      const key = keyOf(person);
      const now = way.door.clock.now();
      await logIn(person, 'staff-session');
      await putTwoStep(db(), key, { authenticatorSecret: 'sealed', authenticatorSetUpAt: 1 });
      await putRecoveryCode(db(), key, { sealed: 'sealed', now: 1 });
      const browser = { id: `b-${person.profileId}`, tokenHash: 'browser', userAgent: '', address: '' };
      const times = { createdAt: now, lastUsedAt: now, expiresAt: now + DAY };
      await putTrustedBrowser(db(), { ...key, ...browser, ...times });
      const login = { tokenHash: 'login', expiresAt: now + DAY, firstStepAt: now, secondStepAt: null };
      await insertLogin(db(), { ...key, ...login });
      const [outcome] = await practice.upsert([{ ...record, role: 'patient' }]);
      assert.equal(outcome?.kind, 'changed');
      for (const table of ['session', 'trustedBrowser', 'recoveryCode', 'login'] as const) {
        assert.equal(await count(table, person), 0, table);
      }
      // Back among staff, nothing of it is back.
      await practice.upsert([{ ...record, role: 'staff' }]);
      const twoStep = await db()
        .selectFrom('twoStep')
        .select('authenticatorSecret')
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', person.profileId)
        .executeTakeFirstOrThrow();
      assert.equal(twoStep.authenticatorSecret, null);
    });

    it("a patient's session does not become a staff member's", async () => {
      const { person, record } = await known();
      await logIn(person, 'patient-session');
      await practice.upsert([{ ...record, role: 'full-access' }]);
      assert.equal(await count('session', person), 0);
    });

    it('another name or birth date leaves sessions as they are', async () => {
      const { person, record } = await known();
      await logIn(person, 'stays');
      await practice.upsert([{ ...record, familyName: 'Wedding', birthDate: '1990-02-01' }]);
      assert.equal(await count('session', person), 1);
    });
  });
}
