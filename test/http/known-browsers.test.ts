import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from '../support/browser.ts';
import { DAY, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

const WRONG = 'not the password of anybody';

for (const dialect of databases()) {
  describe(`a browser in which somebody has logged in before, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let home: Browser;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      home = door.browser({ address: '192.0.2.10' });
      assert.equal((await login(home)).status, 200);
    });
    after(() => door.close());

    const login = (browser: Browser, person: TestPerson = clinic.patient) =>
      browser.open(clinic.origin).login(person);
    const miss = (browser: Browser, person: TestPerson = clinic.patient) =>
      browser.open(clinic.origin).login(person, { password: WRONG });
    let strangers = 0;
    const stranger = () => {
      strangers += 1;
      return door.browser({ address: `10.2.${strangers >> 8}.${strangers & 255}` });
    };
    const lockOut = async (person: TestPerson = clinic.patient) => {
      for (let tries = 0; tries < 5; tries += 1) await miss(stranger(), person);
      assert.equal((await login(stranger(), person)).status, 429);
    };
    const knownCookie = () => `__Host-clinic-browser-${clinic.slug}`;

    it("is not locked out by strangers' guesses", async () => {
      await lockOut();
      assert.equal((await login(home)).status, 200);
    });

    it('is not locked out by guesses from its own address', async () => {
      const neighbour = door.browser({ address: '192.0.2.10' });
      for (let tries = 0; tries < 31; tries += 1) {
        const typed = { username: `guess-${tries}`, password: WRONG };
        await neighbour.open(clinic.origin).login(clinic.patient, typed);
      }
      assert.equal((await login(neighbour, clinic.staff)).status, 429);
      assert.equal((await login(home)).status, 200);
    });

    it('is limited by its own guesses', async () => {
      for (let tries = 0; tries < 5; tries += 1) assert.equal((await miss(home)).status, 401);
      const early = await login(home);
      assert.equal(early.status, 429);
      assert.equal(early.headers.get('Retry-After'), '30');
      door.clock.advance(30 * SECOND);
      assert.equal((await login(home)).status, 200);
    });

    it('does not help strangers: their count stays where it was when the owner logs in', async () => {
      await lockOut();
      await login(home);
      assert.equal((await login(stranger())).status, 429);
    });

    it('is known to its own profile only, and gives nothing for a colleague', async () => {
      await lockOut(clinic.staff);
      assert.equal((await login(home, clinic.staff)).status, 429);
    });

    it('gives nothing at another clinic, where the cookie is carried there by hand', async () => {
      const other = await door.clinic();
      for (let tries = 0; tries < 5; tries += 1) {
        await stranger().open(other.origin).login(other.patient, { password: WRONG });
      }
      const thief = stranger();
      const token = home.cookies.value(knownCookie(), clinic.origin) ?? '';
      thief.cookies.plant(`__Host-clinic-browser-${other.slug}`, token);
      assert.equal((await thief.open(other.origin).login(other.patient)).status, 429);
    });

    it('is known to each of several who share it', async () => {
      await login(home, clinic.staff);
      await lockOut();
      await lockOut(clinic.staff);
      assert.equal((await login(home)).status, 200);
      assert.equal((await login(home, clinic.staff)).status, 200);
    });

    it('is not known by a token that somebody made up', async () => {
      await lockOut();
      const thief = stranger();
      thief.cookies.plant(knownCookie(), 'A'.repeat(43));
      assert.equal((await login(thief)).status, 429);
    });

    it('is known by its newest token only: an older copy gives nothing', async () => {
      const copy = home.cookies.value(knownCookie(), clinic.origin) ?? '';
      await login(home);
      await lockOut();
      const thief = stranger();
      thief.cookies.plant(knownCookie(), copy);
      assert.equal((await login(thief)).status, 429);
    });

    it('stays known after logging out', async () => {
      await home.open(clinic.origin).delete(`/v1/clinics/${clinic.slug}/session`);
      await lockOut();
      assert.equal((await login(home)).status, 200);
    });

    it('is known for 30 days after the last login, cookie or not', async () => {
      const token = home.cookies.value(knownCookie(), clinic.origin) ?? '';
      door.clock.advance(30 * DAY - SECOND);
      await lockOut();
      const keeper = stranger();
      keeper.cookies.plant(knownCookie(), token);
      assert.equal((await login(keeper)).status, 200);

      const later = keeper.cookies.value(knownCookie(), clinic.origin) ?? '';
      door.clock.advance(30 * DAY);
      await lockOut();
      const hoarder = stranger();
      hoarder.cookies.plant(knownCookie(), later);
      assert.equal((await login(hoarder)).status, 429);
    });

    it('is not a session, and skips no password', async () => {
      const thief = stranger();
      const token = home.cookies.value(knownCookie(), clinic.origin) ?? '';
      thief.cookies.plant(knownCookie(), token);
      thief.cookies.plant(`__Host-clinic-session-${clinic.slug}`, token);
      assert.equal(await thief.open(clinic.origin).sessionStatus(clinic.slug), 401);
      assert.equal((await miss(thief)).status, 401);
    });
  });
}
