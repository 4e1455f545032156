import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { PasswordHasher } from '../../bff/crypto/password-hasher.ts';
import { normalisePassword } from '../../bff/domain/password.ts';
import { putPassword } from '../../bff/storage/passwords.ts';
import { loginIn } from '../support/answers.ts';
import { testKeys } from '../support/auth-node.ts';
import { SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const WRONG = 'not the password of anybody';

for (const dialect of databases()) {
  describe(`things that happen during a login, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
    });
    after(() => door.close());

    const sessions = async () =>
      (
        await door.node.database.db
          .selectFrom('session')
          .select('tokenHash')
          .where('clinicId', '=', clinic.id)
          .execute()
      ).length;
    const storedPassword = () =>
      door.node.database.db
        .selectFrom('password')
        .selectAll()
        .where('clinicId', '=', clinic.id)
        .where('profileId', '=', clinic.patient.profileId)
        .executeTakeFirstOrThrow();
    /** A node on which something happens after a password was judged and before its session begins. */
    const nodeWith = (happening: () => Promise<void>) =>
      door.startNode({
        wrapHasher: (hasher): PasswordHasher => ({
          hash: (password) => hasher.hash(password),
          async verify(password, stored) {
            const verified = await hasher.verify(password, stored);
            await happening();
            return verified;
          },
          waiting: 0,
        }),
      });

    it('a password that is changed meanwhile opens nothing any more', async () => {
      const { app } = await nodeWith(async () => {
        const hashed = await door.node.hasher.hash(normalisePassword('a new password, chosen just now'));
        assert.equal(hashed.kind, 'hashed');
        const key = { clinicId: clinic.id, profileId: clinic.patient.profileId };
        await putPassword(door.node.database.db, { ...key, ...hashed.stored, changedAt: door.clock.now() });
      });
      const answer = await door.browser({ app }).open(clinic.origin).login(clinic.patient);
      assert.equal(loginIn(answer).problem?.code, 'wrong-credentials');
      assert.deepEqual(answer.headers.getSetCookie(), []);
      assert.equal(await sessions(), 0);
    });

    it('a password that is taken away meanwhile opens nothing any more', async () => {
      const { app } = await nodeWith(async () => {
        await door.node.database.db
          .deleteFrom('password')
          .where('clinicId', '=', clinic.id)
          .where('profileId', '=', clinic.patient.profileId)
          .execute();
      });
      const answer = await door.browser({ app }).open(clinic.origin).login(clinic.patient);
      assert.equal(loginIn(answer).problem?.code, 'wrong-credentials');
      assert.equal(await sessions(), 0);
    });

    it('two right logins at once both succeed, each with a session of its own', async () => {
      const pages = [door.browser(), door.browser()].map((browser) => browser.open(clinic.origin));
      const answers = await Promise.all(pages.map((page) => page.login(clinic.patient)));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
      for (const page of pages) assert.equal(await page.sessionStatus(clinic.slug), 200);
      assert.equal(await sessions(), 2);
    });

    it('a double click in one browser ends logged in', async () => {
      const page = door.browser().open(clinic.origin);
      await page.login(clinic.patient);
      const answers = await Promise.all([page.login(clinic.patient), page.login(clinic.patient)]);
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
      assert.equal(await page.sessionStatus(clinic.slug), 200);
    });

    it('a right and many wrong ones at once never log a wrong one in', async () => {
      const page = door.browser().open(clinic.origin);
      const tries = Array.from({ length: 12 }, (_, index) =>
        page.login(clinic.patient, index === 3 ? {} : { password: WRONG }),
      );
      const answers = await Promise.all(tries);
      for (const [index, { status }] of answers.entries()) {
        assert.ok(index === 3 ? status === 200 || status === 429 : status !== 200, `${index}: ${status}`);
      }
    });

    it('the first login after a new key stores the password anew, and the next one uses that', async () => {
      const { app, hasher } = await door.startNode({ keys: testKeys(1, 2) });
      const old = await storedPassword();
      assert.equal(old.pepperVersion, 1);
      assert.equal((await door.browser({ app }).open(clinic.origin).login(clinic.patient)).status, 200);
      const renewed = await storedPassword();
      assert.equal(renewed.pepperVersion, 2);
      assert.notEqual(renewed.passwordHash, old.passwordHash);
      assert.equal(renewed.changedAt, old.changedAt);
      assert.deepEqual(await hasher.verify(clinic.patient.password, renewed), {
        kind: 'right',
        outdated: false,
      });
      assert.equal((await door.browser({ app }).open(clinic.origin).login(clinic.patient)).status, 200);
      assert.equal((await storedPassword()).passwordHash, renewed.passwordHash);
    });

    it('a wrong password after a new key stores nothing', async () => {
      const { app } = await door.startNode({ keys: testKeys(1, 2) });
      await door.browser({ app }).open(clinic.origin).login(clinic.patient, { password: WRONG });
      assert.equal((await storedPassword()).pepperVersion, 1);
    });

    it('two right logins at once are both right at the first login after a new key, too', async () => {
      const { app } = await door.startNode({ keys: testKeys(1, 2) });
      const pages = [door.browser({ app }), door.browser({ app })].map((browser) =>
        browser.open(clinic.origin),
      );
      const answers = await Promise.all(pages.map((page) => page.login(clinic.patient)));
      assert.deepEqual(
        answers.map(({ status }) => status),
        [200, 200],
      );
    });

    it('a login of one more than can wait is told when to come again, and nothing is held against it', async () => {
      const { app } = await door.startNode({ mayWait: 0 });
      for (let tries = 0; tries < 10; tries += 1) {
        const answer = await door.browser({ app }).open(clinic.origin).login(clinic.patient);
        assert.equal(answer.status, 503);
        const { step, problem } = loginIn(answer);
        assert.deepEqual(step, { name: 'password' });
        assert.equal(problem?.code, 'busy');
        assert.equal(answer.headers.get('Retry-After'), String(problem.retryAfterSeconds));
      }
      assert.equal((await door.browser().open(clinic.origin).login(clinic.patient)).status, 200);
    });

    it('nobody is as busy as somebody', async () => {
      const { app } = await door.startNode({ mayWait: 0 });
      const page = door.browser({ app }).open(clinic.origin);
      const [somebody, nobody] = [
        await page.login(clinic.patient),
        await page.login(clinic.patient, { username: 'x' }),
      ];
      assert.equal(nobody.text, somebody.text);
      assert.equal(nobody.status, somebody.status);
    });

    it('a login that was told to come again is judged when it does, though the profile had wrong tries', async () => {
      const busy = await door.startNode({ mayWait: 0 });
      for (let tries = 0; tries < 5; tries += 1) {
        const page = door.browser({ address: `10.3.3.${tries}` }).open(clinic.origin);
        await page.login(clinic.patient, { password: WRONG });
      }
      door.clock.advance(30 * SECOND);
      const told = await door.browser({ app: busy.app }).open(clinic.origin).login(clinic.patient);
      assert.equal(told.status, 503);
      door.clock.advance(Number(told.headers.get('Retry-After')) * SECOND);
      assert.equal((await door.browser().open(clinic.origin).login(clinic.patient)).status, 200);
    });
  });
}
