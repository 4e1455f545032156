import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { SecondStep } from '../../bff/contract/index.ts';
import { loginIn, problemIn } from '../support/answers.ts';
import { PUBLIC_URL } from '../support/auth-node.ts';
import type { Page } from '../support/browser.ts';
import { parseSetCookie } from '../support/cookie-jar.ts';
import { SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { meetAtRow } from '../support/held-row.ts';
import {
  answerPasskey,
  askForPasskey,
  type Forgery,
  givePasskey,
  rpIdOf,
  type SoftPasskey,
} from '../support/passkey.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  giveAuthenticator,
  giveSms,
  setClinic,
  stepIn,
  textMessages,
  told,
  whereLoginStands,
} from '../support/two-step.ts';

const IN = '200 logged-in';
const REFUSED = '401 password passkey-refused';

for (const dialect of databases()) {
  describe(`a passkey in place of username and password, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let page: Page;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      page = door.browser().open(clinic.origin);
    });
    after(() => door.close());

    /** Answers a fresh challenge of the page's. */
    const answer = async (passkey: SoftPasskey, forgery: Forgery = {}, on = page) => {
      const asked = await askForPasskey(on, clinic, 'passkey');
      const assertion = passkey.assert({ ...asked, origin: on.origin }, forgery);
      return answerPasskey(on, clinic, 'passkey', assertion);
    };
    const logIn = async (passkey: SoftPasskey, forgery?: Forgery, on?: Page) =>
      told(await answer(passkey, forgery, on));
    const people = (): readonly (readonly [string, TestPerson])[] =>
      (['patient', 'staff', 'fullAccess', 'owner'] as const).map((who) => [who, clinic[who]]);

    it('logs patients and staff in, each as themselves', async () => {
      for (const [who, person] of people()) {
        const passkey = await givePasskey(door, person);
        const response = await answer(passkey);
        assert.equal(told(response), IN, who);
        assert.ok(response.text.includes(person.profileId), who);
        assert.equal(await page.sessionStatus(clinic.slug), 200);
      }
    });

    it('asks for any passkey of the clinic, with user verification, and looks nobody up', async () => {
      const options = await askForPasskey(page, clinic, 'passkey');
      assert.equal(options.rpId, rpIdOf(clinic));
      assert.equal(options.userVerification, 'required');
      assert.deepEqual(options.allowCredentials, []);
      assert.notEqual((await askForPasskey(page, clinic, 'passkey')).challenge, options.challenge);
      assert.equal(Buffer.from(options.challenge, 'base64url').length >= 16, true);
    });

    it('is the second step too, and sends no text message', async () => {
      await giveAuthenticator(door, clinic.staff);
      await giveSms(door, clinic.staff);
      const passkey = await givePasskey(door, clinic.staff);
      const response = await answer(passkey);
      assert.equal(told(response), IN);
      const set = response.headers.getSetCookie().map((line) => parseSetCookie(line).name);
      const kinds = ['session', 'browser'].map((kind) => `__Host-clinic-${kind}-${clinic.slug}`);
      assert.deepEqual(set.toSorted(), kinds.toSorted());
      assert.deepEqual(await textMessages(door, clinic), []);
    });

    it('is no second step without user verification: it is nothing then', async () => {
      const passkey = await givePasskey(door, clinic.patient);
      assert.equal(await logIn(passkey, { userVerified: false }), REFUSED);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });

    it('gives up the login that was under way in its browser', async () => {
      await giveAuthenticator(door, clinic.owner);
      await page.login(clinic.owner);
      const passkey = await givePasskey(door, clinic.patient);
      const response = await answer(passkey);
      assert.ok(response.text.includes(clinic.patient.profileId));
      assert.equal(told(await whereLoginStands(page, clinic)), IN);
      const open = door.node.database.db.selectFrom('login').select('tokenHash').where('endedAt', 'is', null);
      assert.deepEqual(await open.where('clinicId', '=', clinic.id).execute(), []);
    });

    it('works again and again: where the counter moves on, and where it stays at 0', async () => {
      for (const isSynced of [false, true]) {
        const passkey = await givePasskey(door, clinic.patient, { isSynced });
        for (let logins = 0; logins < 3; logins += 1) assert.equal(await logIn(passkey), IN);
      }
    });

    it('opens one session for one count of its counter, where two answers with it come at once', async () => {
      const passkey = await givePasskey(door, clinic.patient);
      const pages = [page, door.browser().open(clinic.origin)];
      const asked = await Promise.all(pages.map((each) => askForPasskey(each, clinic, 'passkey')));
      const row = sql`select 1 from profile where id = ${clinic.patient.profileId} for update`;
      const answers = await meetAtRow(
        door.node.database,
        row,
        asked.map((options, index) => () => {
          const assertion = passkey.assert({ ...options, origin: clinic.origin }, { counter: 5 });
          return answerPasskey(pages[index] ?? page, clinic, 'passkey', assertion);
        }),
      );
      assert.deepEqual(answers.map(told).toSorted(), [IN, REFUSED]);
    });

    it('works in all pages of the clinic’s domain, and in the domain that the clinic has set', async () => {
      clinic = await door.clinic({
        slug: 'many-pages',
        origins: ['https://www.many-pages.example', 'https://portal.many-pages.example'],
      });
      const passkey = await givePasskey(door, clinic.patient);
      const portal = door.browser().open('https://portal.many-pages.example');
      assert.equal(await logIn(passkey, {}, portal), IN);
      await door.node.database.db
        .updateTable('clinic')
        .set({ passkeyDomain: 'portal.many-pages.example' })
        .where('id', '=', clinic.id)
        .execute();
      door.clock.advance(SECOND);
      assert.equal((await askForPasskey(portal, clinic, 'passkey')).rpId, 'portal.many-pages.example');
      assert.equal(await logIn(passkey, {}, portal), REFUSED);
      const www = door.browser().open('https://www.many-pages.example');
      const nowhere = await www.post(`/v1/clinics/${clinic.slug}/login/passkey/challenge`, {});
      assert.equal(problemIn(nowhere).problem.code, 'passkey-not-here');
    });

    it('is not there in pages of the BFF’s own, which belong to no clinic', async () => {
      const hosted = door.browser().open(PUBLIC_URL);
      const asked = await hosted.post(`/v1/clinics/${clinic.slug}/login/passkey/challenge`, {});
      assert.equal(asked.status, 409);
      assert.equal(problemIn(asked).problem.code, 'passkey-not-here');
      const passkey = await givePasskey(door, clinic.staff);
      const step = stepIn(await hosted.login(clinic.staff)) as SecondStep;
      assert.deepEqual(step.choices, []);
      const { challenge, rpId } = await askForPasskey(page, clinic, 'passkey');
      const assertion = passkey.assert({ challenge, rpId, origin: PUBLIC_URL });
      assert.equal(told(await answerPasskey(hosted, clinic, 'passkey', assertion)), REFUSED);
    });

    it('still owes the set-up that the clinic enforces, where the passkey is of another domain', async () => {
      // It is a method all the same: what is asked for is a second step, not another set-up.
      await setClinic(door, clinic, { twoStepEnforced: 1 });
      const passkey = await givePasskey(door, clinic.staff, { domain: 'former-site.example' });
      assert.equal(await logIn(passkey), REFUSED);
      assert.equal(told(await page.login(clinic.staff)), '200 second-step');
    });

    it('is throttled by address as passwords are, and other addresses are not', async () => {
      const passkey = await givePasskey(door, clinic.patient);
      // Right ones do not count.
      for (let logins = 0; logins < 31; logins += 1) assert.equal(await logIn(passkey), IN);
      for (let tries = 0; tries < 30; tries += 1) {
        assert.equal(await logIn(passkey, { alters: 'signature' }), REFUSED);
      }
      const refused = await answer(passkey);
      assert.equal(told(refused), '429 password throttled');
      assert.equal(refused.headers.get('Retry-After'), '30');
      assert.equal(loginIn(refused).problem?.retryAfterSeconds, 30);
      const elsewhere = door.browser({ address: '203.0.113.9' }).open(clinic.origin);
      assert.equal(await logIn(passkey, {}, elsewhere), IN);
    });
  });
}
