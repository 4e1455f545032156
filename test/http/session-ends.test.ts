import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sessionIn } from '../support/answers.ts';
import type { Page } from '../support/browser.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic, TestPerson } from '../support/people.ts';
import { databases } from '../support/postgres.ts';

for (const dialect of databases()) {
  describe(`the end of a session, on ${dialect.name}`, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic({ staffIdleSeconds: 300 });
    });
    after(() => door.close());

    const loggedIn = async (person: TestPerson): Promise<Page> => {
      const page = door.browser().open(clinic.origin);
      assert.equal((await page.login(person)).status, 200);
      return page;
    };
    /** A page whose browser keeps cookies beyond their end: the server alone decides. */
    const hoarding = async (person: TestPerson): Promise<Page> => {
      const name = `__Host-clinic-session-${clinic.slug}`;
      const browser = door.browser();
      await browser.open(clinic.origin).login(person);
      const thief = door.browser();
      thief.cookies.plant(name, browser.cookies.value(name, clinic.origin) ?? '');
      return thief.open(clinic.origin);
    };
    const status = (page: Page) => page.sessionStatus(clinic.slug);
    const act = async (page: Page) =>
      (await page.post(`/v1/clinics/${clinic.slug}/session/activity`, {})).status;
    const setIdle = async (staffIdleSeconds: number | null) => {
      const { db } = door.node.database;
      await db.updateTable('clinic').set({ staffIdleSeconds }).where('id', '=', clinic.id).execute();
      door.clock.advance(SECOND);
    };
    /** Acts every so often for so long, and checks that the session lives at each turn. */
    const keepBusy = async (page: Page, stepMs: number, turns: number) => {
      for (let turn = 0; turn < turns; turn += 1) {
        door.clock.advance(stepMs);
        assert.equal(await act(page), 200, `turn ${turn}`);
      }
    };

    it('comes for an idle patient after 24 hours, to the millisecond', async () => {
      const page = await hoarding(clinic.patient);
      door.clock.advance(DAY - 1);
      assert.equal(await status(page), 200);
      door.clock.advance(1);
      assert.equal(await status(page), 401);
    });

    it('comes for a busy patient after 14 days, to the millisecond', async () => {
      const page = await hoarding(clinic.patient);
      await keepBusy(page, 12 * HOUR, 27);
      door.clock.advance(12 * HOUR - 1);
      assert.equal(await status(page), 200);
      door.clock.advance(1);
      assert.equal(await status(page), 401);
      assert.equal(await act(page), 401);
    });

    for (const role of ['staff', 'fullAccess', 'owner'] as const) {
      it(`comes for ${role} after the clinic's Automatic Sign Out, to the millisecond`, async () => {
        const page = await hoarding(clinic[role]);
        door.clock.advance(5 * MINUTE - 1);
        assert.equal(await status(page), 200);
        door.clock.advance(1);
        assert.equal(await status(page), 401);
      });

      it(`comes for busy ${role} after 24 hours, to the millisecond`, async () => {
        await setIdle(43_200);
        const page = await hoarding(clinic[role]);
        await keepBusy(page, 8 * HOUR, 2);
        door.clock.advance(8 * HOUR - 1);
        assert.equal(await status(page), 200);
        door.clock.advance(1);
        assert.equal(await status(page), 401);
      });
    }

    it('is the same everywhere: nothing personal is left after it', async () => {
      const page = await hoarding(clinic.staff);
      door.clock.advance(5 * MINUTE);
      const answers = [
        await page.get(`/v1/clinics/${clinic.slug}`),
        await page.get(`/v1/clinics/${clinic.slug}/session`),
      ];
      for (const { text } of answers) assert.ok(!text.includes('Kim'), text);
      assert.match(answers[0]?.text ?? '', /"session":null/);
    });

    it('cannot be undone: an ended session is not revived by activity', async () => {
      const page = await hoarding(clinic.staff);
      door.clock.advance(5 * MINUTE);
      assert.equal(await act(page), 401);
      assert.equal(await status(page), 401);
    });

    it('comes at once where Automatic Sign Out is made shorter than what has passed', async () => {
      await setIdle(3600);
      const page = await hoarding(clinic.staff);
      door.clock.advance(10 * MINUTE);
      assert.equal(await status(page), 200);
      await setIdle(300);
      assert.equal(await status(page), 401);
    });

    it('moves away where Automatic Sign Out is made longer while the session is open', async () => {
      const page = await hoarding(clinic.staff);
      await setIdle(3600);
      door.clock.advance(30 * MINUTE);
      assert.equal(await status(page), 200);
    });

    it('comes for idle staff only after 24 hours where Automatic Sign Out is off', async () => {
      await setIdle(null);
      const page = await hoarding(clinic.staff);
      const { session } = sessionIn(await page.get(`/v1/clinics/${clinic.slug}/session`));
      assert.equal(session.idleEndsAt, null);
      door.clock.advance(DAY - 1);
      assert.equal(await status(page), 200);
      door.clock.advance(1);
      assert.equal(await status(page), 401);
    });

    it('is announced: the answer says when it comes, and it comes then', async () => {
      const page = await hoarding(clinic.staff);
      const { session } = sessionIn(await page.get(`/v1/clinics/${clinic.slug}/session`));
      assert.equal(Date.parse(session.idleEndsAt ?? ''), door.clock.now() + 5 * MINUTE);
      assert.equal(Date.parse(session.endsAt), door.clock.now() + DAY);
    });

    it('is not put off by asking who is logged in', async () => {
      const page = await loggedIn(clinic.staff);
      for (let turn = 0; turn < 4; turn += 1) {
        door.clock.advance(MINUTE);
        await page.get(`/v1/clinics/${clinic.slug}`);
        assert.equal(await status(page), 200);
      }
      door.clock.advance(MINUTE);
      assert.equal(await status(page), 401);
    });

    it('is put off by what the person does', async () => {
      const page = await loggedIn(clinic.staff);
      await keepBusy(page, 4 * MINUTE, 5);
      const { session } = sessionIn(await page.get(`/v1/clinics/${clinic.slug}/session`));
      assert.equal(Date.parse(session.idleEndsAt ?? ''), door.clock.now() + 5 * MINUTE);
    });

    it('is put off at most once a minute: more often nothing is written', async () => {
      const page = await loggedIn(clinic.staff);
      const lastActiveAt = async () => {
        const { db } = door.node.database;
        const row = db.selectFrom('session').select('lastActiveAt').where('clinicId', '=', clinic.id);
        return (await row.executeTakeFirstOrThrow()).lastActiveAt;
      };
      const start = door.clock.now();
      door.clock.advance(MINUTE - 1);
      assert.equal(await act(page), 200);
      assert.equal(await lastActiveAt(), start);
      door.clock.advance(1);
      assert.equal(await act(page), 200);
      assert.equal(await lastActiveAt(), start + MINUTE);
    });

    it("is put off for this session only, not for the person's others", async () => {
      const [busy, idle] = [await loggedIn(clinic.staff), await loggedIn(clinic.staff)];
      await keepBusy(busy, 4 * MINUTE, 1);
      door.clock.advance(MINUTE);
      assert.equal(await status(busy), 200);
      assert.equal(await status(idle), 401);
    });

    it('has the browser drop its cookie too', async () => {
      const page = await loggedIn(clinic.patient);
      door.clock.advance(14 * DAY);
      assert.equal(await status(page), 401);
    });

    it('activity of nobody is refused', async () => {
      assert.equal(await act(door.browser().open(clinic.origin)), 401);
    });
  });
}
