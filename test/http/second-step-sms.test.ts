import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { SecondStep } from '../../bff/contract/index.ts';
import type { Page } from '../support/browser.ts';
import { MINUTE, SECOND } from '../support/clock.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  giveAuthenticator,
  giveSms,
  newestCode,
  sendSms,
  STAFF_PHONE,
  stepIn,
  textMessages,
  told,
  typeSecondStep,
  whereLoginStands,
} from '../support/two-step.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const IN = '200 logged-in';
const LIFE = 5 * MINUTE + 30 * SECOND;

for (const dialect of databases()) {
  describe(`a code by text message, on ${dialect.name}`, () => {
    let way: WayIn;
    let clinic: StaffedClinic;
    let page: Page;
    before(async () => {
      way = await openWayIn(dialect);
    });
    beforeEach(async () => {
      clinic = await way.door.clinic();
      await giveSms(way.door, clinic.staff);
      page = way.visit(clinic);
    });
    after(() => way.close());

    const type = async (code: string, on: Page = page) =>
      told(await typeSecondStep(on, clinic, { method: 'sms', code }));
    const code = () => newestCode(way.door, clinic);
    const messages = () => textMessages(way.door, clinic);
    const secondStep = async () => stepIn(await whereLoginStands(page, clinic)) as SecondStep;

    it('is on its way once the password is right, to the number that was proven, and logs in', async () => {
      const step = stepIn(await page.login(clinic.staff)) as SecondStep;
      assert.deepEqual(step.choices, [{ method: 'sms', sentTo: '•••• 01' }]);
      assert.deepEqual(step.sms, { sentTo: '•••• 01', resendAfterSeconds: 30, expiresInSeconds: 330 });
      const [message, ...others] = await messages();
      assert.equal(message?.to, STAFF_PHONE);
      assert.equal(others.length, 0);
      assert.equal(await type(await code()), IN);
    });

    it('does not leave for a wrong password', async () => {
      await page.login(clinic.staff, { password: 'not the password at all' });
      assert.deepEqual(await messages(), []);
    });

    it('does not leave where an app is the default, until it is asked for', async () => {
      await giveAuthenticator(way.door, clinic.staff);
      await page.login(clinic.staff);
      assert.deepEqual(await messages(), []);
      assert.equal(told(await sendSms(page, clinic)), '200 second-step');
      assert.equal(await type(await code()), IN);
    });

    it('says whom to call, and ends with the line that binds it to the page', async () => {
      await page.login(clinic.staff);
      const text = (await messages()).at(-1)?.text ?? '';
      const lines = text.split('\n');
      assert.ok(
        text.startsWith(`${await code()} is your verification code for The ${clinic.slug} clinic.`),
        text,
      );
      assert.ok(text.includes('+1 604 555 0142'), text);
      assert.equal(lines.at(-1), `@www.${clinic.slug}.example #${await code()}`);
      assert.equal(lines.at(-2), '');
    });

    it('lives five and a half minutes, to the millisecond', async () => {
      await page.login(clinic.staff);
      const first = await code();
      way.door.clock.advance(LIFE - 1);
      assert.equal((await secondStep()).sms?.expiresInSeconds, 1);
      assert.equal(await type(first), IN);
      await page.login(clinic.staff);
      const second = await code();
      way.door.clock.advance(LIFE);
      assert.equal((await secondStep()).sms, null);
      assert.equal(await type(second), '410 second-step code-expired');
    });

    it('is sent anew after 30 seconds, not before; the older one ends, the newer has its full time', async () => {
      await page.login(clinic.staff);
      const first = await code();
      way.door.clock.advance(30 * SECOND - 1);
      const early = await sendSms(page, clinic);
      assert.equal(told(early), '429 second-step sms-too-soon');
      assert.equal(early.headers.get('Retry-After'), '1');
      assert.equal((await messages()).length, 1);
      way.door.clock.advance(1);
      assert.equal(told(await sendSms(page, clinic)), '200 second-step');
      const newer = await code();
      if (first !== newer) assert.equal(await type(first), '401 second-step wrong-code');
      way.door.clock.advance(LIFE - 1);
      assert.equal(await type(newer), IN);
    });

    it('leaves once where eight ask for another one at once', async () => {
      await page.login(clinic.staff);
      way.door.clock.advance(30 * SECOND);
      const answers = await Promise.all(Array.from({ length: 8 }, () => sendSms(page, clinic)));
      assert.equal(answers.filter(({ status }) => status === 200).length, 1);
      assert.equal((await messages()).length, 2);
      assert.equal(await type(await code()), IN);
    });

    it('is dropped where it could not leave within its time', async () => {
      await way.office.deliver();
      await page.login(clinic.staff);
      const [message] = await messages();
      assert.equal(message?.expiresAt, way.door.clock.now() + LIFE);
      way.door.clock.advance(LIFE);
      assert.deepEqual(await way.office.deliver(), []);
      const row = way.door.node.database.db.selectFrom('outbox').select(['ending', 'problem', 'payload']);
      const [dropped] = await row.where('clinicId', '=', clinic.id).execute();
      assert.deepEqual(dropped, { ending: 'dropped', problem: 'expired', payload: null });
    });

    it('stands in no log line, and nowhere in the database in plain', async () => {
      await page.login(clinic.staff);
      const sent = await code();
      await type(`${sent}0`);
      await sendSms(page, clinic);
      const alone = new RegExp(`(?<![0-9])${sent}(?![0-9])`);
      const { db } = way.door.node.database;
      for (const { name } of await db.introspection.getTables()) {
        const { rows } = await sql`select * from ${sql.table(name)}`.execute(db);
        assert.doesNotMatch(JSON.stringify(rows), alone, name);
      }
      assert.equal(await type(sent), IN);
      assert.doesNotMatch(way.door.node.logLines.join(''), alone);
      assert.ok(!way.door.node.logLines.join('').includes(STAFF_PHONE));
    });
  });
}
