import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { SetUpTwoStep } from '../../bff/contract/index.ts';
import type { Page } from '../support/browser.ts';
import { MINUTE } from '../support/clock.ts';
import { meetAtRow } from '../support/held-row.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  appWith,
  giveAuthenticator,
  setClinic,
  setUpCall,
  stepIn,
  told,
  whereLoginStands,
} from '../support/two-step.ts';
import { openWayIn, type WayIn } from '../support/way-in.ts';

const OWED = '200 set-up-two-step';
const SAVE = '200 save-recovery-code';
const IN = '200 logged-in';

for (const dialect of databases()) {
  describe(
    `what happens while an enforced set-up is under way, on ${dialect.name}`,
    { timeout: 60_000 },
    () => {
      let way: WayIn;
      let clinic: StaffedClinic;
      let page: Page;
      before(async () => {
        way = await openWayIn(dialect);
      });
      beforeEach(async () => {
        clinic = await way.door.clinic({ twoStepEnforced: 1 });
        page = way.visit(clinic);
      });
      after(() => way.close());

      const sessions = async () =>
        (
          await way.door.node.database.db
            .selectFrom('session')
            .select('tokenHash')
            .where('clinicId', '=', clinic.id)
            .execute()
        ).length;
      /** Begins with an authenticator app at a login's set-up. Answers the app. */
      const beginApp = async (on: Page) => {
        const { begun } = stepIn(await setUpCall(on, clinic, 'authenticator')) as SetUpTwoStep;
        assert.equal(begun?.method, 'authenticator');
        return appWith(begun.key);
      };
      const now = () => way.door.clock.now();

      it('reaches a login that is under way when it is turned on', async () => {
        clinic = await way.door.clinic();
        page = way.visit(clinic);
        await giveAuthenticator(way.door, clinic.staff);
        assert.equal(told(await page.login(clinic.staff)), '200 second-step');
        await setClinic(way.door, clinic, { twoStepEnforced: 1 });
        // Somebody takes the only method away meanwhile: what is owed now comes in its place.
        const { db } = way.door.node.database;
        await db.deleteFrom('twoStep').where('profileId', '=', clinic.staff.profileId).execute();
        assert.equal(told(await whereLoginStands(page, clinic)), OWED);
        const code = (await beginApp(page)).codeAt(now());
        assert.equal(told(await setUpCall(page, clinic, 'authenticator/code', { code })), SAVE);
        assert.equal(await sessions(), 0);
      });

      it('opens nothing by being turned off: the login that owed it begins again', async () => {
        await page.login(clinic.staff);
        const app = await beginApp(page);
        await setClinic(way.door, clinic, { twoStepEnforced: 0 });
        const code = app.codeAt(now());
        const late = await setUpCall(page, clinic, 'authenticator/code', { code });
        assert.equal(told(late), '409 password wrong-step');
        assert.equal(await sessions(), 0);
        assert.equal(told(await page.login(clinic.staff)), IN);
      });

      it('ends a login in which codes were guessed: five a set-up, ten a profile', async () => {
        const wrong = async (on: Page) =>
          told(await setUpCall(on, clinic, 'authenticator/code', { code: '00000' }));
        await page.login(clinic.staff);
        const app = await beginApp(page);
        for (let tries = 0; tries < 5; tries += 1) {
          assert.equal(await wrong(page), '401 set-up-two-step wrong-code');
        }
        const late = await setUpCall(page, clinic, 'authenticator/code', { code: app.codeAt(now()) });
        assert.equal(told(late), '410 set-up-two-step set-up-ended');
        const other = way.visit(clinic);
        await other.login(clinic.staff);
        const again = await beginApp(other);
        for (let tries = 0; tries < 5; tries += 1) await wrong(other);
        await beginApp(other);
        const right = again.codeAt(now());
        const refused = await setUpCall(other, clinic, 'authenticator/code', { code: right });
        assert.equal(told(refused), '429 set-up-two-step throttled');
        way.door.clock.advance(9 * MINUTE);
        assert.equal(await sessions(), 0);
      });

      it('is set up once where two logins set it up at once: the other one is asked for it', async () => {
        const pages = [way.visit(clinic), way.visit(clinic)];
        const codes: string[] = [];
        for (const each of pages) {
          await each.login(clinic.staff);
          codes.push((await beginApp(each)).codeAt(now()));
        }
        const row = sql`select 1 from profile where id = ${clinic.staff.profileId} for update`;
        const answers = await meetAtRow(
          way.door.node.database,
          row,
          pages.map(
            (each, index) => () => setUpCall(each, clinic, 'authenticator/code', { code: codes[index] }),
          ),
        );
        const outcomes = answers.map(told);
        assert.equal(outcomes.filter((each) => each === SAVE).length, 1, outcomes.join(', '));
        const loser = pages[outcomes.indexOf(SAVE) === 0 ? 1 : 0] ?? page;
        assert.equal(told(await whereLoginStands(loser, clinic)), '200 second-step');
      });
    },
  );
}
