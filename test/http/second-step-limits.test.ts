import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Page } from '../support/browser.ts';
import { MINUTE } from '../support/clock.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { databases } from '../support/postgres.ts';
import {
  type AuthenticatorApp,
  giveAuthenticator,
  stepIn,
  told,
  typeSecondStep,
  wrongCode,
} from '../support/two-step.ts';

const IN = '200 logged-in';
const WRONG = '401 second-step wrong-code';
const CLOSED = '429 second-step second-step-closed';

for (const dialect of databases()) {
  describe(`wrong codes of the second step, on ${dialect.name}`, { timeout: 60_000 }, () => {
    let door: FrontDoor;
    let clinic: StaffedClinic;
    let app: AuthenticatorApp;
    before(async () => {
      door = await openFrontDoor(dialect);
    });
    beforeEach(async () => {
      clinic = await door.clinic();
      app = await giveAuthenticator(door, clinic.staff);
    });
    after(() => door.close());

    let strangers = 0;
    /** A login that has come to its second step, in a browser and at an address of its own. */
    const challenged = async (node = door.node): Promise<Page> => {
      strangers += 1;
      const address = `10.4.${strangers >> 8}.${strangers & 255}`;
      const page = door.browser({ app: node.app, address }).open(clinic.origin);
      assert.equal(stepIn(await page.login(clinic.staff)).name, 'second-step');
      return page;
    };
    const type = (page: Page, code: string) =>
      typeSecondStep(page, clinic, { method: 'authenticator', code });
    const wrong = async (page: Page) => told(await type(page, wrongCode(app, door.clock.now())));
    const right = async (page: Page) => told(await type(page, app.codeAt(door.clock.now())));

    it('are judged five times in one login where 50 come at once, and close codes for the profile', async () => {
      const page = await challenged();
      const answers = await Promise.all(Array.from({ length: 50 }, () => wrong(page)));
      assert.equal(answers.filter((answer) => answer !== CLOSED && answer !== WRONG).length, 0);
      const { codeTries } = await door.node.database.db
        .selectFrom('login')
        .select('codeTries')
        .where('clinicId', '=', clinic.id)
        .executeTakeFirstOrThrow();
      assert.equal(codeTries, 5);
      assert.equal(await right(page), CLOSED);
      assert.equal(await right(await challenged()), CLOSED);
    });

    it('are judged four times in one login, and with the fifth codes are closed', async () => {
      const page = await challenged();
      for (let tries = 0; tries < 4; tries += 1) assert.equal(await wrong(page), WRONG);
      assert.equal(await wrong(page), CLOSED);
      assert.equal(await right(page), CLOSED);
    });

    it('let a right code in as the fifth', async () => {
      const page = await challenged();
      for (let tries = 0; tries < 4; tries += 1) await wrong(page);
      assert.equal(await right(page), IN);
    });

    it('are judged ten times over 200 fresh logins, then not for 15 minutes, then again', async () => {
      const answers = [];
      for (let tries = 0; tries < 200; tries += 1) answers.push(await wrong(await challenged()));
      assert.deepEqual(answers, [...Array<string>(9).fill(WRONG), ...Array<string>(191).fill(CLOSED)]);
      door.clock.advance(15 * MINUTE - 1);
      assert.equal(await right(await challenged()), CLOSED);
      door.clock.advance(1);
      assert.equal(await right(await challenged()), IN);
    });

    it('are judged ten times over 50 logins where all come at once, at two nodes', async () => {
      // On SQLite nodes of one process would wait for each other without letting go of the thread.
      const other = dialect.name === 'postgres' ? await door.startNode() : door.node;
      const pages = [];
      for (let tries = 0; tries < 50; tries += 1) {
        pages.push(await challenged(tries % 2 === 0 ? door.node : other));
      }
      await Promise.all(pages.map(wrong));
      const rows = await door.node.database.db
        .selectFrom('login')
        .select('codeTries')
        .where('clinicId', '=', clinic.id)
        .execute();
      assert.equal(
        rows.reduce((sum, { codeTries }) => sum + codeTries, 0),
        10,
      );
    });
  });
}
