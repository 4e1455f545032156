import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Browser } from '../support/browser.ts';
import { type FrontDoor, openFrontDoor } from '../support/front-door.ts';
import type { StaffedClinic } from '../support/people.ts';
import { askForPasskey, givePasskey } from '../support/passkey.ts';
import { databases } from '../support/postgres.ts';
import { race } from '../support/race.ts';
import { giveAuthenticator, giveRecoveryCode, giveSms, newestCode, stepIn } from '../support/two-step.ts';
import type { FinishingCall } from './racers/finish-logins.ts';

const RACER = new URL('./racers/finish-logins.ts', import.meta.url);
const EIGHT = Array.from({ length: 8 }, (_, index) => index);
const IN = '200 logged-in';

for (const dialect of databases()) {
  describe(
    `sixteen who prove one second step at once, from two processes, on ${dialect.name}`,
    {
      timeout: 60_000,
    },
    () => {
      let door: FrontDoor;
      let clinic: StaffedClinic;
      before(async () => {
        door = await openFrontDoor(dialect);
      });
      beforeEach(async () => {
        clinic = await door.clinic();
      });
      after(() => door.close());

      const challenged = async (): Promise<Browser> => {
        const browser = door.browser();
        assert.equal(stepIn(await browser.open(clinic.origin).login(clinic.staff)).name, 'second-step');
        return browser;
      };
      /** One after the other: the throttle takes many at once for guessing. */
      const eightBrowsers = async () => {
        const browsers = [];
        for (const index of EIGHT) browsers[index] = await challenged();
        return browsers;
      };
      const cookieOf = (browser: Browser) => browser.cookies.header(clinic.origin);
      /** Eight calls, made by each of two processes: sixteen at once. */
      const run = async (
        path: string,
        body: object,
        cookies: readonly string[],
      ): Promise<readonly string[]> => {
        const calls = EIGHT.map((index): FinishingCall => ({
          path: `/v1/clinics/${clinic.slug}/login/${path}`,
          body,
          cookie: cookies[index % cookies.length] ?? '',
        }));
        const args = [door.url, clinic.origin, String(door.clock.now()), JSON.stringify(calls)];
        return (await race<readonly string[]>(RACER, { processes: 2, args })).flat();
      };
      const sessions = async () =>
        (
          await door.node.database.db
            .selectFrom('session')
            .select('tokenHash')
            .where('clinicId', '=', clinic.id)
            .execute()
        ).length;
      const assertOneSession = async (answers: readonly string[]) => {
        assert.equal(answers.length, 16);
        assert.equal(answers.filter((answer) => answer === IN).length, 1, answers.join(', '));
        assert.equal(await sessions(), 1);
      };

      it('open one session with the code of a text message', async () => {
        await giveSms(door, clinic.staff);
        const browser = await challenged();
        const body = { method: 'sms', code: await newestCode(door, clinic) };
        await assertOneSession(await run('second-step/code', body, [cookieOf(browser)]));
      });

      it('open one session with the code of an authenticator app, in one login', async () => {
        const app = await giveAuthenticator(door, clinic.staff);
        const body = { method: 'authenticator', code: app.codeAt(door.clock.now()) };
        await assertOneSession(await run('second-step/code', body, [cookieOf(await challenged())]));
      });

      it('open one session with the code of an authenticator app, in eight logins', async () => {
        const app = await giveAuthenticator(door, clinic.staff);
        const body = { method: 'authenticator', code: app.codeAt(door.clock.now()) };
        const browsers = await eightBrowsers();
        await assertOneSession(await run('second-step/code', body, browsers.map(cookieOf)));
      });

      it('open one session with the answer of a passkey', async () => {
        const passkey = await givePasskey(door, clinic.staff, { isSynced: true });
        const browser = await challenged();
        const asked = await askForPasskey(browser.open(clinic.origin), clinic, 'second-step/passkey');
        const assertion = passkey.assert({ ...asked, origin: clinic.origin });
        await assertOneSession(await run('second-step/passkey', { assertion }, [cookieOf(browser)]));
      });

      it('open one session with the answer of a passkey without a password', async () => {
        const passkey = await givePasskey(door, clinic.patient, { isSynced: true });
        const asked = await askForPasskey(door.browser().open(clinic.origin), clinic, 'passkey');
        const assertion = passkey.assert({ ...asked, origin: clinic.origin });
        await assertOneSession(await run('passkey', { assertion }, ['']));
      });

      it('use one recovery code up, once, in eight logins; then say at once that the next one is saved', async () => {
        await giveAuthenticator(door, clinic.staff);
        const recoveryCode = await giveRecoveryCode(door, clinic.staff);
        const browsers = await eightBrowsers();
        const answers = await run('recovery-code', { recoveryCode }, browsers.map(cookieOf));
        const winners = answers.flatMap((answer, index) =>
          answer === '200 save-recovery-code' ? [browsers[index % 8] ?? door.browser()] : [],
        );
        assert.equal(winners.length, 1, answers.join(', '));
        assert.equal(await sessions(), 0);
        await assertOneSession(await run('recovery-code/saved', {}, winners.map(cookieOf)));
      });
    },
  );
}
