import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { tokenHash } from '../../bff/crypto/token.ts';
import { loginIn, sessionIn } from '../support/answers.ts';
import type { Browser, Page } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import { addPerson, type StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`logging in, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let browser: Browser;
    let page: Page;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      browser = door.browser();
      page = browser.open(clinic.origin);
    });
    after(() => door.close());

    const cookieName = () => `__Host-clinic-session-${clinic.slug}`;
    const token = () => browser.cookies.value(cookieName(), clinic.origin);
    const storedSessions = () =>
      door.node.database.db.selectFrom('session').selectAll().where('clinicId', '=', clinic.id).execute();

    it('sets no session cookie, and stores no session, for a wrong password', async () => {
      const answer = await page.login(clinic.patient, { password: 'a wrong password' });
      assert.equal(answer.status, 401);
      assert.deepEqual(answer.headers.getSetCookie(), []);
      assert.deepEqual(await storedSessions(), []);
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });

    it('never takes a token over that the browser brought along (session fixation)', async () => {
      const planted = 'A'.repeat(43);
      browser.cookies.plant(cookieName(), planted);
      await page.login(clinic.patient);
      const answer = await door
        .browser()
        .open(clinic.origin)
        .send({
          method: 'GET',
          path: `/v1/clinics/${clinic.slug}/session`,
          headers: { Cookie: `${cookieName()}=${planted}` },
        });
      assert.equal(answer.status, 401);
      assert.ok(!(await storedSessions()).some((row) => row.tokenHash === tokenHash(planted)));
    });

    it('gives another token each time, and ends the session that the browser had here', async () => {
      await page.login(clinic.patient);
      const first = token();
      await page.login(clinic.staff);
      assert.notEqual(token(), first);
      assert.equal((await storedSessions()).length, 1);

      const stolen = door.browser();
      stolen.cookies.plant(cookieName(), first ?? '');
      assert.equal(await stolen.open(clinic.origin).sessionStatus(clinic.slug), 401);
    });

    it("leaves the person's sessions in other browsers alone", async () => {
      const phone = door.browser().open(clinic.origin);
      await phone.login(clinic.patient);
      await page.login(clinic.patient);
      assert.equal(await phone.sessionStatus(clinic.slug), 200);
      assert.equal(await page.sessionStatus(clinic.slug), 200);
    });

    it('stores the token as its hash only', async () => {
      await page.login(clinic.patient);
      const [row] = await storedSessions();
      assert.equal(row?.tokenHash, tokenHash(token() ?? ''));
      assert.ok(!JSON.stringify(row).includes(token() ?? 'no token'));
    });

    it('cannot be done with what is stored: a leaked hash is no token', async () => {
      await page.login(clinic.patient);
      const [row] = await storedSessions();
      const thief = door.browser();
      thief.cookies.plant(cookieName(), row?.tokenHash ?? '');
      assert.equal(await thief.open(clinic.origin).sessionStatus(clinic.slug), 401);
    });

    it('answers with the session, and shows it to the page that asks for it', async () => {
      const answer = await page.login(clinic.staff);
      assert.equal(answer.status, 200);
      const at = (seconds: number) => new Date(door.clock.now() + seconds * 1000).toISOString();
      const session = {
        profile: { id: clinic.staff.profileId, name: 'Kim Fletcher', role: 'staff' },
        username: 'staff',
        loggedInAt: at(0),
        idleEndsAt: at(3600),
        endsAt: at(24 * 3600),
      } as const;
      assert.deepEqual(loginIn(answer), { step: { name: 'logged-in', session } });

      const asked = await page.get(`/v1/clinics/${clinic.slug}/session`);
      assert.equal(asked.status, 200);
      assert.deepEqual(sessionIn(asked), { session });
    });

    it('shows no token in the answer', async () => {
      const answer = await page.login(clinic.patient);
      assert.ok(!answer.text.includes(token() ?? 'no token'));
      assert.ok(!(await page.get(`/v1/clinics/${clinic.slug}`)).text.includes(token() ?? 'no token'));
    });

    it('shows the username as the person wrote it when they chose it, however it is typed now', async () => {
      const person = await addPerson(door.registry, clinic, { role: 'patient', username: 'Zoë.Ångström' });
      const answer = await page.login(person, { username: ' ZOE\u0308.A\u030aNGSTRO\u0308M ' });
      assert.equal(answer.status, 200);
      assert.ok(answer.text.includes('"username":"Zoë.Ångström"'));
    });

    it('notes the browser, cut to a bearable length, and the address', async () => {
      const other = browser.with({ userAgent: 'x'.repeat(5000), address: '203.0.113.77' });
      await other.open(clinic.origin).login(clinic.patient);
      const [row] = await storedSessions();
      assert.ok(row);
      assert.equal(row.userAgent, 'x'.repeat(400));
      assert.equal(row.address, '203.0.113.77');
    });

    it('works for 64 emoji, and for no other number of them', async () => {
      const [username, password] = ['flamingo', '🦩'.repeat(64)];
      const person = await addPerson(door.registry, clinic, { role: 'patient', username, password });
      assert.equal((await page.login(person, { password: '🦩'.repeat(63) })).status, 401);
      assert.equal((await page.login(person, { password: '🦩'.repeat(65) })).status, 401);
      assert.equal((await page.login(person)).status, 200);
    });

    it('works for a password whose accents are typed in parts', async () => {
      const [username, password] = ['noel', 'une fianc\u00e9e \u00e0 No\u00ebl'];
      const person = await addPerson(door.registry, clinic, { role: 'patient', username, password });
      const typed = 'une fiance\u0301e a\u0300 Noe\u0308l';
      assert.equal((await page.login(person, { password: typed })).status, 200);
    });

    it('takes a password to the letter: no trimming, no folding', async () => {
      for (const change of [(text: string) => `${text} `, (text: string) => text.toUpperCase()]) {
        const password = change(clinic.patient.password);
        assert.equal((await page.login(clinic.patient, { password })).status, 401);
      }
    });
  });
}
