import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { problemIn, sessionIn } from '../support/answers.ts';
import type { Browser, Page } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`sessions of two clinics in one browser, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let maple: StaffedClinic;
    let harbour: StaffedClinic;
    let browser: Browser;
    let atMaple: Page;
    let atHarbour: Page;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      maple = await door.clinic();
      harbour = await door.clinic();
      browser = door.browser();
      atMaple = browser.open(maple.origin);
      atHarbour = browser.open(harbour.origin);
    });
    after(() => door.close());

    const sessionCookie = (clinic: StaffedClinic) => `__Host-clinic-session-${clinic.slug}`;
    const token = (clinic: StaffedClinic) =>
      browser.cookies.value(sessionCookie(clinic), clinic.origin) ?? '';
    const profileAt = async (page: Page, clinic: StaffedClinic) =>
      sessionIn(await page.get(`/v1/clinics/${clinic.slug}/session`)).session.profile.id;

    it("a token opens nothing at the other clinic, under whatever cookie's name it comes", async () => {
      await atMaple.login(maple.patient);
      for (const name of [sessionCookie(harbour), sessionCookie(maple)]) {
        const answer = await door
          .browser()
          .open(harbour.origin)
          .send({
            method: 'GET',
            path: `/v1/clinics/${harbour.slug}/session`,
            headers: { Cookie: `${name}=${token(maple)}` },
          });
        assert.equal(answer.status, 401);
      }
    });

    it('a token opens nothing as a cookie without its __Host- prefix', async () => {
      await atMaple.login(maple.patient);
      const name = sessionCookie(maple).replace('__Host-', '');
      const answer = await door
        .browser()
        .open(maple.origin)
        .send({
          method: 'GET',
          path: `/v1/clinics/${maple.slug}/session`,
          headers: { Cookie: `${name}=${token(maple)}; __Secure-${name}=${token(maple)}` },
        });
      assert.equal(answer.status, 401);
    });

    it('a token opens nothing in an address, a header or a body', async () => {
      await atMaple.login(maple.patient);
      const stolen = token(maple);
      const path = `/v1/clinics/${maple.slug}/session`;
      const page = door.browser().open(maple.origin);
      const headers = { Authorization: `Bearer ${stolen}`, 'X-Session': stolen };
      assert.equal((await page.send({ method: 'GET', path, headers })).status, 401);
      assert.equal((await page.get(`${path}?token=${stolen}`)).status, 401);
    });

    it('logging in at one neither logs in nor out at the other', async () => {
      await atMaple.login(maple.patient);
      assert.equal(await atHarbour.sessionStatus(harbour.slug), 401);
      await atHarbour.login(harbour.staff);
      assert.equal(await profileAt(atMaple, maple), maple.patient.profileId);
      assert.equal(await profileAt(atHarbour, harbour), harbour.staff.profileId);
    });

    it('a failed login at one leaves both as they were', async () => {
      await atMaple.login(maple.patient);
      await atHarbour.login(harbour.patient);
      assert.equal((await atMaple.login(maple.staff, { password: 'wrong' })).status, 401);
      assert.equal(await profileAt(atMaple, maple), maple.patient.profileId);
      assert.equal(await profileAt(atHarbour, harbour), harbour.patient.profileId);
    });

    it('logging out at one leaves the other', async () => {
      await atMaple.login(maple.patient);
      await atHarbour.login(harbour.patient);
      assert.equal((await atMaple.delete(`/v1/clinics/${maple.slug}/session`)).status, 204);
      assert.equal(await atMaple.sessionStatus(maple.slug), 401);
      assert.equal(await atHarbour.sessionStatus(harbour.slug), 200);
    });

    it('after logging out the token is dead at once, on every node, and off the browser', async () => {
      const { app } = await door.startNode();
      await atMaple.login(maple.patient);
      const copy = door.browser({ app });
      copy.cookies.plant(sessionCookie(maple), token(maple));
      assert.equal(await copy.open(maple.origin).sessionStatus(maple.slug), 200);

      const answer = await atMaple.delete(`/v1/clinics/${maple.slug}/session`);
      assert.equal(answer.text, '');
      assert.equal(browser.cookies.value(sessionCookie(maple), maple.origin), null);
      assert.equal(await copy.open(maple.origin).sessionStatus(maple.slug), 401);
      const { db } = door.node.database;
      const left = await db
        .selectFrom('session')
        .select('tokenHash')
        .where('clinicId', '=', maple.id)
        .execute();
      assert.deepEqual(left, []);
    });

    it('logging out twice, or without ever having logged in, is fine', async () => {
      await atMaple.login(maple.patient);
      for (const page of [atMaple, atMaple, door.browser().open(maple.origin)]) {
        assert.equal((await page.delete(`/v1/clinics/${maple.slug}/session`)).status, 204);
      }
    });

    it("logging out with somebody else's token of the other clinic ends nothing", async () => {
      await atMaple.login(maple.patient);
      const attacker = door.browser();
      attacker.cookies.plant(sessionCookie(harbour), token(maple));
      await attacker.open(harbour.origin).delete(`/v1/clinics/${harbour.slug}/session`);
      assert.equal(await atMaple.sessionStatus(maple.slug), 200);
    });

    it('a session of a profile that is gone is none', async () => {
      await atMaple.login(maple.patient);
      const { db } = door.node.database;
      await db.deleteFrom('session').where('profileId', '=', maple.patient.profileId).execute();
      assert.equal(await atMaple.sessionStatus(maple.slug), 401);
    });

    it('who is not logged in is told so, and nothing else', async () => {
      const answer = await atMaple.get(`/v1/clinics/${maple.slug}/session`);
      const { problem } = problemIn(answer);
      assert.deepEqual(problem, { code: 'not-logged-in' });
      assert.equal(answer.status, 401);
    });

    it('a changed role and name show at once: nothing is remembered but whose session it is', async () => {
      await atMaple.login(maple.staff);
      await door.node.database.db
        .updateTable('profile')
        .set({ role: 'patient', givenName: 'Renamed' })
        .where('clinicId', '=', maple.id)
        .where('id', '=', maple.staff.profileId)
        .execute();
      const { session } = sessionIn(await atMaple.get(`/v1/clinics/${maple.slug}/session`));
      assert.equal(session.profile.role, 'patient');
      assert.equal(session.profile.name, 'Renamed Fletcher');
    });
  });
}
