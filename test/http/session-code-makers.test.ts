import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { problemIn } from '../support/answers.ts';
import { SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import { askForCode, enter } from '../support/session-codes.ts';

const json = { 'Content-Type': 'application/json', 'X-Clinic-Auth': '1' };

for (const dialect of databases()) {
  describe(`session codes and whom they are made for, on ${dialect.name}`, { timeout: 60_000 }, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
    });
    after(() => door.close());

    it('are made for whoever is logged in at this clinic, in a page of the clinic', async () => {
      const elsewhere = await door.clinic();
      const path = `/v1/clinics/${clinic.slug}/session/code`;
      const stranger = await askForCode(door.browser().open(clinic.origin), clinic);
      assert.deepEqual([stranger.status, problemIn(stranger).problem.code], [401, 'not-logged-in']);
      const page = await enter(door, clinic.patient);
      const foreign = door.browser().open(elsewhere.origin);
      await foreign.login(elsewhere.patient);
      assert.equal((await askForCode(foreign, clinic)).status, 403);
      const refusals: readonly (readonly [Readonly<Record<string, string | null>>, number])[] = [
        [{ ...json, Origin: 'https://evil.example' }, 403],
        [{ ...json, Origin: elsewhere.origin }, 403],
        [{ ...json, Origin: null }, 403],
        [{ 'Content-Type': 'application/json' }, 403],
        [{ ...json, 'Content-Type': 'text/plain' }, 415],
      ];
      for (const [headers, status] of refusals) {
        assert.equal((await page.send({ method: 'POST', path, body: '{}', headers })).status, status);
      }
      assert.equal(
        (await page.send({ method: 'POST', path, body: '{"to":"x"}', headers: json })).status,
        400,
      );
      const rows = door.node.database.db
        .selectFrom('sessionCode')
        .selectAll()
        .where('clinicId', '=', clinic.id);
      assert.deepEqual(await rows.execute(), []);
    });

    it('are made for a session alone, not for a login in progress', async () => {
      const enforced = await door.clinic({ twoStepEnforced: 1 });
      const page = door.browser().open(enforced.origin);
      assert.equal((await page.login(enforced.staff)).status, 200);
      assert.equal((await askForCode(page, enforced)).status, 401);
    });

    it('are five at once by session, then one every twelve seconds', async () => {
      const [page, other] = [await enter(door, clinic.patient), await enter(door, clinic.patient)];
      const statuses = [];
      for (let times = 0; times < 6; times += 1) statuses.push((await askForCode(page, clinic)).status);
      assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
      const limited = await askForCode(page, clinic);
      assert.deepEqual(problemIn(limited).problem, { code: 'throttled', retryAfterSeconds: 12 });
      assert.equal(limited.headers.get('Retry-After'), '12');
      assert.equal((await askForCode(other, clinic)).status, 200);
      door.clock.advance(12 * SECOND - 1);
      assert.equal((await askForCode(page, clinic)).status, 429);
      door.clock.advance(1);
      assert.deepEqual(
        [(await askForCode(page, clinic)).status, (await askForCode(page, clinic)).status],
        [200, 429],
      );
    });
  });
}
