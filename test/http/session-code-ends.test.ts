import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { HOUR, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { connectPracticeSystem, type PracticeSystem } from '../support/practice.ts';
import { assertInvalid, codeOf, enter, exchange, toldIn, toldOf } from '../support/session-codes.ts';

for (const dialect of databases()) {
  describe(`session codes and their end, on ${dialect.name}`, { timeout: 60_000 }, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let system: PracticeSystem;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      system = await connectPracticeSystem(door, clinic, { scopes: ['sessions'] });
    });
    after(() => door.close());

    it('live for a minute, to the millisecond', async () => {
      const page = await enter(door, clinic.patient);
      const [early, late] = [await codeOf(page, clinic), await codeOf(page, clinic)];
      door.clock.advance(60 * SECOND - 1);
      toldIn(await exchange(system, early));
      door.clock.advance(1);
      assertInvalid(await exchange(system, late));
    });

    it('are dead once the session is: logged out, signed out elsewhere, idle for too long', async () => {
      const page = await enter(door, clinic.patient);
      const first = await codeOf(page, clinic);
      assert.equal((await page.delete(`/v1/clinics/${clinic.slug}/session`)).status, 204);
      assertInvalid(await exchange(system, first), 'logged out');

      const [here, there] = [await enter(door, clinic.patient), await enter(door, clinic.patient)];
      const [kept, ended] = [await codeOf(here, clinic), await codeOf(there, clinic)];
      assert.equal((await here.post(`/v1/clinics/${clinic.slug}/sessions/sign-out-others`, {})).status, 200);
      assertInvalid(await exchange(system, ended), 'signed out elsewhere');
      toldIn(await exchange(system, kept));

      const staff = await enter(door, clinic.staff);
      door.clock.advance(HOUR - 1);
      const idle = await codeOf(staff, clinic);
      door.clock.advance(1);
      assert.equal(await staff.sessionStatus(clinic.slug), 401);
      assertInvalid(await exchange(system, idle), 'idle for too long');
      assert.equal((await toldOf(door.node, clinic)).length, 1);
    });

    it('are dead once the session goes on under another token, as after a changed password', async () => {
      const page = await enter(door, clinic.patient);
      const code = await codeOf(page, clinic);
      const { password: currentPassword } = clinic.patient;
      const changed = await page.put(`/v1/clinics/${clinic.slug}/credentials`, {
        currentPassword,
        newPassword: 'plum harvest over the quiet bridge',
      });
      assert.equal(changed.status, 200);
      assertInvalid(await exchange(system, code));
      toldIn(await exchange(system, await codeOf(page, clinic)));
    });

    it('keep nobody logged in: neither making nor exchanging one counts as activity', async () => {
      const page = await enter(door, clinic.staff);
      for (let minutes = 0; minutes < 59; minutes += 10) {
        toldIn(await exchange(system, await codeOf(page, clinic)));
        door.clock.advance(10 * 60 * SECOND);
      }
      assert.equal(await page.sessionStatus(clinic.slug), 401);
    });
  });
}
