import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { loginIn } from '../support/answers.ts';
import { testKeys, type TestNode } from '../support/auth-node.ts';
import { SECOND } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  beginApp,
  beginSms,
  changePhone,
  finishSetUp,
  newRecoveryCode,
  recoveryCodePage,
  resendSms,
  viewRecoveryCode,
} from '../support/two-step-calls.ts';
import {
  appIn,
  changedIn,
  codeOf,
  openTwoStepWay,
  OTHER_PHONE,
  PHONE,
  recoveryCodeIn,
  type TwoStepWay,
  wrongCode,
} from '../support/two-step-way.ts';

for (const dialect of databases()) {
  describe(`the secrets of 2-Step Verification, on ${dialect.name}`, () => {
    let way: TwoStepWay;
    let clinic: StaffedClinic;
    before(async () => {
      way = await openTwoStepWay(dialect);
      clinic = await way.door.clinic();
    });
    after(() => way.close());

    /** All that stands in the database, as one text. */
    const everything = async (): Promise<string> => {
      const { db } = way.door.node.database;
      const tables = await db.introspection.getTables();
      const texts: string[] = [];
      for (const { name } of tables) {
        const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
        texts.push(JSON.stringify(rows));
      }
      return texts.join('\n');
    };
    const assertNowhere = (secrets: readonly string[], text: string) => {
      for (const secret of secrets) {
        assert.ok(secret.length >= 6);
        const bytes = Buffer.from(secret);
        for (const form of [
          secret,
          bytes.toString('base64'),
          bytes.toString('base64url'),
          bytes.toString('hex'),
        ]) {
          assert.equal(text.includes(form.replaceAll('=', '')), false, 'a secret stands in plain');
        }
      }
    };

    it('are sealed or keyed wherever they are stored, while they wait and afterwards, and are not in the log', async () => {
      const { staff } = clinic;
      const own = await way.enter(staff);
      const lines = way.door.node.logLines;
      const { key } = appIn(await beginApp(own, clinic, staff.password));
      const app = way.appOf(key);
      await finishSetUp(own, clinic, 'authenticator', wrongCode(app.code()));
      assertNowhere([key], await everything());
      const appCode = app.code();
      const { recoveryCode } = changedIn(await finishSetUp(own, clinic, 'authenticator', appCode));
      assert.ok(recoveryCode);
      assert.equal(recoveryCodeIn(await viewRecoveryCode(own, clinic, staff.password)), recoveryCode);
      assert.equal((await recoveryCodePage(own, clinic, recoveryCode)).status, 200);
      const newer = recoveryCodeIn(await newRecoveryCode(own, clinic, staff.password));
      assert.ok(newer);

      await beginSms(own, clinic, staff.password, PHONE);
      // The message itself waits sealed, too: nothing has been delivered yet.
      const waiting = await everything();
      const first = codeOf((await way.post()).texts);
      way.door.clock.advance(30 * SECOND);
      await resendSms(own, clinic);
      const second = codeOf((await way.post()).texts);
      changedIn(await finishSetUp(own, clinic, 'sms', second));
      await changePhone(own, clinic, staff.password, OTHER_PHONE);
      await way.post();

      const secrets = [key, recoveryCode, newer, staff.password];
      assertNowhere([...secrets, first], waiting);
      assertNowhere([...secrets, first, second], await everything());
      const log = lines.join('');
      assertNowhere([...secrets, appCode, first, second, PHONE, OTHER_PHONE], log);
      assert.match(log, /"event":"method-added"/);
      assert.match(log, /"event":"recovery-code-viewed"/);
      assert.match(log, /"event":"two-step-refused"/);
    });

    it('open under an older key after a new one, and new ones are made under that', async () => {
      const { owner } = clinic;
      const browser = way.door.browser();
      const own = browser.open(clinic.origin);
      await own.login(owner);
      const app = await way.setUpApp(own, owner);
      const begun = appIn(await beginApp(own, clinic, owner.password));

      const newer: TestNode = await way.door.startNode({ keys: testKeys(1, 2) });
      const page = way.visit(clinic, newer);
      assert.equal(loginIn(await page.login(owner)).step.name, 'second-step');
      const path = `/v1/clinics/${clinic.slug}/login/second-step/code`;
      const logged = await page.post(path, { method: 'authenticator', code: app.code() });
      assert.equal(loginIn(logged).step.name, 'logged-in');
      const view = await viewRecoveryCode(page, clinic, owner.password);
      assert.equal(recoveryCodeIn(view), app.recoveryCode);

      // What was begun before the new key is finished after it.
      const stored = async () => {
        const { db } = newer.database;
        const table = db.selectFrom('twoStep').select('authenticatorSecret');
        const row = table.where('clinicId', '=', clinic.id).where('profileId', '=', owner.profileId);
        return (await row.executeTakeFirstOrThrow()).authenticatorSecret ?? '';
      };
      assert.match(await stored(), /^1\.1\./);
      const later = browser.with({ app: newer.app }).open(clinic.origin);
      changedIn(await finishSetUp(later, clinic, 'authenticator', way.appOf(begun.key).code()));
      assert.match(await stored(), /^1\.1\./);
      const fresh = appIn(await beginApp(page, clinic, owner.password));
      changedIn(await finishSetUp(page, clinic, 'authenticator', way.appOf(fresh.key).code()));
      assert.match(await stored(), /^1\.2\./);
    });

    it('of one profile open at no other: a sealed secret that was moved is damaged', async () => {
      const one = clinic.fullAccess;
      const own = await way.enter(one);
      const app = await way.setUpApp(own, one);
      const { db } = way.door.node.database;
      const victim = await way.member(clinic, { role: 'staff' });
      const theirs = await way.enter(victim);
      await way.setUpApp(theirs, victim);
      const { authenticatorSecret } = await db
        .selectFrom('twoStep')
        .select('authenticatorSecret')
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', one.profileId)
        .executeTakeFirstOrThrow();
      await db
        .updateTable('twoStep')
        .set({ authenticatorSecret })
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', victim.profileId)
        .execute();
      const page = way.visit(clinic);
      await page.login(victim);
      const path = `/v1/clinics/${clinic.slug}/login/second-step/code`;
      const answer = await page.post(path, { method: 'authenticator', code: app.code() });
      assert.equal(answer.status, 500);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });
  });
}
