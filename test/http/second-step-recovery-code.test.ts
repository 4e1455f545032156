import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { issueRecoveryCode } from '../../bff/actions/recovery-code.ts';
import type { Step } from '../../bff/contract/index.ts';
import { testKeys } from '../support/auth-node.ts';
import type { Answer, Page } from '../support/browser.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  giveAuthenticator,
  giveRecoveryCode,
  leaveLogin,
  profileKey,
  saveRecoveryCode,
  stepIn,
  told,
  typeRecoveryCode,
  whereLoginStands,
} from '../support/two-step.ts';
import { type Member, openWayIn, type WayIn } from '../support/way-in.ts';

const IN = '200 logged-in';
const SAVE = '200 save-recovery-code';
const WRONG = '401 second-step wrong-code';

/** A recovery code that is not this one. */
const other = (code: string) => (code.startsWith('0') ? `1${code.slice(1)}` : `0${code.slice(1)}`);

for (const dialect of databases()) {
  describe(`the recovery code in place of a second step, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let person: Member;
    let code: string;
    let page: Page;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      person = await way.member(clinic, { role: 'staff' });
      await giveAuthenticator(way.door, person);
      code = await giveRecoveryCode(way.door, person);
      page = way.visit(clinic);
      assert.equal(told(await page.login(person)), '200 second-step');
    });
    after(() => way.close());

    const type = async (typed: string, on: Page = page) => told(await typeRecoveryCode(on, clinic, typed));
    const codeShown = (answer: Answer) => {
      const step = stepIn(answer) as Extract<Step, { name: 'save-recovery-code' }>;
      assert.equal(step.name, 'save-recovery-code');
      return step.recoveryCode;
    };
    const again = async () => {
      const next = way.visit(clinic);
      assert.equal(told(await next.login(person)), '200 second-step');
      return next;
    };
    const stored = () =>
      way.door.node.database.db
        .selectFrom('recoveryCode')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', person.profileId)
        .executeTakeFirstOrThrow();
    /** Puts a code of known characters in the place of the drawn one. */
    const draw = async (characters: string) => {
      const random = (bytes: number) =>
        bytes === 6
          ? Buffer.from([...characters].map((one) => '0123456789ABCDEFGHJKMNPQRSTVWXYZ'.indexOf(one)))
          : Buffer.alloc(bytes, 7);
      const deps = { keys: testKeys(1), random, clock: way.door.clock.now };
      await issueRecoveryCode(deps, way.door.node.database.db, profileKey(person));
    };

    it('is worth nothing before the right password', async () => {
      const stranger = way.visit(clinic);
      assert.equal(await type(code, stranger), '401 password login-ended');
      await stranger.login(person, { password: 'not the password at all' });
      assert.equal(await type(code, stranger), '401 password login-ended');
      assert.equal((await stored()).failures, 0);
    });

    it('issues the next one, which is to be saved before there is a session', async () => {
      const answer = await typeRecoveryCode(page, clinic, code);
      assert.equal(told(answer), SAVE);
      const next = codeShown(answer);
      assert.notEqual(next, code);
      assert.match(next, /^[0-9A-HJKMNP-TV-Z]{6}$/);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
      assert.deepEqual(answer.headers.getSetCookie(), []);
      for (let looks = 0; looks < 2; looks += 1) {
        assert.equal(codeShown(await whereLoginStands(page, clinic)), next);
      }
      assert.equal(told(await saveRecoveryCode(page, clinic)), IN);

      const later = await again();
      assert.equal(await type(code, later), WRONG);
      assert.equal(await type(next, later), SAVE);
    });

    it('is used up though the next one was never saved, and the next one stays the one', async () => {
      const next = codeShown(await typeRecoveryCode(page, clinic, code));
      await leaveLogin(page, clinic);
      const later = await again();
      assert.equal(await type(code, later), WRONG);
      assert.equal(await type(next, later), SAVE);
    });

    it('is told by email, at once, without a code in it', async () => {
      await way.office.deliver();
      const next = codeShown(await typeRecoveryCode(page, clinic, code));
      const [mail, ...others] = await way.office.deliver();
      assert.equal(others.length, 0);
      assert.equal(mail?.to, person.email);
      for (const secret of [code, next]) {
        assert.ok(!`${mail.subject} ${mail.text} ${mail.html}`.includes(secret));
      }
    });

    it('is understood however it is spelt', async () => {
      for (const [drawn, typed] of [
        ['01ABCZ', 'oIabcz'],
        ['01ABCZ', '0l-ABC-z'],
        ['10XYZ9', ' i O x y z 9 '],
        ['11Q0Q0', 'lL–qo‑QO'],
        ['A1B2C3', 'ａ１ｂ２ｃ３'],
        ['A1B2C3', 'a1b\u00a02c\u200b3\u2212'],
      ] as const) {
        await draw(drawn);
        const next = await again();
        assert.equal(await type(typed, next), SAVE, typed);
      }
    });

    it("of a colleague, or of one's namesake elsewhere, opens nothing", async () => {
      const elsewhere = await way.door.clinic();
      for (const whose of [clinic.owner, elsewhere.staff]) {
        await giveAuthenticator(way.door, whose);
        const theirs = await giveRecoveryCode(way.door, whose);
        if (theirs !== code) assert.equal(await type(theirs), WRONG);
      }
    });

    it('can be unsealed at its own profile only', async () => {
      const { sealed } = await stored();
      await giveAuthenticator(way.door, clinic.owner);
      await giveRecoveryCode(way.door, clinic.owner);
      await way.door.node.database.db
        .updateTable('recoveryCode')
        .set({ sealed })
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', clinic.owner.profileId)
        .execute();
      const thief = way.visit(clinic);
      await thief.login(clinic.owner);
      assert.equal((await typeRecoveryCode(thief, clinic, code)).status, 500);
      assert.equal(await thief.sessionStatus(clinic.slug), 401);
    });

    it('stands in no log line and nowhere in the database in plain, nor does the next one', async () => {
      await type(other(code));
      const next = codeShown(await typeRecoveryCode(page, clinic, code));
      await saveRecoveryCode(page, clinic);
      const { db } = way.door.node.database;
      const rows = await db.selectFrom('recoveryCode').selectAll().execute();
      const mails = await db.selectFrom('outbox').selectAll().execute();
      for (const secret of [code, next, other(code)]) {
        const alone = new RegExp(`(?<![A-Za-z0-9_-])${secret}(?![A-Za-z0-9_-])`, 'i');
        assert.doesNotMatch(way.door.node.logLines.join(''), alone);
        assert.doesNotMatch(JSON.stringify([rows, mails]), alone);
      }
    });
  });
}
